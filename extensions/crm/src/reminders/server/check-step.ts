import { DomainError } from '@ia/core';
import { reminderChannels } from '@ia/core/reminders/reminder-words';
import { stepConditions } from '@ia/core/reminders/step-conditions';
import { templateVariables } from '@ia/core/reminders/template-variables';
import type { EventContext, Row, Services } from '@ia/directus-kit';
import { type AskedChange, changedRows, readChanged } from '@ia/directus-kit/rights/read-changed';
import { checkTemplate } from '@ia/providers/templates/fill-template';

/** What each channel cannot leave without. */
const NEEDED = {
  mail: ['subject', 'body'],
  whatsapp: ['whatsapp_template', 'whatsapp_language'],
  linkedin_task: ['body'],
} as const;

/** @throws VALUE_REQUIRED, VALUE_INVALID, TEMPLATE_… naming the field */
export function checkStep(step: Row): Row {
  const channel = reminderChannels.find((one) => one === (step.channel ?? 'mail'));
  if (!channel) throw new DomainError('VALUE_INVALID', { field: 'channel' });
  for (const field of NEEDED[channel]) {
    if (String(step[field] ?? '').trim() === '') throw new DomainError('VALUE_REQUIRED', { field });
  }
  for (const field of ['subject', 'body', 'subject_en', 'body_en']) {
    const text = step[field];
    if (typeof text === 'string') checkTemplate(text, { field, variables: templateVariables });
  }
  if (channel === 'mail') checkEnglish(step);
  checkConditions(step.conditions);
  return step;
}

/** A mail half in English would leave with a French subject, or without a text. */
function checkEnglish(step: Row): void {
  const [isTitled, isWritten] = ['subject_en', 'body_en'].map(
    (field) => String(step[field] ?? '').trim() !== '',
  );
  if (isTitled === isWritten) return;
  throw new DomainError('VALUE_REQUIRED', { field: isTitled ? 'body_en' : 'subject_en' });
}

/** @throws FORBIDDEN before any reason, and what `checkStep` refuses */
export async function checkStepChanges(
  services: Services,
  context: EventContext,
  change: AskedChange,
): Promise<Row> {
  const rows = await readChanged(services, context, changedRows('reminder_steps', change));
  for (const row of rows) checkStep({ ...row, ...change.payload });
  return change.payload;
}

function checkConditions(value: unknown): void {
  if (value === null || value === undefined) return;
  const words: readonly unknown[] | null = Array.isArray(value) ? value : null;
  const isKnown = words?.every((word) => stepConditions.some((known) => known === word)) ?? false;
  if (isKnown) return;
  throw new DomainError('VALUE_INVALID', { field: 'conditions', hint: stepConditions.join(', ') });
}

import { currencies, formatCents, parseCents } from '@ia/core/money';
import type { TemplateValues } from '@ia/core/reminders/template-variables';
import { fillTemplate } from '@ia/providers/templates/fill-template';
import type { Step } from './store/reminder-sequences.ts';
import type { SubjectRow } from './store/reminder-subjects.ts';

export interface WrittenStep {
  readonly subject: string;
  readonly body: string;
}

const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

/** The words of a step for one person. */
export function writeStep(step: Step, subject: SubjectRow, sender: string): WrittenStep {
  const values = valuesOf(subject, sender);
  return { subject: fillTemplate(step.subject, values), body: fillTemplate(lines(step), values) };
}

/** What a template is sent with, and the lines of the step that gave nothing. */
export interface WrittenParameters {
  readonly parameters: readonly string[];
  readonly empty: readonly string[];
}

/**
 * The variables of a WhatsApp template: one line of the text each, in their order. Meta refuses an
 * empty one: who is known by one word only is called by it.
 */
export function writeParameters(
  step: Step,
  subject: SubjectRow,
  sender: string,
): WrittenParameters {
  const known = valuesOf(subject, sender);
  const values = { ...known, first_name: known.first_name || known.last_name };
  const lines = step.body.split(/\r?\n/).filter((line) => line.trim() !== '');
  const filled = lines.map((line) => ({
    line: line.trim(),
    text: fillTemplate(line, values).replace(/\s+/g, ' ').trim(),
  }));
  return {
    parameters: filled.map(({ text }) => text),
    empty: filled.flatMap(({ line, text }) => (text === '' ? [line] : [])),
  };
}

const lines = ({ body }: Step): string => body.replaceAll('\r\n', '\n');

function valuesOf(subject: SubjectRow, sender: string): TemplateValues {
  return {
    first_name: subject.first_name ?? '',
    last_name: subject.last_name ?? '',
    company: subject.company ?? '',
    deal: subject.deal_name ?? '',
    offer: subject.offer_name ?? '',
    amount: amountOf(subject),
    proposal_date: subject.proposal_sent_at ? day.format(subject.proposal_sent_at) : '',
    sender: sender || 'L’équipe IA Infinity',
  };
}

function amountOf({ amount, currency }: SubjectRow): string {
  const known = currencies.find((one) => one === currency);
  return amount && known ? formatCents(parseCents(amount), known, 'fr') : '';
}

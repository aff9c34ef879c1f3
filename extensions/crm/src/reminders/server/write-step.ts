import { type Currency, formatCents, parseCents } from '@ia/core/money';
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

/** The variables of a WhatsApp template: one line of the text each, in their order. */
export function writeParameters(step: Step, subject: SubjectRow, sender: string): string[] {
  const values = valuesOf(subject, sender);
  return step.body
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => fillTemplate(line, values));
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

const CURRENCIES: readonly Currency[] = ['EUR', 'USD', 'GBP', 'CHF'];

function amountOf({ amount, currency }: SubjectRow): string {
  const known = CURRENCIES.find((one) => one === currency);
  return amount && known ? formatCents(parseCents(amount), known, 'fr') : '';
}

import type { Locale } from '@ia/core';
import { currencies, formatCents, parseCents } from '@ia/core/money';
import type { TemplateValues } from '@ia/core/reminders/template-variables';
import { fillTemplate } from '@ia/providers/templates/fill-template';
import type { Step } from './store/reminder-sequences.ts';
import type { SubjectRow } from './store/reminder-subjects.ts';

export interface WrittenStep {
  readonly locale: Locale;
  readonly subject: string;
  readonly body: string;
}

const days = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/Paris' }),
};

/** The language a step is sent in: the contact's, where the step has words in it. */
export function localeOfStep(step: Step, { locale }: Pick<SubjectRow, 'locale'>): Locale {
  return locale === 'en' && step.bodyEn.trim() !== '' ? 'en' : 'fr';
}

/** The words of a step for one person, in their language. */
export function writeStep(step: Step, subject: SubjectRow, sender: string): WrittenStep {
  const locale = localeOfStep(step, subject);
  const values = valuesOf(subject, sender, locale);
  const [title, text] = locale === 'en' ? [step.subjectEn, step.bodyEn] : [step.subject, step.body];
  return {
    locale,
    subject: fillTemplate(title, values),
    body: fillTemplate(text.replaceAll('\r\n', '\n'), values),
  };
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
  // Meta approves a template in one language: its variables speak it.
  const locale = step.whatsappLanguage?.startsWith('en') ? 'en' : 'fr';
  const known = valuesOf(subject, sender, locale);
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

function valuesOf(subject: SubjectRow, sender: string, locale: Locale): TemplateValues {
  return {
    first_name: subject.first_name ?? '',
    last_name: subject.last_name ?? '',
    company: subject.company ?? '',
    deal: subject.deal_name ?? '',
    offer: subject.offer_name ?? '',
    amount: amountOf(subject, locale),
    proposal_date: subject.proposal_sent_at ? days[locale].format(subject.proposal_sent_at) : '',
    sender: sender || TEAM[locale],
  };
}

const TEAM = { fr: 'L’équipe IA Infinity', en: 'The IA Infinity team' } as const;

function amountOf({ amount, currency }: SubjectRow, locale: Locale): string {
  const known = currencies.find((one) => one === currency);
  return amount && known ? formatCents(parseCents(amount), known, locale) : '';
}

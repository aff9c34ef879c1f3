import type { Locale, Milestone } from '@ia/core';

const TEXTS: Readonly<Record<Milestone, Readonly<Record<Locale, string>>>> = {
  proposal_sent: { fr: 'Proposition envoyée', en: 'Proposal sent' },
  audit_delivered: { fr: 'Audit livré', en: 'Audit delivered' },
  audit_validated: { fr: 'Audit validé', en: 'Audit validated' },
};

const AGREEMENT: Readonly<Record<Locale, Readonly<Record<'yes' | 'no', string>>>> = {
  fr: { yes: ', avec accord du client', no: ', sans accord du client' },
  en: { yes: ', with the client’s agreement', no: ', without the client’s agreement' },
};

interface Told {
  readonly milestone: Milestone;
  readonly hasAgreement: boolean | null;
  /** Name of who received it. */
  readonly to: string | null;
}

/** What the timeline of a deal says of a milestone. */
export function milestoneText({ milestone, hasAgreement, to }: Told, locale: Locale): string {
  const text = TEXTS[milestone][locale];
  if (milestone !== 'audit_validated') return to ? `${text} ${TO[locale]} ${to}` : text;
  return hasAgreement === null ? text : `${text}${AGREEMENT[locale][hasAgreement ? 'yes' : 'no']}`;
}

const TO: Readonly<Record<Locale, string>> = { fr: 'à', en: 'to' };

import type { ColumnRule } from '@ia/core/imports';
import { toldFactFields } from '@ia/core/pipeline/told-facts';
import { requestLocale } from '@ia/directus-kit';
import type { TargetField } from '../contract.ts';

interface Told {
  readonly as: ColumnRule['as'];
  readonly fr: string;
  readonly en: string;
}

const TOLD: Readonly<Record<(typeof toldFactFields)[number], Told>> = {
  told_meeting_on: { as: 'date', fr: 'Rendez-vous tenu le', en: 'Meeting held on' },
  told_meeting_note: { as: 'text', fr: 'Compte rendu du rendez-vous', en: 'Note of the meeting' },
  told_proposal_sent_on: { as: 'date', fr: 'Proposition envoyée le', en: 'Proposal sent on' },
  told_audit_delivered_on: { as: 'date', fr: 'Audit livré le', en: 'Audit delivered on' },
  told_audit_validated_on: { as: 'date', fr: 'Audit validé le', en: 'Audit validated on' },
  told_agreement: { as: 'boolean', fr: 'Accord du client', en: 'Client’s agreement' },
};

/** What a running sync may tell of a deal, so that it passes the rules of advancement. */
export function toldFields(): TargetField[] {
  const locale = requestLocale();
  return toldFactFields.map((field) => {
    const { as, [locale]: label } = TOLD[field];
    return { field, label, as, required: false };
  });
}

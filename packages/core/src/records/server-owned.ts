import { dealFacts } from './deal-facts.ts';

/** Who touched a row, and when. */
export const stamps = ['date_created', 'user_created', 'date_updated', 'user_updated'] as const;

const ORIGINS = ['origin', 'external_id', 'external_owner', 'trace_id'] as const;

/** Fields of deals that no form, request or file writes; what leads to them is recorded elsewhere. */
export const serverOwnedOfDeals = [...dealFacts, 'has_agreement'] as const;

/** Of a mail on a timeline: what became of it, and with whom it was. */
export const mailFacts = ['mail_state', 'mail_error', 'mail_address', 'mail_cc'] as const;

const LEAD_SCORES = [
  'score',
  'score_kind',
  'score_explanation',
  'scored_at',
  'score_override',
  'score_override_by',
  'score_override_at',
  'score_override_reason',
] as const;

const LEAD_CONVERSION = [
  'converted_at',
  'converted_account',
  'converted_contact',
  'converted_deal',
] as const;

/** What a project was sold as: copied from its deal when that is won. */
export const saleFields = [
  'sold_offer',
  'sold_amount',
  'sold_currency',
  'sold_sla',
  'sold_scope',
  'sold_on',
] as const;

const OF_COLLECTION: Readonly<Record<string, readonly string[]>> = {
  deals: ['closed_on', 'stage_entered_at', ...serverOwnedOfDeals],
  leads: [
    'email_bounced_at',
    // The boxes follow the log of consents (ADR 0019).
    'email_opt_out',
    'call_opt_out',
    'enriched_at',
    ...LEAD_SCORES,
    ...LEAD_CONVERSION,
  ],
  // Written by the route of milestones, and of what came from outside.
  activities: [
    ...['milestone', 'withdrawn_at', 'withdrawal_reason'],
    ...['direction', 'files', 'file_remarks'],
    // Written by the route that sends mails, and by what becomes of them.
    ...mailFacts,
  ],
  // Copied from the deal when it is won, and frozen.
  projects: ['deal', ...saleFields],
  workflows: ['n8n_workflow_id'],
  // Who of a client let somebody in.
  account_members: ['invited_by'],
};

/** Fields of a collection of ours that the server works out, measures or logs, never a person. */
export function serverOwned(collection: string): readonly string[] {
  return [...ORIGINS, ...stamps, ...(OF_COLLECTION[collection] ?? [])];
}

/** A file tells when a deal was closed and what a lead agreed to: the platform takes it as history. */
const TOLD_BY_FILES: Readonly<Record<string, readonly string[]>> = {
  deals: ['closed_on', 'stage_entered_at'],
  leads: ['email_bounced_at', 'email_opt_out', 'call_opt_out', 'enriched_at'],
  projects: ['deal', 'sold_amount'],
};
const KEPT_BY_IMPORTS: readonly string[] = ['id', 'search', 'position', 'is_archived'];
/** A mapping names whose a row is by this. */
const NAMED_BY_MAPPINGS: readonly string[] = ['external_owner'];

/** Whether no mapping may write a field: the platform fills it, or the import itself does. */
export function isClosedToMappings(collection: string, field: string): boolean {
  if (NAMED_BY_MAPPINGS.includes(field)) return false;
  if (TOLD_BY_FILES[collection]?.includes(field)) return false;
  return KEPT_BY_IMPORTS.includes(field) || serverOwned(collection).includes(field);
}

/** What no cell can hold, or people would take for something else. */
const NOT_IN_CELLS: Readonly<Record<string, readonly string[]>> = {
  deals: ['contact', 'override_reason', 'closed_on', 'stage_entered_at'],
  leads: ['attributes', 'duplicate_of'],
  accounts: ['attributes', 'primary_contact'],
  contacts: ['attributes'],
  offers: ['settings', 'project_template'],
};

/** Whether a person who imports a file is offered a field. */
export function isOfferedToFiles(collection: string, field: string): boolean {
  return !isClosedToMappings(collection, field) && !NOT_IN_CELLS[collection]?.includes(field);
}

import { DomainError } from '../errors.ts';
import { decideDisqualification } from './disqualification.ts';
import type { LeadStatus } from './lead-status.ts';
import { isOpenLead, parseLeadStatus } from './lead-status.ts';

export interface LeadState {
  readonly id: string;
  readonly status: string;
  readonly disqualification_reason: string | null;
  readonly disqualification_note: string | null;
  readonly duplicate_of: string | null;
  readonly converted_account: string | null;
  readonly converted_contact: string | null;
  readonly converted_deal: string | null;
  readonly converted_at: Date | string | null;
}

export type LeadChanges = Readonly<Record<string, unknown>>;

export interface LeadChangeInput {
  /** Null for a lead about to be created. */
  readonly lead: LeadState | null;
  readonly changes: LeadChanges;
  /** Whether it is the conversion that writes: the only one to set what it leads to. */
  readonly isConversion: boolean;
}

const REASON_FIELDS = ['disqualification_reason', 'disqualification_note', 'duplicate_of'] as const;
const CONVERTED_FIELDS = [
  'converted_account',
  'converted_contact',
  'converted_deal',
  'converted_at',
] as const;

const NEW_LEAD: LeadState = {
  id: '',
  status: 'new',
  disqualification_reason: null,
  disqualification_note: null,
  duplicate_of: null,
  converted_account: null,
  converted_contact: null,
  converted_deal: null,
  converted_at: null,
};

/** Whether the rules of statuses have a say in these changes. */
export function touchesLeadStatus(changes: LeadChanges): boolean {
  return ['status', ...REASON_FIELDS, ...CONVERTED_FIELDS].some((field) => field in changes);
}

/**
 * What to write over the changes asked of a lead: a reason with each disqualification, cleared when
 * the lead is reopened. Statuses move freely among the open ones; `converted` comes from the
 * conversion only and is left only when nothing came of it (a status loaded from a file).
 * @throws LEAD_CONVERTED, LEAD_CONVERT_ONLY, LEAD_DISQUALIFIED, VALUE_INVALID,
 * and the refusals of `decideDisqualification`
 */
export function decideLeadChange({ lead, changes, isConversion }: LeadChangeInput): LeadChanges {
  const current = lead ?? NEW_LEAD;
  const to =
    'status' in changes ? parseLeadStatus(changes.status) : parseLeadStatus(current.status);
  if (!isConversion) assertNotByHand(current, to, changes);
  if (current.status === 'disqualified' && to === 'converted') {
    throw new DomainError('LEAD_DISQUALIFIED', { field: 'status' });
  }
  if (to === 'disqualified') return disqualify(current, changes);
  const isReopened = current.status === 'disqualified' || hasReason(current);
  refuseReason(changes, to);
  return isReopened ? cleared() : {};
}

function assertNotByHand(current: LeadState, to: LeadStatus, changes: LeadChanges): void {
  if (current.status !== 'converted' && to === 'converted') {
    throw new DomainError('LEAD_CONVERT_ONLY', { field: 'status' });
  }
  if (current.status === 'converted' && to !== 'converted' && isLinked(current)) {
    throw new DomainError('LEAD_CONVERTED', { field: 'status' });
  }
  const touched = CONVERTED_FIELDS.find(
    (field) => field in changes && !isSame(changes[field], current[field]),
  );
  if (touched) throw new DomainError('LEAD_CONVERT_ONLY', { field: touched });
}

/** Whether an account, a contact or a deal came of the lead. */
export function isLinked(
  lead: Pick<LeadState, 'converted_account' | 'converted_contact' | 'converted_deal'>,
): boolean {
  return Boolean(lead.converted_account ?? lead.converted_contact ?? lead.converted_deal);
}

function disqualify(current: LeadState, changes: LeadChanges): LeadChanges {
  const wasSaid = current.status === 'disqualified';
  const touched = REASON_FIELDS.some((field) => field in changes);
  // What a file left unsaid may stay so while somebody corrects a phone number.
  if (wasSaid && !touched) return {};
  const said = Object.fromEntries(
    REASON_FIELDS.map((field) => [
      field,
      field in changes ? changes[field] : wasSaid ? current[field] : null,
    ]),
  );
  // Another reason than `duplicate` lets go of the lead it repeated.
  if (!('duplicate_of' in changes) && said.disqualification_reason !== 'duplicate') {
    said.duplicate_of = null;
  }
  return { ...decideDisqualification({ ...said, lead: current.id }) };
}

function refuseReason(changes: LeadChanges, to: LeadStatus): void {
  const given = REASON_FIELDS.find((field) => {
    const value = changes[field];
    return value !== undefined && value !== null && value !== '';
  });
  if (!given) return;
  const code = isOpenLead(to) ? 'REASON_WITHOUT_DISQUALIFICATION' : 'LEAD_CONVERTED';
  throw new DomainError(code, { field: given });
}

function hasReason(lead: LeadState): boolean {
  return REASON_FIELDS.some((field) => lead[field] !== null);
}

function cleared(): LeadChanges {
  return Object.fromEntries(REASON_FIELDS.map((field) => [field, null]));
}

function isSame(sent: unknown, current: Date | string | null): boolean {
  if (sent === undefined || sent === null || current === null) return (sent ?? null) === current;
  if (current instanceof Date) return new Date(String(sent)).getTime() === current.getTime();
  return sent === current;
}

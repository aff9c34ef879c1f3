import type { JsonValue } from '../imports/mapping.ts';
import { startOfCivilDate } from '../time/civil-date.ts';
import type { DealFacts } from './stage-gates.ts';

/**
 * What a source may tell of a deal beside its fields: days (civil dates), the note of the meeting
 * and the client's agreement. The platform records them as it would its own, and the rules of
 * advancement look at them like at any other.
 */
export const toldFactFields = [
  'told_meeting_on',
  'told_meeting_note',
  'told_proposal_sent_on',
  'told_audit_delivered_on',
  'told_audit_validated_on',
  'told_agreement',
] as const;

/** Instants (ISO) of what a source has told; `null`: it says nothing of it. */
export interface ToldFacts {
  readonly meeting_at: string | null;
  readonly note: string | null;
  readonly proposal_sent_at: string | null;
  readonly audit_delivered_at: string | null;
  readonly audit_validated_at: string | null;
  readonly has_agreement: boolean | null;
}

/** `null` when the row tells nothing of them. */
export function readToldFacts(values: Readonly<Record<string, JsonValue>>): ToldFacts | null {
  const note = values.told_meeting_note;
  const agreement = values.told_agreement;
  const facts: ToldFacts = {
    meeting_at: instantOf(values.told_meeting_on),
    note: typeof note === 'string' && note.trim() !== '' ? note.trim() : null,
    proposal_sent_at: instantOf(values.told_proposal_sent_on),
    audit_delivered_at: instantOf(values.told_audit_delivered_on),
    audit_validated_at: instantOf(values.told_audit_validated_on),
    has_agreement: typeof agreement === 'boolean' ? agreement : null,
  };
  return Object.values(facts).some((fact) => fact !== null) ? facts : null;
}

/** What is known of a deal once the platform has recorded what was told: the later of both counts. */
export function addToldFacts(facts: DealFacts, told: ToldFacts, now: Date): DealFacts {
  const isHeld = told.meeting_at !== null && new Date(told.meeting_at) <= now;
  return {
    ...facts,
    last_meeting_at: isHeld ? later(facts.last_meeting_at, told.meeting_at) : facts.last_meeting_at,
    next_meeting_at: isHeld ? facts.next_meeting_at : (told.meeting_at ?? facts.next_meeting_at),
    last_note_at: told.note === null ? facts.last_note_at : now,
    proposal_sent_at: told.proposal_sent_at ?? facts.proposal_sent_at,
    audit_delivered_at: told.audit_delivered_at ?? facts.audit_delivered_at,
    audit_validated_at: told.audit_validated_at ?? facts.audit_validated_at,
  };
}

function instantOf(day: JsonValue | undefined): string | null {
  return typeof day === 'string' ? startOfCivilDate(day).toISOString() : null;
}

function later(one: Date | string | null | undefined, other: string | null): Date | string | null {
  if (!one) return other;
  return other && new Date(other) > new Date(one) ? other : one;
}

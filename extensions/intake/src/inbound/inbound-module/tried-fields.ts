import type { AnswerTarget } from '@ia/core/acquisition/answer-targets';
import type { TriedRecord } from '../contract.ts';

const SHOWN = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'company_name',
  'job_title',
  'city',
  'country',
  'linkedin_url',
  'source',
  'channel',
  'notes',
] as const satisfies readonly AnswerTarget[];

/** The fields that would be filled, in the order of the record. */
export function shownFields(
  record: TriedRecord | null,
): (readonly [(typeof SHOWN)[number], string])[] {
  return SHOWN.flatMap((field) => {
    const value = record?.fields[field];
    return typeof value === 'string' && value !== '' ? [[field, value] as const] : [];
  });
}

export function resultKey(record: TriedRecord | null) {
  if (!record) return 'tryNothing';
  if (!record.known) return 'tryNewLead';
  return record.kind === 'lead' ? 'tryKnownLead' : 'tryKnownContact';
}

import type { DealFacts } from '@ia/core';

/** The facts of a deal that come with its card. */
export const cardFacts = [
  'last_meeting_at',
  'next_meeting_at',
  'last_note_at',
  'proposal_sent_at',
  'audit_delivered_at',
  'audit_validated_at',
  'taken_over_at',
] as const satisfies readonly (keyof DealFacts)[];

/**
 * What has happened around a deal, instants kept by the server alone. A new fact is a line here: the
 * cards of the board, the rules of advancement, imports and rights read this list.
 */
export const dealFacts = [
  'last_meeting_at',
  'next_meeting_at',
  'last_note_at',
  'proposal_sent_at',
  'audit_delivered_at',
  'audit_validated_at',
  'taken_over_at',
] as const;

/** What the rules of advancement read of a deal: `MovingDeal`, by its columns. */
export const movingDealColumns = [
  'stage',
  'stage_entered_at',
  'probability',
  'loss_reason',
  'loss_note',
  ...dealFacts,
] as const;

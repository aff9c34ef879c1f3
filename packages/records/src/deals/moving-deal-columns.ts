/** What the rules of advancement read of a deal: `MovingDeal` of core, by its columns. */
export const DEAL_FACT_COLUMNS = [
  'stage',
  'stage_entered_at',
  'probability',
  'loss_reason',
  'loss_note',
  'last_meeting_at',
  'next_meeting_at',
  'last_note_at',
  'proposal_sent_at',
  'audit_delivered_at',
  'audit_validated_at',
  'taken_over_at',
] as const;

import { UNKNOWN_LOSS_REASON } from '@ia/core';

interface LossReasonRow {
  readonly key: string;
  readonly label: string;
  readonly label_en: string;
  readonly needs_note: boolean;
  readonly is_active: boolean;
  readonly sort: number;
}

/** `unknown` is what history left unsaid: nobody may choose it for a deal lost today. */
export const lossReasons: readonly LossReasonRow[] = [
  reason('price', 'Prix trop élevé', 'Price too high', 1),
  reason('timing', 'Projet repoussé', 'Postponed', 2),
  reason('competitor', 'Concurrent retenu', 'Competitor chosen', 3),
  reason('no_need', 'Besoin disparu', 'No longer needed', 4),
  reason('no_answer', 'Plus de réponse', 'No answer', 5),
  { ...reason('other', 'Autre', 'Other', 6), needs_note: true },
  { ...reason(UNKNOWN_LOSS_REASON, 'Inconnu (reprise)', 'Unknown (history)', 7), is_active: false },
];

function reason(key: string, label: string, label_en: string, sort: number): LossReasonRow {
  return { key, label, label_en, needs_note: false, is_active: true, sort };
}

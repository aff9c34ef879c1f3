import type { StageKey, StageType } from '@ia/core';

interface StageRow {
  readonly key: StageKey;
  readonly label: string;
  readonly label_en: string;
  readonly type: StageType;
  readonly probability: number;
  readonly color: string;
  readonly sort: number;
}

/** Rules hang on `key` and `type`; labels, probabilities and colours belong to the agency. */
export const dealStages: readonly StageRow[] = [
  stage('prospect', ['Prospect', 'Prospect'], 'open', 10, '#6B7280', 1),
  stage('meeting', ['RDV', 'Meeting'], 'open', 25, '#1D4ED8', 2),
  stage('proposal', ['Proposition', 'Proposal'], 'open', 50, '#6D28D9', 3),
  stage('audit', ['Audit', 'Audit'], 'open', 65, '#0E7490', 4),
  stage('negotiation', ['Négociation', 'Negotiation'], 'open', 80, '#B45309', 5),
  stage('won', ['Gagné', 'Won'], 'won', 100, '#047857', 6),
  stage('lost', ['Perdu', 'Lost'], 'lost', 0, '#B91C1C', 7),
];

function stage(
  key: StageKey,
  [label, label_en]: readonly [string, string],
  type: StageType,
  probability: number,
  color: string,
  sort: number,
): StageRow {
  return { key, label, label_en, type, probability, color, sort };
}

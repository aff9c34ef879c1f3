import type { Localised } from '@ia/app-kit/locale';
import { findMissingStep, parseStage } from '@ia/core';
import { sentenceFor } from '@ia/core/messages/sentence-for';
import type { Board, Card, StageInfo } from '../contract.ts';

const refusals = {
  notYours: {
    fr: 'Cette affaire est suivie par un collègue : vous pouvez la lire, pas la déplacer.',
    en: 'A colleague follows this deal: you can read it, not move it.',
  },
  reopenFirst: {
    fr: 'Une affaire close se rouvre d’abord dans une étape en cours.',
    en: 'A closed deal is first reopened in an open stage.',
  },
  notAllowed: {
    fr: 'Votre rôle ne permet pas ce passage d’étape.',
    en: 'Your role does not allow this change of stage.',
  },
} as const satisfies Record<string, Localised>;

type Shown = Pick<Board, 'moves'> & { readonly stages: readonly StageInfo[] };

/** Why a card may not go to a stage, before the server is asked; null: it may. */
export function refusalOf(
  card: Card,
  to: StageInfo,
  { stages, moves }: Shown,
  now: Date,
): Localised | null {
  if (!card.may_move) return refusals.notYours;
  if (card.stage === to.key) return null;
  const from = stages.find(({ key }) => key === card.stage);
  if (!from) return null;
  if (moves[from.type].includes(to.type)) return missingOf(card, to, now);
  const mayReopen = from.type !== 'open' && moves[from.type].includes('open');
  return mayReopen ? refusals.reopenFirst : refusals.notAllowed;
}

/** The step the rules of advancement still ask for, by the very function the server asks. */
function missingOf({ stage, facts }: Card, to: StageInfo, now: Date): Localised | null {
  const passage = { from: parseStage(stage), to: parseStage(to.key), facts, now };
  const step = findMissingStep(passage);
  if (!step) return null;
  const details = { field: 'stage', value: step.value };
  return { fr: sentenceFor(step.code, details, 'fr'), en: sentenceFor(step.code, details, 'en') };
}

/** Whether what stops the card is a missing step and nothing else. */
export function isStepMissing(card: Card, to: StageInfo, board: Shown, now: Date): boolean {
  const from = board.stages.find(({ key }) => key === card.stage);
  const mayGo = card.may_move && from && board.moves[from.type].includes(to.type);
  return Boolean(mayGo) && card.stage !== to.key && missingOf(card, to, now) !== null;
}

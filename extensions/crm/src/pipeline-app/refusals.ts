import type { Localised } from '@ia/app-kit/locale';
import type { AllowedMoves, Card, StageInfo } from './board-types.ts';

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

/** Why a card may not go to a stage, before the server is asked; null: it may. */
export function refusalOf(
  card: Card,
  to: StageInfo,
  stages: readonly StageInfo[],
  moves: AllowedMoves,
): Localised | null {
  if (!card.may_move) return refusals.notYours;
  if (card.stage === to.key) return null;
  const from = stages.find(({ key }) => key === card.stage);
  if (!from || moves[from.type].includes(to.type)) return null;
  const mayReopen = from.type !== 'open' && moves[from.type].includes('open');
  return mayReopen ? refusals.reopenFirst : refusals.notAllowed;
}

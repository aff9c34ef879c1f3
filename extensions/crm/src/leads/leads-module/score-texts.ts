import type { Localised } from '@ia/app-kit/locale';
import type { ScoreKind } from '@ia/core/scoring/scored-lead';
import type { RefusedReason } from '@ia/core/scoring/train-score';

export const kindTexts: Readonly<Record<ScoreKind, Localised>> = {
  rules: { fr: 'Calculé par les règles', en: 'Calculated by the rules' },
  model: { fr: 'Estimé par le modèle appris', en: 'Estimated by the trained model' },
  manual: { fr: 'Fixé à la main', en: 'Set by hand' },
};

export const refusedTexts: Readonly<Record<RefusedReason, Localised>> = {
  too_few: {
    fr: 'Écarté : pas assez de leads convertis et disqualifiés pour juger.',
    en: 'Refused: not enough converted and disqualified leads to judge by.',
  },
  leak: {
    fr: 'Écarté : au-delà de 0,90, un des champs contient sans doute déjà la réponse.',
    en: 'Refused: above 0.90, one of the fields most likely gives the answer away.',
  },
  not_better: {
    fr: 'Écarté : il ne classe pas mieux les leads que les règles.',
    en: 'Refused: it ranks leads no better than the rules.',
  },
};

export const scoreTexts = {
  score: { fr: 'Score', en: 'Score' },
  anyScore: { fr: 'Tous les scores', en: 'All scores' },
  atLeast: { fr: 'Score d’au moins {score}', en: 'Score of at least {score}' },
  outOf: { fr: '{score} sur 100', en: '{score} out of 100' },
  waiting: { fr: 'Score en cours de calcul', en: 'Score being calculated' },
  scoredOn: { fr: 'le {date}', en: 'on {date}' },
  because: { fr: 'Pourquoi ce score', en: 'Why this score' },
  wouldBe: { fr: 'Score calculé', en: 'Calculated score' },
  noLine: { fr: 'Aucun des critères n’est renseigné.', en: 'None of the criteria is known.' },
  total: { fr: 'Total', en: 'Total' },
  setBy: { fr: 'Par {name}, le {date}', en: 'By {name}, on {date}' },
  someone: { fr: 'quelqu’un', en: 'someone' },
  set: { fr: 'Fixer le score…', en: 'Set the score…' },
  release: { fr: 'Revenir au calcul automatique', en: 'Back to the automatic score' },
  setTitle: { fr: 'Fixer le score à la main', en: 'Set the score by hand' },
  setAbout: {
    fr: 'Le calcul automatique s’arrête pour ce lead, jusqu’à ce que vous y reveniez.',
    en: 'The automatic score stops for this lead until you go back to it.',
  },
  value: { fr: 'Score, de 0 à 100', en: 'Score, from 0 to 100' },
  reason: { fr: 'Raison', en: 'Reason' },
  reasonHint: {
    fr: 'Ce que le calcul automatique ne peut pas savoir.',
    en: 'What the automatic score cannot know.',
  },
  confirm: { fr: 'Fixer', en: 'Set' },
  about: { fr: 'Calcul des scores', en: 'How scores work' },
  aboutRules: {
    fr: 'Les scores suivent aujourd’hui vos poids : source, profil, engagement.',
    en: 'Scores follow your weights today: source, fit, engagement.',
  },
  aboutModel: {
    fr: 'Les scores viennent aujourd’hui du modèle appris sur vos leads passés ; les appels, e-mails et RDV s’y ajoutent selon vos poids.',
    en: 'Scores come from the model learnt from your past leads today; calls, e-mails and meetings add to it by your weights.',
  },
  weights: { fr: 'Voir les poids ({count})', en: 'See the weights ({count})' },
  trainings: { fr: 'Entraînements du modèle', en: 'Model training runs' },
  noTraining: {
    fr: 'Aucun pour l’instant : le premier a lieu dimanche.',
    en: 'None so far: the first comes on Sunday.',
  },
  aucAbout: {
    fr: 'AUC : sur deux leads, l’un converti, l’autre non, chance que le converti soit le mieux noté. 0,50 : au hasard.',
    en: 'AUC: of two leads, one converted and one not, how often the converted one scores higher. 0.50: by chance.',
  },
  trainedOn: { fr: 'Le {date}', en: 'On {date}' },
  known: {
    fr: '{examples} leads connus, dont {converted} convertis ; mesuré sur {held_out}',
    en: '{examples} known leads, {converted} of them converted; measured on {held_out}',
  },
  modelAuc: { fr: 'AUC du modèle', en: 'AUC of the model' },
  rulesAuc: { fr: 'AUC des règles', en: 'AUC of the rules' },
  active: { fr: 'En service', en: 'In use' },
  retired: { fr: 'Remplacé', en: 'Replaced' },
  train: { fr: 'Entraîner maintenant', en: 'Train now' },
  training: { fr: 'Entraînement demandé…', en: 'Training requested…' },
} as const satisfies Record<string, Localised>;

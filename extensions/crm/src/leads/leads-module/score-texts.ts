import type { Localised } from '@ia/app-kit/locale';
import type { ScoreKind } from '@ia/core/scoring/scored-lead';
import type { RefusedReason } from '@ia/core/scoring/train-score';

export const kindTexts: Readonly<Record<ScoreKind, Localised>> = {
  rules: { fr: 'Calculé par les règles', en: 'By the rules' },
  model: { fr: 'Estimé par le modèle appris', en: 'By the learned model' },
  manual: { fr: 'Fixé à la main', en: 'Set by hand' },
};

export const refusedTexts: Readonly<Record<RefusedReason, Localised>> = {
  too_few: {
    fr: 'Écarté : pas assez de leads convertis et disqualifiés pour juger.',
    en: 'Refused: not enough converted and disqualified leads to judge by.',
  },
  leak: {
    fr: 'Écarté : au-delà de 0,90, un champ contient sûrement déjà la réponse.',
    en: 'Refused: above 0.90, some field most likely holds the answer already.',
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
  waiting: { fr: 'Score en cours de calcul', en: 'Score being computed' },
  scoredOn: { fr: 'le {date}', en: 'on {date}' },
  because: { fr: 'Pourquoi ce score', en: 'Why this score' },
  wouldBe: { fr: 'Ce que disait le calcul', en: 'What the computation said' },
  noLine: { fr: 'Rien de ce qui compte n’est connu.', en: 'Nothing that counts is known.' },
  total: { fr: 'Total', en: 'Total' },
  setBy: { fr: 'Par {name}, le {date}', en: 'By {name}, on {date}' },
  someone: { fr: 'quelqu’un', en: 'someone' },
  set: { fr: 'Fixer le score…', en: 'Set the score…' },
  release: { fr: 'Revenir au calcul', en: 'Back to the computation' },
  setTitle: { fr: 'Fixer le score à la main', en: 'Set the score by hand' },
  setAbout: {
    fr: 'Le calcul automatique s’arrête pour ce lead, jusqu’à ce qu’on y revienne.',
    en: 'The automatic score stops for this lead, until it is released.',
  },
  value: { fr: 'Score, de 0 à 100', en: 'Score, from 0 to 100' },
  reason: { fr: 'Raison', en: 'Reason' },
  reasonHint: {
    fr: 'Ce que le calcul ne peut pas savoir.',
    en: 'What the computation cannot know.',
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
  trainings: { fr: 'Apprentissages', en: 'Trainings' },
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
  train: { fr: 'Apprendre maintenant', en: 'Learn now' },
  training: { fr: 'Apprentissage demandé…', en: 'Learning asked for…' },
} as const satisfies Record<string, Localised>;

import type { Localised } from '@ia/app-kit/locale';

export const conflictTexts = {
  title: { fr: 'La source dit autre chose', en: 'The source says otherwise' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  wins: {
    fr: '« {source} » et cette fiche ne sont plus d’accord. La valeur d’ici l’emporte tant que personne n’a choisi.',
    en: '“{source}” and this record no longer agree. The value here wins until somebody chooses.',
  },
  kind_edited: { fr: 'modifié ici', en: 'changed here' },
  kind_conflict: { fr: 'modifié des deux côtés', en: 'changed on both sides' },
  ours: { fr: 'Ici (l’emporte)', en: 'Here (wins)' },
  theirs: { fr: 'Dans la source', en: 'In the source' },
  keepOurs: { fr: 'Garder celle d’ici', en: 'Keep the one here' },
  takeTheirs: { fr: 'Prendre celle de la source', en: 'Take the source’s' },
  takenNext: {
    fr: 'La valeur de la source sera écrite à sa prochaine lecture ({when}).',
    en: 'The value of the source is written when it is read next ({when}).',
  },
  takenOnRequest: {
    fr: 'La valeur de la source sera écrite à sa prochaine lecture, lancée par un administrateur.',
    en: 'The value of the source is written when it is read next, started by an administrator.',
  },
  kept: { fr: 'La valeur d’ici est gardée.', en: 'The value here is kept.' },
  readOnly: {
    fr: 'Qui peut modifier cette fiche peut choisir.',
    en: 'Whoever may change this record may choose.',
  },
  noValue: { fr: '(vide)', en: '(empty)' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
} as const satisfies Record<string, Localised>;

export type ConflictText = keyof typeof conflictTexts;

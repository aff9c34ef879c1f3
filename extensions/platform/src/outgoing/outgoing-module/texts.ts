import { type Fillings, fillText } from '@ia/app-kit/fill-text';
import { useAppLocale } from '@ia/app-kit/use-app-locale';

const texts = {
  module: { fr: 'Envois', en: 'Outgoing' },
  intro: {
    fr: 'Ce qui s’est passé, à quels traitements et services c’est transmis, et ce qu’ils en ont fait.',
    en: 'What happened, which jobs and services were told, and what came of it.',
  },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  state: { fr: 'État', en: 'State' },
  all: { fr: 'Tous', en: 'All' },
  atLeast: { fr: '{count} ou plus', en: '{count} or more' },
  status_failed: { fr: 'En échec', en: 'Failed' },
  status_pending: { fr: 'En attente', en: 'Waiting' },
  status_done: { fr: 'Terminé', en: 'Done' },
  told: { fr: 'Transmis', en: 'Handed over' },
  untold: { fr: 'Sans destinataire', en: 'Nobody to tell' },
  delivery_done: { fr: 'Abouti', en: 'Done' },
  delivery_retrying: { fr: 'Nouvel essai prévu', en: 'To be tried again' },
  delivery_failed: { fr: 'Abandonné', en: 'Given up' },
  emptyTitle: { fr: 'Aucun événement', en: 'No event' },
  empty: {
    fr: 'Un lead créé, une affaire qui avance ou un projet qui démarre s’affichera ici.',
    en: 'A lead that is made, a deal that moves or a project that starts will show here.',
  },
  noneTitle: { fr: 'Aucun événement dans cet état', en: 'No event in this state' },
  none: { fr: 'Choisissez un autre état.', en: 'Pick another state.' },
  nobody: {
    fr: 'Aucun traitement ni service ne demande cet événement.',
    en: 'No job and no service asks for this event.',
  },
  attempt: { fr: '1 essai', en: '1 attempt' },
  attempts: { fr: '{count} essais', en: '{count} attempts' },
  code: { fr: 'réponse {code}', en: 'answer {code}' },
  open: { fr: 'Ouvrir la fiche', en: 'Open the record' },
  replay: { fr: 'Relancer', en: 'Send again' },
  replayOneLine: {
    fr: 'L’événement repart vers les destinataires qu’il n’a pas atteints. Ce qui a abouti n’est pas refait.',
    en: 'The event goes again to those it did not reach. What was done is not done twice.',
  },
  replayDoneLine: {
    fr: 'L’événement repart vers tous ses destinataires, avec le même identifiant : ils le reconnaissent, et ce qui a déjà abouti n’est pas fait deux fois. Relancez-le pour rétablir ce qui a été perdu depuis.',
    en: 'The event goes again to everyone it was for, under the same id: they know it by that, and what was done is not done twice. Send it again to restore what was lost since.',
  },
  replayAll: { fr: 'Relancer les échecs', en: 'Send the failed ones again' },
  replayAllLine: {
    fr: 'Les événements en échec ({count}, {most} au plus à la fois) repartent vers les destinataires qu’ils n’ont pas atteints. Ce qui a abouti n’est pas refait.',
    en: 'The failed events ({count}, {most} at the most at a time) go again to those they did not reach. What was done is not done twice.',
  },
  replayedNone: { fr: 'Aucun événement à relancer.', en: 'No event to send again.' },
  replayedOne: { fr: '1 événement relancé.', en: '1 event sent again.' },
  replayed: { fr: '{count} événements relancés.', en: '{count} events sent again.' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
} as const;

export type OutgoingText = keyof typeof texts;
export type Say = (text: OutgoingText, fillings?: Fillings) => string;

/** The words of this screen in the language of the person. */
export function useTexts() {
  const locale = useAppLocale();
  const say: Say = (text, fillings) => fillText(texts[text], locale.value, fillings);
  return { locale, say };
}

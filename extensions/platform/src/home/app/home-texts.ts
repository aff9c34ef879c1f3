import type { Localised } from '@ia/app-kit/locale';

export const homeTexts = {
  title: { fr: 'Ma journée', en: 'My day' },
  hello: { fr: 'Bonjour', en: 'Hello' },
  seeAll: { fr: 'Tout voir', en: 'See all' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  done: { fr: 'Fait', en: 'Done' },
  postpone: { fr: 'Reporter au prochain jour ouvré', en: 'Postpone to the next working day' },
  isDone: { fr: '« {title} » : fait.', en: '“{title}”: done.' },
  isPostponed: {
    fr: '« {title} » est reporté au {day}.',
    en: '“{title}” is postponed to {day}.',
  },
  undo: { fr: 'Annuler', en: 'Undo' },
  undone: { fr: 'Remis comme avant.', en: 'Put back as it was.' },
  notUndone: {
    fr: 'L’annulation n’a pas abouti : ouvrez la fiche pour la corriger.',
    en: 'This could not be undone: open the record to correct it.',
  },
  close: { fr: 'Fermer le message', en: 'Close the message' },
  call: { fr: 'Appeler', en: 'Call' },
  refused: { fr: 'Ce n’est pas enregistré : réessayez.', en: 'This was not saved: try again.' },
  shortcuts: { fr: 'Raccourcis', en: 'Shortcuts' },
  failed: {
    fr: 'Cette liste n’a pas pu être chargée.',
    en: 'This list could not be loaded.',
  },
  nothing: {
    fr: 'Votre rôle ne donne accès à aucune liste. Demandez à l’administrateur de la plateforme.',
    en: 'Your role gives access to no list. Ask the administrator of the platform.',
  },
} as const satisfies Record<string, Localised>;

export type HomeText = keyof typeof homeTexts;

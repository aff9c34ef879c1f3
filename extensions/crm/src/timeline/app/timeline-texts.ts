import type { Localised } from '@ia/app-kit/locale';

export const timelineTexts = {
  add: { fr: 'Ajouter', en: 'Add' },
  addTo: { fr: 'Ajouter à l’historique', en: 'Add to the history' },
  placeholder: {
    fr: 'Ce qui s’est dit, ce qui reste à faire…',
    en: 'What was said, what is left to do…',
  },
  nextPlaceholder: { fr: 'Ce qu’il faut faire ensuite', en: 'What to do next' },
  nothing: { fr: 'Rien encore ici.', en: 'Nothing here yet.' },
  unsaved: {
    fr: 'L’historique commence une fois la fiche enregistrée.',
    en: 'The history starts once the record is saved.',
  },
  more: { fr: 'Afficher la suite', en: 'Show more' },
  failed: { fr: 'L’historique n’a pas pu être lu.', en: 'The history could not be read.' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  note: { fr: 'Note', en: 'Note' },
  call: { fr: 'Appel', en: 'Call' },
  email: { fr: 'E-mail', en: 'Email' },
  meeting: { fr: 'Rendez-vous', en: 'Meeting' },
  task: { fr: 'Tâche', en: 'Task' },
  next: { fr: 'Prochaine action', en: 'Next action' },
  when: { fr: 'Quand', en: 'When' },
  mention: { fr: 'Mentionner un collègue', en: 'Mention a colleague' },
  attach: { fr: 'Joindre un fichier', en: 'Attach a file' },
  detach: { fr: 'Retirer {name}', en: 'Remove {name}' },
  private: { fr: 'Visible de moi seul', en: 'Visible to me only' },
  isPrivate: { fr: 'privé', en: 'private' },
  planned: { fr: 'prévu', en: 'planned' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
  no_show: { fr: 'absent', en: 'no-show' },
  withdrawn: { fr: 'Retirée : {reason}', en: 'Withdrawn: {reason}' },
  movedFrom: { fr: 'De « {from} » à « {to} »', en: 'From “{from}” to “{to}”' },
  entered: { fr: 'Créée en « {to} »', en: 'Created in “{to}”' },
  stayed: { fr: 'après {age}', en: 'after {age}' },
  byMeeting: { fr: 'par un rendez-vous', en: 'by a meeting' },
  byMilestone: { fr: 'par une étape franchie', en: 'by a milestone' },
  byImport: { fr: 'par un import', en: 'by an import' },
  overridden: { fr: 'règle passée outre : {reason}', en: 'rule passed over: {reason}' },
} as const satisfies Record<string, Localised>;

export type TimelineText = keyof typeof timelineTexts;

import type { Localised } from '@ia/app-kit/locale';

export const drawerTexts = {
  loading: { fr: 'Chargement…', en: 'Loading…' },
  create: { fr: 'Nouvelle affaire', en: 'New deal' },
  save: { fr: 'Enregistrer', en: 'Save' },
  fullForm: { fr: 'Ouvrir le formulaire complet', en: 'Open the full form' },
  readOnly: {
    fr: 'Cette affaire est suivie par un collègue : vous la lisez sans pouvoir la modifier.',
    en: 'A colleague follows this deal: you can read it, not change it.',
  },
  gone: {
    fr: 'Cette affaire n’existe plus, ou vous n’y avez plus accès.',
    en: 'This deal is gone, or you may no longer see it.',
  },
  inStage: { fr: 'depuis {age}', en: 'for {age}' },
  weighted: { fr: 'pondéré {amount} ({share})', en: 'weighted {amount} ({share})' },
  noOwner: { fr: 'Sans responsable', en: 'No owner' },
  lossReason: { fr: 'Motif de perte : {reason}', en: 'Loss reason: {reason}' },
  closedOn: { fr: 'close le {day}', en: 'closed on {day}' },
  history: { fr: 'Historique', en: 'History' },
  noHistory: { fr: 'Rien encore sur cette affaire.', en: 'Nothing yet on this deal.' },
  note: { fr: 'Ajouter une note', en: 'Add a note' },
  notePlaceholder: {
    fr: 'Ce qui s’est dit, ce qui reste à faire…',
    en: 'What was said, what is left to do…',
  },
  noteSave: { fr: 'Ajouter', en: 'Add' },
  movedFrom: { fr: 'De « {from} » à « {to} »', en: 'From “{from}” to “{to}”' },
  stayed: { fr: 'après {age}', en: 'after {age}' },
  entered: { fr: 'Créée en « {to} »', en: 'Created in “{to}”' },
  discardTitle: { fr: 'Abandonner les modifications ?', en: 'Discard the changes?' },
  discardText: {
    fr: 'Ce que vous avez saisi n’est pas enregistré.',
    en: 'What you typed is not saved.',
  },
  discard: { fr: 'Abandonner', en: 'Discard' },
  keep: { fr: 'Continuer', en: 'Keep editing' },
  call: { fr: 'Appel', en: 'Call' },
  email: { fr: 'E-mail', en: 'Email' },
  meeting: { fr: 'Rendez-vous', en: 'Meeting' },
  noteType: { fr: 'Note', en: 'Note' },
  task: { fr: 'Tâche', en: 'Task' },
  planned: { fr: 'prévu', en: 'planned' },
} as const satisfies Record<string, Localised>;

export type DrawerText = keyof typeof drawerTexts;

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
  isArchived: {
    fr: 'Cette affaire est archivée : elle n’est plus sur le tableau ni dans la prévision.',
    en: 'This deal is archived: it is no longer on the board nor in the forecast.',
  },
  inStage: { fr: 'depuis {age}', en: 'for {age}' },
  weighted: { fr: 'pondéré {amount} ({share})', en: 'weighted {amount} ({share})' },
  noOwner: { fr: 'Sans responsable', en: 'No owner' },
  lossReason: { fr: 'Motif de perte : {reason}', en: 'Loss reason: {reason}' },
  closedOn: { fr: 'close le {day}', en: 'closed on {day}' },
  projectCreated: { fr: 'Projet créé :', en: 'Project created:' },
  projectComing: { fr: 'Le projet se crée…', en: 'The project is being created…' },
  projectLate: {
    fr: 'Le projet n’est pas encore là : rouvrez cette affaire dans un instant.',
    en: 'The project is not there yet: open this deal again in a moment.',
  },
  history: { fr: 'Historique', en: 'History' },
  discardTitle: { fr: 'Abandonner les modifications ?', en: 'Discard the changes?' },
  discardText: {
    fr: 'Ce que vous avez saisi n’est pas enregistré.',
    en: 'What you typed is not saved.',
  },
  discard: { fr: 'Abandonner', en: 'Discard' },
  keep: { fr: 'Continuer', en: 'Keep editing' },
} as const satisfies Record<string, Localised>;

export type DrawerText = keyof typeof drawerTexts;

import type { Localised } from '@ia/app-kit/locale';

export const milestoneTexts = {
  title: { fr: 'Étapes franchies', en: 'Milestones' },
  proposal_sent: {
    fr: 'Enregistrer l’envoi de la proposition',
    en: 'Record that the proposal was sent',
  },
  audit_delivered: { fr: 'Audit livré', en: 'Audit delivered' },
  audit_validated: { fr: 'Audit validé', en: 'Audit validated' },
  agreement: { fr: 'Le client donne-t-il son accord ?', en: 'Does the client agree to start?' },
  agreed: { fr: 'Avec accord : créer le projet', en: 'With agreement: create the project' },
  notAgreed: { fr: 'Sans accord', en: 'Without agreement' },
  recorded: { fr: 'C’est enregistré.', en: 'Recorded.' },
  moved: { fr: 'C’est enregistré, l’affaire avance.', en: 'Recorded, the deal moves on.' },
  last: { fr: 'le {day}', en: 'on {day}' },
} as const satisfies Record<string, Localised>;

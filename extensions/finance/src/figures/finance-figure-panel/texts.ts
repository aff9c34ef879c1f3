import type { FigureKey } from '../app/finance-figures.ts';

export const figureTexts = {
  'to-collect': { fr: 'Reste à encaisser', en: 'Still to collect' },
  late: { fr: 'Reste dû en retard', en: 'Overdue' },
  received: { fr: 'Encaissé', en: 'Received' },
} as const satisfies Record<FigureKey, object>;

export const countTexts = {
  'to-collect': { fr: 'Factures : {count}', en: 'Invoices: {count}' },
  late: { fr: 'Factures : {count}', en: 'Invoices: {count}' },
  received: { fr: 'Paiements : {count}', en: 'Payments: {count}' },
} as const satisfies Record<FigureKey, object>;

export const panelTexts = {
  loading: { fr: 'Lecture des montants…', en: 'Reading the amounts…' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  nothing: { fr: 'Rien à montrer.', en: 'Nothing to show.' },
  month: { fr: 'Mois', en: 'Month' },
  undated: { fr: 'Sans date', en: 'No date' },
  count: { fr: 'Nombre', en: 'Count' },
  byMonth: { fr: '{figure}, par mois', en: '{figure}, by month' },
  number: { fr: 'Facture', en: 'Invoice' },
  account: { fr: 'Compte', en: 'Account' },
  due: { fr: 'Échéance', en: 'Due' },
  received: { fr: 'Reçu le', en: 'Received on' },
  draft: { fr: 'Sans numéro', en: 'No number' },
} as const;

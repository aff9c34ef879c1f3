import type { HomeBlock } from '@ia/app-kit/home/home-block';
import { amountAt, datedLine, dayAt, joinTexts } from '@ia/app-kit/home/row-texts';
import { textAt } from '@ia/app-kit/read-row';
import { addDays } from '@ia/core';
import { isNotCredit, isToCollect, remainingAmount } from '../../invoices/app/open-invoices.ts';

const WEEK_DAYS = 7;
const RECENT_DAYS = 30;

const invoiceFields = [
  'id',
  'number',
  'due_on',
  'gross_amount',
  'paid_amount',
  'currency',
  'account.name',
];

const invoiceLine: HomeBlock['line'] = (row, day) => ({
  ...datedLine({ title: 'account.name', detail: ['number'], on: 'due_on' })(row, day),
  amount: remainingAmount(row, row.currency),
});

const overdueInvoices: HomeBlock = {
  id: 'overdue-invoices',
  collection: 'invoices',
  places: { finance: 1, admin: 4 },
  icon: 'running_with_errors',
  tone: 'danger',
  title: { fr: 'Factures en retard', en: 'Overdue invoices' },
  empty: { fr: 'Aucune facture en retard.', en: 'No overdue invoice.' },
  bookmark: 'bookmark_invoices_late',
  fields: invoiceFields,
  sort: 'due_on',
  filter: ({ today }) => ({ _and: [isToCollect, isNotCredit, { due_on: { _lt: today } }] }),
  line: invoiceLine,
};

const toCollect: HomeBlock = {
  id: 'to-collect',
  collection: 'invoices',
  places: { finance: 2, admin: 5 },
  icon: 'pending_actions',
  tone: 'primary',
  title: { fr: 'À encaisser sous sept jours', en: 'To collect within seven days' },
  empty: { fr: 'Aucune échéance dans les sept jours.', en: 'Nothing due within seven days.' },
  bookmark: 'bookmark_invoices_due',
  fields: invoiceFields,
  sort: 'due_on',
  filter: ({ today }) => ({
    _and: [
      isToCollect,
      isNotCredit,
      { due_on: { _gte: today } },
      { due_on: { _lte: addDays(today, WEEK_DAYS) } },
    ],
  }),
  line: invoiceLine,
};

const receivedPayments: HomeBlock = {
  id: 'received-payments',
  collection: 'payments',
  places: { finance: 3 },
  icon: 'payments',
  tone: 'success',
  title: { fr: 'Paiements reçus', en: 'Payments received' },
  empty: {
    fr: 'Aucun paiement reçu depuis trente jours.',
    en: 'No payment in the last thirty days.',
  },
  bookmark: 'bookmark_payments_received',
  fields: [
    'id',
    'reference',
    'amount',
    'currency',
    'received_on',
    'account.name',
    'invoice.number',
  ],
  sort: '-received_on',
  filter: ({ today }) => ({
    _and: [
      { status: { _eq: 'received' } },
      { received_on: { _gte: addDays(today, -RECENT_DAYS) } },
    ],
  }),
  line: (row) => ({
    title: textAt(row, 'account.name') ?? textAt(row, 'reference') ?? '',
    detail: joinTexts(row, ['invoice.number', 'reference']),
    amount: amountAt(row, 'amount'),
    when: dayAt(row, 'received_on'),
    isLate: false,
  }),
};

/** What the home shows of invoices and payments. */
export const financeBlocks: readonly HomeBlock[] = [overdueInvoices, toCollect, receivedPayments];

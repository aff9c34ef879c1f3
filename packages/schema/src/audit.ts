import type { Schema } from './collections.ts';

type Collection = keyof Schema;
type Field<Name extends Collection> = Schema[Name] extends readonly (infer Row)[]
  ? keyof Row & string
  : never;

/** Rows that open a door to somebody: each creation and change is logged, with who it is about. */
export const doors: readonly Collection[] = [
  'account_members',
  'vendor_members',
  'project_members',
];

/** Logs the platform keeps: read in the app, and written by no person, the administration included. */
export const selfWritten: readonly Collection[] = ['audit_log', 'outbox_events'];

/** What nobody answers for: losing it is part of its life. */
export const unlogged: readonly Collection[] = ['notifications', 'outbox_events'];

/** Rows whose reading is logged: any of them, or those that show one of these fields. */
export const readOnRecord: {
  readonly [Name in Collection]?: readonly Field<Name>[] | 'every row';
} = {
  invoices: 'every row',
  invoice_lines: 'every row',
  payments: 'every row',
  consents: 'every row',
  vendor_rates: 'every row',
  missions: ['daily_rate'],
};

/** Rates, amounts, and what somebody is paid or invoiced by: each change is logged, from what to what. */
export const changedOnRecord: { readonly [Name in Collection]?: readonly Field<Name>[] } = {
  vendor_rates: ['vendor', 'daily_rate', 'currency', 'valid_from'],
  missions: ['daily_rate', 'budget_days'],
  offers: ['list_price', 'currency'],
  deals: ['amount', 'currency'],
  projects: ['sold_amount'],
  invoices: [
    'number',
    'status',
    'net_amount',
    'tax_amount',
    'gross_amount',
    'paid_amount',
    'currency',
  ],
  invoice_lines: ['quantity', 'unit_price', 'tax_rate_bp', 'net_amount'],
  payments: ['amount', 'currency', 'status', 'received_on', 'method', 'reference'],
  accounts: ['siren', 'siret', 'vat_number', 'einvoice_address', 'billing_address'],
  vendors: ['siren', 'vat_number'],
};

/** Of which making one is such a change: a rate that is added is the one that counts from its day. */
export const madeOnRecord: readonly Collection[] = [
  'vendor_rates',
  'invoices',
  'invoice_lines',
  'payments',
];

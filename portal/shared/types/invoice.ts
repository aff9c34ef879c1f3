import type { Invoice } from '@ia/schema';

/** Amounts are cents as text: Directus returns 64-bit integers as strings. */
export type InvoiceRow = Pick<
  Invoice,
  | 'id'
  | 'number'
  | 'type'
  | 'status'
  | 'issued_on'
  | 'due_on'
  | 'currency'
  | 'gross_amount'
  | 'paid_amount'
>;

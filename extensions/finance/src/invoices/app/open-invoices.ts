import { currencyOf, readAmount } from '@ia/app-kit/money-text';
import type { ApiRow } from '@ia/app-kit/read-row';
import { type Cents, type Currency, isCents } from '@ia/core/money';

/** Invoices that wait for their money, in the words of a filter. */
export const isToCollect = { status: { _in: ['issued', 'partially_paid', 'overdue'] } };
export const isNotCredit = { type: { _neq: 'credit_note' } };

export interface Amount {
  readonly cents: Cents;
  readonly currency: Currency;
}

/** What is still to be paid of an invoice, or of several that are summed. */
export function remainingAmount(sums: ApiRow, currency: unknown): Amount | null {
  const gross = readAmount(sums.gross_amount);
  if (gross === null) return null;
  const remaining = gross - (readAmount(sums.paid_amount) ?? 0);
  return isCents(remaining) ? { cents: remaining, currency: currencyOf(currency) } : null;
}

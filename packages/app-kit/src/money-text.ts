import { isDomainError, type Locale } from '@ia/core';
import { sentenceFor } from '@ia/core/messages/sentence-for';
import {
  type Cents,
  type Currency,
  currencies,
  formatCents,
  formatCentsInput,
  parseAmountText,
  parseCents,
} from '@ia/core/money';

/** The currency a row is in; euros when it says nothing. */
export function currencyOf(value: unknown): Currency {
  return currencies.find((currency) => currency === value) ?? 'EUR';
}

export const currencySigns: Readonly<Record<Currency, string>> = {
  EUR: '€',
  USD: '$',
  GBP: '£',
  CHF: 'CHF',
};

/** An amount of the API, or null when it is absent or is not an amount. */
export function readAmount(value: unknown): Cents | null {
  if (value === null || value === undefined || value === '') return null;
  try {
    return parseCents(value);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

export interface AmountView {
  /** Null: the rows of the collection carry currencies of their own, shown in another column. */
  readonly currency: Currency | null;
  readonly locale: Locale;
}

export function showAmount(cents: Cents, { currency, locale }: AmountView): string {
  return currency ? formatCents(cents, currency, locale) : formatCentsInput(cents, locale);
}

export type TypedAmount =
  | { readonly kind: 'empty' }
  | { readonly kind: 'amount'; readonly cents: Cents }
  | { readonly kind: 'refused'; readonly message: string };

/** The field that is typed in, with the label the screen shows. */
export interface AmountField {
  readonly field: string;
  readonly label?: string;
}

/** What a person typed in a field of amounts: an amount, nothing, or why it cannot be read. */
export function readTypedAmount(text: string, at: AmountField, locale: Locale): TypedAmount {
  if (text.trim() === '') return { kind: 'empty' };
  try {
    return { kind: 'amount', cents: parseAmountText(text, at.field) };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return {
      kind: 'refused',
      message: sentenceFor(error.code, { ...at, ...error.details }, locale),
    };
  }
}

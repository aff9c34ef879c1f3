import { DomainError } from '../errors.ts';

declare const brand: unique symbol;

/** An amount of money in whole cents, 0 to 10^12: exact in a JavaScript number. */
export type Cents = number & { readonly [brand]: 'cents' };

export const MAX_CENTS = 1_000_000_000_000;

/** Whether a number is an amount the platform accepts. */
export function isCents(value: number): value is Cents {
  return Number.isInteger(value) && value >= 0 && value <= MAX_CENTS;
}

/**
 * Takes a number of cents as an amount.
 * @throws AMOUNT_NOT_INTEGER, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE, naming the field.
 */
export function toCents(value: number, field = 'amount'): Cents {
  // Adding 0 turns -0, which prints as a negative amount, into 0.
  const amount = value + 0;
  if (isCents(amount)) return amount;
  if (value < 0) throw new DomainError('AMOUNT_NEGATIVE', { field });
  if (value > MAX_CENTS) throw new DomainError('AMOUNT_TOO_LARGE', { field });
  throw new DomainError('AMOUNT_NOT_INTEGER', { field });
}

/**
 * Reads an amount as the API carries it: Directus returns bigints as strings of digits, a form
 * sends numbers.
 * @throws AMOUNT_NOT_INTEGER, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE, naming the field.
 */
export function parseCents(value: unknown, field = 'amount'): Cents {
  if (typeof value === 'number') return toCents(value, field);
  if (typeof value === 'bigint') return toCents(Number(value), field);
  if (typeof value === 'string' && /^-?\d+$/.test(value.trim())) {
    return toCents(Number(value), field);
  }
  throw new DomainError('AMOUNT_NOT_INTEGER', { field });
}

import { DomainError } from '../errors.ts';
import type { Cents } from './cents.ts';
import { toCents } from './cents.ts';

const CURRENCY = /^(?:€|\$|£|eur|usd|gbp|chf)\s*|\s*(?:€|\$|£|eur|usd|gbp|chf)$/gi;
const SIGN = /^[-−]\s*/;
const GROUPING_SPACE = /[\s\u00a0\u2009\u202f'’]/g;

/**
 * Reads an amount typed by a person, `1 234,50 €` or `€1,234.50`, in cents. What reads two ways,
 * such as `1,234`, is refused and never guessed.
 * @throws AMOUNT_UNREADABLE, AMOUNT_AMBIGUOUS, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE.
 */
export function parseAmountText(text: string, field = 'amount'): Cents {
  const negative = SIGN.test(text.trim().replace(CURRENCY, ''));
  const bare = text.trim().replace(SIGN, '').replace(CURRENCY, '').trim().replace(SIGN, '');
  const { whole, decimals } = splitDecimals(bare, field);
  if (!/^\d+$/.test(whole) || !/^\d{0,2}$/.test(decimals)) throw unreadable(field);
  const cents = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return toCents(negative ? -cents : cents, field);
}

/** An amount of a file; `isRounded` when it had fractions of a cent. */
export interface RoundedAmount {
  readonly cents: Cents;
  readonly isRounded: boolean;
}

/**
 * Reads an amount some program has calculated: fractions of a cent are rounded, half up. A number a
 * spreadsheet has stored (`isNumber`) is never grouped and so never reads two ways.
 * @throws as `parseAmountText`
 */
export function readAmount(
  text: string,
  { field, isNumber = false }: { readonly field: string; readonly isNumber?: boolean | undefined },
): RoundedAmount {
  const [, sign = '', whole = '', decimals = ''] =
    (isNumber ? STORED : CALCULATED).exec(text.trim().replace(CURRENCY, '')) ?? [];
  if (whole === '' || decimals.length < 3)
    return { cents: parseAmountText(text, field), isRounded: false };
  const up = Number(decimals[2]) >= 5 ? 1 : 0;
  const cents = Number(whole.replace(GROUPING_SPACE, '')) * 100 + Number(decimals.slice(0, 2)) + up;
  const isRounded = /[1-9]/.test(decimals.slice(2));
  return { cents: toCents(sign === '' ? cents : -cents, field), isRounded };
}

/** As a spreadsheet stores it. */
const STORED = /^(-?)(\d{1,15})\.(\d{1,20})$/;
/** Three decimals behind one to three digits may be thousands: more of either are not. */
const CALCULATED =
  /^([-−]?)(0|\d{1,15}(?=[.,]\d{4})|\d{4,15}|\d{1,3}(?:[\s\u00a0\u2009\u202f'’]\d{3})+)[.,](\d{3,20})$/;

function splitDecimals(text: string, field: string): { whole: string; decimals: string } {
  const hasSpaces = /[\s\u00a0\u2009\u202f'’]/.test(text);
  const separators = [...text.replace(GROUPING_SPACE, '').matchAll(/[.,]/g)].map(([mark]) => mark);
  const decimalMark = findDecimalMark(text, separators, hasSpaces, field);
  const at = decimalMark ? text.lastIndexOf(decimalMark) : text.length;
  const whole = text.slice(0, at);
  if (!isGrouped(whole)) throw unreadable(field);
  return {
    whole: whole.replace(GROUPING_SPACE, '').replace(/[.,]/g, ''),
    decimals: text.slice(at + 1),
  };
}

/** Two kinds of mark: the last is the decimal one. One kind: repeated, it groups thousands. */
function findDecimalMark(
  text: string,
  separators: readonly string[],
  hasSpaces: boolean,
  field: string,
): string | null {
  const last = separators.at(-1);
  if (!last) return null;
  const count = separators.filter((mark) => mark === last).length;
  if (count > 1) return null;
  if (separators.length > 1 || hasSpaces) return last;
  const looksGrouped = /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  if (looksGrouped) throw new DomainError('AMOUNT_AMBIGUOUS', { field, value: text.slice(0, 40) });
  return last;
}

/** Thousands are groups of three with one and the same mark throughout. */
function isGrouped(whole: string): boolean {
  return (
    /^\d+$/.test(whole) || /^\d{1,3}(?:([\s\u00a0\u2009\u202f'’.,])\d{3})(?:\1\d{3})*$/.test(whole)
  );
}

function unreadable(field: string): DomainError {
  return new DomainError('AMOUNT_UNREADABLE', { field });
}

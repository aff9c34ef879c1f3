export type { Cents } from './cents.ts';
export { isCents, MAX_CENTS, parseCents, toCents } from './cents.ts';
export type { Currency } from './format-cents.ts';
export { currencies, formatCents, formatCentsInput } from './format-cents.ts';
export type { RoundedAmount } from './parse-amount-text.ts';
export { parseAmountText, readAmount } from './parse-amount-text.ts';

export type { Cents } from './cents.ts';
export { isCents, parseCents, toCents } from './cents.ts';
export type { Currency } from './format-cents.ts';
export { currencies, formatCents, formatCentsInput } from './format-cents.ts';
export { parseAmountText } from './parse-amount-text.ts';

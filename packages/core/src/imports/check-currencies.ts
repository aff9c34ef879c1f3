import type { ColumnRule } from './mapping.ts';
import { remarkOn } from './remarks.ts';
import { type RowDraft, reject } from './row-draft.ts';

/** An amount of a row, as it was written. */
export interface WrittenAmount {
  readonly column: string;
  readonly rule: ColumnRule;
  readonly text: string;
}

/** The accounts are kept in it where a file says nothing. */
const HOME = 'EUR';
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'],
};
const STATED = /€|\$|£|(?<![a-z])(?:eur|usd|gbp|chf)(?![a-z])/i;

/**
 * Refuses a row with an amount in another currency than the row is read in: `1 200 USD` is no number
 * of euros.
 */
export function checkCurrencies(amounts: readonly WrittenAmount[], draft: RowDraft): void {
  for (const { column, rule, text } of amounts) {
    const [stated] = STATED.exec(text) ?? [];
    if (stated === undefined) continue;
    const { currency = rule.currency ?? HOME } = draft.values;
    const meant = SIGNS[stated] ?? [stated.toUpperCase()];
    const isSame = typeof currency === 'string' && meant.includes(currency.toUpperCase());
    if (!isSame && currency !== null) reject(draft, remarkOn(column, 'CURRENCY_DIFFERS', text));
  }
}

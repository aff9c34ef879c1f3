import { monthText } from '@ia/app-kit/date-text';
import { fillText } from '@ia/app-kit/fill-text';
import { currencyOf } from '@ia/app-kit/money-text';
import { countText, shareText } from '@ia/app-kit/number-text';
import { roundMoney } from '@ia/app-kit/short-money';
import type { Locale } from '@ia/core';
import type { Figure, FigureColumn, FigureRow } from '../contract.ts';
import { panelTexts } from '../figure-panel/figure-texts.ts';

/** What a table and its bars are drawn of. */
export type FigureTable = Pick<Figure, 'columns' | 'rows'>;

export function cellText(row: FigureRow, { field, kind }: FigureColumn, locale: Locale): string {
  const value = row[field];
  if (value === null || value === undefined) {
    return kind === 'text' ? panelTexts.none[locale] : '—';
  }
  switch (kind) {
    case 'count':
      return countText(Number(value), locale);
    case 'cents':
      return roundMoney(Number(value), currencyOf(row.currency), locale);
    case 'share':
      return shareText(Number(value), locale);
    case 'days':
      return fillText(panelTexts.days, locale, { count: daysText(Number(value), locale) });
    case 'month':
      return monthText(String(value), locale);
    default:
      return String(value);
  }
}

function daysText(hundredths: number, locale: Locale): string {
  const digits = { maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locale, digits).format(hundredths / 100);
}

/** What a figure is read for: one column, or two of one kind to compare. */
const DRAWN: readonly (readonly string[])[] = [
  ['weighted', 'won_sum'],
  ['sum', 'weighted'],
  ['won_bp'],
  ['lost'],
  ['median_days'],
  ['total'],
];

/** The columns drawn as bars. */
export function columnsDrawn(columns: readonly FigureColumn[]): readonly FigureColumn[] {
  const columnOf = (field: string) => columns.find((column) => column.field === field);
  for (const fields of DRAWN) {
    const found = fields.map(columnOf).filter((column) => column !== undefined);
    if (found.length === fields.length) return found;
  }
  return [];
}

/** In one currency only, its column would say the same on every line. */
export function columnsShown({ columns, rows }: FigureTable): readonly FigureColumn[] {
  const currencies = new Set(rows.map(({ currency }) => currency));
  return columns.filter(({ kind }) => kind !== 'currency' || currencies.size > 1);
}

import { monthText } from '@ia/app-kit/date-text';
import { currencyOf } from '@ia/app-kit/money-text';
import { roundMoney } from '@ia/app-kit/short-money';
import type { CivilDate, Locale } from '@ia/core';
import type { FigureRow } from '../../figures/contract.ts';
import type { Query } from '../../views/app/saved-views.ts';
import type { BoardFilters } from '../app/board-filters.ts';
import { filtersToQuery } from '../app/board-filters.ts';

export interface OutlookItem {
  readonly title: string;
  readonly value: string;
}

/** The figures know owners and offers; what else narrows the board would make them tell another story. */
export function outlookParams(filters: BoardFilters): Query | null {
  const { closed: _closed, ...query } = filtersToQuery(filters);
  const { owner, offer, ...others } = query;
  if (Object.keys(others).length > 0) return null;
  return { ...(owner && { owner }), ...(offer && { offer }) };
}

/** From today to the end of next month: the forecast answers in whole months. */
export function outlookPeriod(today: CivilDate): { readonly from: string; readonly to: string } {
  const next = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return { from: today, to: next.toISOString().slice(0, 10) };
}

interface Words {
  readonly value: string;
  /** With `{month}`. */
  readonly forecast: string;
}

/** What is in play, and what this month and the next may bring: each currency by itself. */
export function outlookItems(
  pipeline: readonly FigureRow[],
  forecast: readonly FigureRow[],
  { words, locale }: { readonly words: Words; readonly locale: Locale },
): OutlookItem[] {
  const months = [...new Set(forecast.map(({ month }) => String(month)))];
  return [
    { title: words.value, value: sumsText(pipeline, 'sum', locale) },
    ...months.map((month) => ({
      title: words.forecast.replace('{month}', monthText(month, locale)),
      value: sumsText(
        forecast.filter((row) => row.month === month),
        'weighted',
        locale,
      ),
    })),
  ].filter(({ value }) => value !== '');
}

function sumsText(rows: readonly FigureRow[], field: string, locale: Locale): string {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const currency = String(row.currency);
    sums.set(currency, (sums.get(currency) ?? 0) + Number(row[field] ?? 0));
  }
  return [...sums]
    .filter(([, sum]) => sum > 0 || sums.size === 1)
    .map(([currency, sum]) => roundMoney(sum, currencyOf(currency), locale))
    .join(' + ');
}

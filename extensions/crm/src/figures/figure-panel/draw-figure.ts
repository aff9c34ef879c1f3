import { currencyOf } from '@ia/app-kit/money-text';
import { countText, shareText } from '@ia/app-kit/number-text';
import type { BarSeries } from '@ia/app-kit/parts/chart-bars';
import { shortSum } from '@ia/app-kit/short-money';
import type { Locale } from '@ia/core';
import { cellText, columnsDrawn, type FigureTable } from '../app/figure-text.ts';
import type { FigureColumn, FigureRow } from '../contract.ts';

export interface DrawnFigure {
  /** Null where the figure is no amount. */
  readonly currency: string | null;
  readonly labels: readonly string[];
  readonly series: readonly BarSeries[];
  /** Months follow each other from left to right; names lie beneath each other. */
  readonly isLying: boolean;
  readonly axisText: (value: number) => string;
}

/** The bars of a figure, from the rows of its table; a drawing for each currency, since they are never compared. */
export function drawFigure(answer: FigureTable, locale: Locale): readonly DrawnFigure[] {
  const drawn = columnsDrawn(answer.columns);
  const [first] = answer.columns;
  const kind = drawn[0]?.kind;
  if (!first || !kind) return [];
  return groupsOf(answer).map(([currency, rows]) => ({
    currency,
    labels: rows.map((row) => cellText(row, first, locale)),
    series: drawn.map((column) => ({
      title: column.title,
      values: rows.map((row) => numberOf(row, column)),
      texts: rows.map((row) => cellText(row, column, locale)),
    })),
    isLying: first.kind !== 'month',
    axisText: axisText(kind, currency, locale),
  }));
}

function groupsOf({ rows, columns }: FigureTable): [string | null, readonly FigureRow[]][] {
  if (!columns.some(({ kind }) => kind === 'currency')) return [[null, rows]];
  const currencies = [...new Set(rows.map(({ currency }) => String(currency)))];
  return currencies.map((currency) => [
    currency,
    rows.filter((row) => String(row.currency) === currency),
  ]);
}

/** In what people read: euros, percent, days. */
function numberOf(row: FigureRow, { field, kind }: FigureColumn): number | null {
  const value = row[field];
  if (value === null || value === undefined) return null;
  return kind === 'count' ? Number(value) : Number(value) / 100;
}

function axisText(kind: FigureColumn['kind'], currency: string | null, locale: Locale) {
  return (value: number): string => {
    if (kind === 'cents') return shortSum(value * 100, currencyOf(currency), locale);
    if (kind === 'share') return shareText(value * 100, locale);
    return Number.isInteger(value) || kind === 'days' ? countText(value, locale) : '';
  };
}

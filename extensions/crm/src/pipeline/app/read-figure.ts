import { fillText } from '@ia/app-kit/fill-text';
import { currencyOf } from '@ia/app-kit/money-text';
import { countText, shareText } from '@ia/app-kit/number-text';
import { roundMoney } from '@ia/app-kit/short-money';
import type { Locale } from '@ia/core';
import { panelTexts } from '../../figures/figure-panel/figure-texts.ts';
import { dataOf, isRecord } from './read-board.ts';

export type CellKind = 'text' | 'month' | 'currency' | 'count' | 'cents' | 'share' | 'days';

export interface ShownColumn {
  readonly field: string;
  readonly kind: CellKind;
  readonly title: string;
}

export type FigureRow = Readonly<Record<string, unknown>>;

export interface ShownFigureAnswer {
  readonly from: string;
  readonly to: string;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly FigureRow[];
}

const KINDS: readonly CellKind[] = ['text', 'month', 'currency', 'count', 'cents', 'share', 'days'];

export function readFigure(response: unknown): ShownFigureAnswer {
  const answer = dataOf(response);
  if (!isRecord(answer) || !Array.isArray(answer.columns) || !Array.isArray(answer.rows)) {
    throw new Error('The server did not answer a figure.');
  }
  return {
    from: String(answer.from),
    to: String(answer.to),
    columns: answer.columns.filter(isRecord).map(({ field, kind, title }) => ({
      field: String(field),
      kind: KINDS.find((one) => one === kind) ?? 'text',
      title: String(title),
    })),
    rows: answer.rows.filter(isRecord),
  };
}

export function cellText(row: FigureRow, { field, kind }: ShownColumn, locale: Locale): string {
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

export function monthText(month: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
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
export function columnsDrawn(columns: readonly ShownColumn[]): readonly ShownColumn[] {
  const columnOf = (field: string) => columns.find((column) => column.field === field);
  for (const fields of DRAWN) {
    const found = fields.map(columnOf).filter((column) => column !== undefined);
    if (found.length === fields.length) return found;
  }
  return [];
}

/** In one currency only, its column would say the same on every line. */
export function columnsShown({ columns, rows }: ShownFigureAnswer): readonly ShownColumn[] {
  const currencies = new Set(rows.map(({ currency }) => currency));
  return columns.filter(({ kind }) => kind !== 'currency' || currencies.size > 1);
}

import { currencyOf, readAmount } from '@ia/app-kit/money-text';
import { type ApiRow, at, textAt } from '@ia/app-kit/read-row';
import { addDays, type CivilDate } from '@ia/core';
import {
  type Amount,
  isNotCredit,
  isToCollect,
  remainingAmount,
} from '../../invoices/app/open-invoices.ts';

export const figureKeys = ['to-collect', 'late', 'received'] as const;
export type FigureKey = (typeof figureKeys)[number];

export const figureOf = (key: unknown): FigureKey =>
  figureKeys.find((one) => one === key) ?? 'to-collect';

/** Where a figure is read: rows of the model, summed and listed with the rights of whoever looks. */
interface FigureSource {
  readonly collection: 'invoices' | 'payments';
  readonly on: 'due_on' | 'received_on';
  readonly sort: string;
  readonly sums: readonly string[];
  readonly fields: readonly string[];
  readonly filter: (today: CivilDate, isTotal: boolean) => object;
  readonly amount: (row: ApiRow, currency: unknown) => Amount | null;
}

const RECENT_DAYS = 30;
const YEAR_DAYS = 365;

const openInvoices = {
  collection: 'invoices',
  on: 'due_on',
  sort: 'due_on',
  sums: ['gross_amount', 'paid_amount'],
  fields: ['id', 'number', 'account.name', 'due_on', 'gross_amount', 'paid_amount', 'currency'],
  amount: remainingAmount,
} as const;

const sources: Readonly<Record<FigureKey, FigureSource>> = {
  'to-collect': { ...openInvoices, filter: () => ({ _and: [isToCollect, isNotCredit] }) },
  late: {
    ...openInvoices,
    filter: (today) => ({ _and: [isToCollect, isNotCredit, { due_on: { _lt: today } }] }),
  },
  received: {
    collection: 'payments',
    on: 'received_on',
    sort: '-received_on',
    sums: ['amount'],
    fields: ['id', 'invoice.number', 'account.name', 'received_on', 'amount', 'currency'],
    filter: (today, isTotal) => ({
      _and: [
        { status: { _eq: 'received' } },
        { received_on: { _gte: addDays(today, isTotal ? -RECENT_DAYS : -YEAR_DAYS) } },
      ],
    }),
    amount: (row, currency) => {
      const cents = readAmount(row.amount);
      return cents === null ? null : { cents, currency: currencyOf(currency) };
    },
  },
};

/** Months of all currencies: a figure has fewer. */
const MOST_GROUPS = 500;
const LISTED = 12;

export interface FigureAsked {
  readonly figure: FigureKey;
  /** A figure that stands alone tells no month and no line. */
  readonly isTotal: boolean;
  readonly today: CivilDate;
}

/** The two requests of a figure: its sums by month and currency, and its first lines. */
export function figureRequests({ figure, isTotal, today }: FigureAsked) {
  const { collection, on, sort, sums, fields, filter } = sources[figure];
  const path = `/items/${collection}`;
  return {
    path,
    sums: {
      filter: filter(today, isTotal),
      aggregate: { sum: sums, count: 'id' },
      groupBy: ['currency', `year(${on})`, `month(${on})`],
      limit: MOST_GROUPS,
    },
    lines: isTotal ? null : { filter: filter(today, isTotal), fields, sort, limit: LISTED },
  };
}

export interface MonthSum extends Amount {
  /** `2026-11`; null for what has no date. */
  readonly month: string | null;
  readonly count: number;
}

/** The sums by month, the first month first. */
export function readMonths(figure: FigureKey, rows: readonly ApiRow[]): readonly MonthSum[] {
  const { on, amount } = sources[figure];
  return rows
    .flatMap((row) => {
      const sum = amount(Object(row.sum), row.currency);
      if (!sum) return [];
      const [year, month] = [row[`${on}_year`], row[`${on}_month`]];
      const isDated = year !== null && year !== undefined;
      return [
        {
          ...sum,
          month: isDated ? `${String(year)}-${String(month).padStart(2, '0')}` : null,
          count: Number(at(row, 'count', 'id') ?? 0),
        },
      ];
    })
    .toSorted((one, other) => (one.month ?? '9').localeCompare(other.month ?? '9'));
}

/** What they come to, in each currency. */
export function totalsOf(months: readonly MonthSum[]) {
  const totals = new Map<MonthSum['currency'], { cents: number; count: number }>();
  for (const { currency, cents, count } of months) {
    const known = totals.get(currency) ?? { cents: 0, count: 0 };
    totals.set(currency, { cents: known.cents + cents, count: known.count + count });
  }
  return [...totals].map(([currency, total]) => ({ currency, ...total }));
}

export interface FigureLine {
  readonly to: string;
  readonly number: string;
  readonly account: string;
  readonly day: CivilDate | null;
  readonly amount: Amount | null;
}

export function readLines(figure: FigureKey, rows: readonly ApiRow[]): readonly FigureLine[] {
  const { collection, on, amount } = sources[figure];
  return rows.map((row) => ({
    to: `/content/${collection}/${textAt(row, 'id')}`,
    number: textAt(row, 'number') ?? textAt(row, 'invoice.number') ?? '',
    account: textAt(row, 'account.name') ?? '',
    day: textAt(row, on)?.slice(0, 10) ?? null,
    amount: amount(row, row.currency),
  }));
}

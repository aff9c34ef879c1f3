import { addDays, civilDateOf, DomainError, daysBetween } from '@ia/core';
import { readParameters } from '@ia/directus-kit/http/read-body';
import { z } from 'zod';
import { whoseShape } from '../../pipeline/server/deal-filter.ts';
import type { FigureKey } from '../contract.ts';

const DEFAULT_DAYS = 90;
const MOST_DAYS = 3_660;
const MONTHS_ASIDE_DAYS = 180;

export const groupings = ['month', 'source', 'owner', 'offer'] as const;

const shape = z.object({
  ...whoseShape,
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  by: z.enum(groupings).default('month'),
  lang: z.enum(['fr', 'en']).default('fr'),
});

export type FigureQuestion = Omit<z.output<typeof shape>, 'from' | 'to'> & {
  /** Days of Paris, both included. */
  readonly from: string;
  readonly to: string;
};

/**
 * What is asked of a figure: the last 90 days unless said otherwise; of the forecast, whole months
 * around today. @throws VALUE_INVALID, VALUE_OUT_OF_RANGE, DATE_ORDER
 */
export function parseFigureQuestion(key: FigureKey, query: unknown, now: Date): FigureQuestion {
  const asked = readParameters(shape, query);
  const today = civilDateOf(now);
  const isForecast = key === 'forecast';
  const to = asked.to ?? (isForecast ? addDays(today, MONTHS_ASIDE_DAYS) : today);
  const from =
    asked.from ?? (isForecast ? addDays(today, -MONTHS_ASIDE_DAYS) : addDays(to, 1 - DEFAULT_DAYS));
  if (to < from) throw new DomainError('DATE_ORDER', { field: 'to', hint: `${from} > ${to}` });
  if (daysBetween(from, to) > MOST_DAYS) {
    throw new DomainError('VALUE_OUT_OF_RANGE', { field: 'from', hint: `max. ${MOST_DAYS}` });
  }
  return isForecast ? { ...asked, ...wholeMonths(from, to) } : { ...asked, from, to };
}

function wholeMonths(from: string, to: string): { readonly from: string; readonly to: string } {
  const next = new Date(`${to.slice(0, 7)}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return { from: `${from.slice(0, 7)}-01`, to: next.toISOString().slice(0, 10) };
}

import { addDays, civilDateOf, DomainError } from '@ia/core';
import { readParameters } from '@ia/directus-kit/http/read-body';
import { z } from 'zod';
import { whoseShape } from './deal-filter.ts';

const DEFAULT_DAYS = 90;

const shape = z.object({
  ...whoseShape,
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export type FunnelQuestion = Omit<z.output<typeof shape>, 'from' | 'to'> & {
  /** Days of Paris, both included. */
  readonly from: string;
  readonly to: string;
};

/** @throws VALUE_INVALID, DATE_ORDER */
export function parseFunnelQuestion(query: unknown, now: Date): FunnelQuestion {
  const asked = readParameters(shape, query);
  const to = asked.to ?? civilDateOf(now);
  const from = asked.from ?? addDays(to, 1 - DEFAULT_DAYS);
  if (to < from) throw new DomainError('DATE_ORDER', { field: 'to', hint: `${from} > ${to}` });
  return { ...asked, from, to };
}

import { addDays, civilDateOf, DomainError, parseCivilDate, stageKeys } from '@ia/core';
import { readParameters } from '@ia/directus-kit/http/read-body';
import { z } from 'zod';

const CLOSED_SHOWN_DAYS = 90;

const list = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .max(4000)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).min(1).max(100));
const cents = z.coerce.number().int().min(0).max(1e12);

export const whoseShape = {
  owner: list(z.union([z.literal(['me', 'none']), z.uuid()])).optional(),
  offer: list(z.uuid()).optional(),
};

const filterShape = z.object({
  ...whoseShape,
  stage: list(z.enum(stageKeys)).optional(),
  min: cents.optional(),
  max: cents.optional(),
  late: z.literal('1').optional(),
  q: z.string().trim().max(100).optional(),
  closed_since: z.iso.date().optional(),
  archived: z.literal('1').optional(),
});

export type DealFilter = z.output<typeof filterShape> & { readonly closed_since: string };

/**
 * What a request asks to see; unknown parameters are left aside.
 * @throws VALUE_INVALID naming the parameter
 */
export function parseFilter(query: unknown, now: Date): DealFilter {
  const filter = readParameters(filterShape, query);
  const since = filter.closed_since ?? addDays(civilDateOf(now), -CLOSED_SHOWN_DAYS);
  return { ...filter, closed_since: parseCivilDate(since, { field: 'closed_since' }) };
}

/**
 * Without it, a filter or an order by a field the asker may not read would show an empty or a shuffled
 * list, and say nothing.
 * @throws FIELD_UNREADABLE naming the first such field
 */
export function assertReadable(
  { unreadable }: { readonly unreadable: readonly string[] },
  { owner, offer, min, max, late, q }: DealFilter,
  sort?: string,
): void {
  const asked = [
    owner && 'owner',
    offer && 'offer',
    (min !== undefined || max !== undefined) && 'amount',
    late && 'next_action_at',
    late && 'expected_close_on',
    q && 'name',
    sort,
  ];
  const field = asked.find((one) => one && unreadable.includes(one));
  if (field) throw new DomainError('FIELD_UNREADABLE', { field, collection: 'deals' });
}

import { addDays, civilDateOf, parseCivilDate, stageKeys } from '@ia/core';
import { searchText } from '@ia/core/text/search-text';
import { readParameters } from '@ia/directus-kit/http/read-body';
import { joinSql, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
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
 * The one place where a filter becomes SQL: the board, its pages, the list, the exports and the
 * figures all see the same deals. Reads `deals`, `deal_stages` (joined) and `accounts`.
 */
export function whereOf(filter: DealFilter, asker: { readonly user: string | null }): Sql {
  const { stage, min, max, late, q } = filter;
  const conditions = [
    sql`(deal_stages.type = 'open' OR deals.closed_on >= ${filter.closed_since}::date)`,
    ...whoseConditions(filter, asker),
    stage && sql`deals.stage = ANY(${stage}::text[])`,
    min !== undefined && sql`deals.amount >= ${min}`,
    max !== undefined && sql`deals.amount <= ${max}`,
    late && IS_LATE,
    q && textMatches(q),
  ];
  return joinSql(
    conditions.filter((one) => typeof one === 'object'),
    ' AND ',
  );
}

/** The part of a filter that says whose deals, of which offers. */
export function whoseConditions(
  { owner, offer }: Pick<DealFilter, 'owner' | 'offer'>,
  asker: { readonly user: string | null },
): readonly Sql[] {
  return [
    owner && ownerIs(owner, asker.user),
    offer && sql`deals.offer = ANY(${offer}::uuid[])`,
  ].filter((one) => one !== undefined);
}

/** As `isDealLate` of core says it; `now()` is the one of the statement. */
export const IS_LATE = rawSql(`(deal_stages.type = 'open' AND coalesce(
  CASE WHEN deals.next_action_at IS NOT NULL THEN deals.next_action_at < now()
    ELSE deals.expected_close_on < (now() AT TIME ZONE 'Europe/Paris')::date END, false))`);

function ownerIs(owners: readonly string[], me: string | null): Sql {
  const people = owners.filter((one) => one !== 'none').map((one) => (one === 'me' ? me : one));
  const isTheirs = sql`deals.owner = ANY(${people}::uuid[])`;
  return owners.includes('none') ? sql`(${isTheirs} OR deals.owner IS NULL)` : isTheirs;
}

/** Without accents and capitals: both sides are folded the same way, and their indexes hold it. */
function textMatches(text: string): Sql {
  const pattern = `%${searchText(text).replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(platform.searchable(deals.name) LIKE ${pattern} OR deals.account = ANY(ARRAY(
    SELECT accounts.id FROM accounts WHERE platform.searchable(accounts.name) LIKE ${pattern})))`;
}

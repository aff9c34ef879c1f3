import { searchText } from '@ia/core/text/search-text';
import { joinSql, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { DealFilter } from '../deal-filter.ts';

/**
 * The one place where a filter becomes SQL: the board, its pages, the list, the exports and the
 * figures all see the same deals. Reads `deals`, `deal_stages` (joined) and `accounts`.
 */
export function whereOf(filter: DealFilter, asker: { readonly user: string | null }): Sql {
  const { stage, min, max, late, q, archived } = filter;
  const conditions = [
    archived ? IS_ARCHIVED : IN_PLAY,
    // What was put away is looked for whenever it was closed.
    !archived &&
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

/** Not put away; a reader who may not know is shown what is in play. */
export const IN_PLAY = rawSql('deals.is_archived IS NOT TRUE');
const IS_ARCHIVED = rawSql('deals.is_archived');

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

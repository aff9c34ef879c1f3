import { DomainError } from '@ia/core';
import { parseScoringRule } from '@ia/core/scoring/scoring-rule';
import type { EventContext, Row, Services } from '@ia/directus-kit';
import { fetchRights } from '@ia/directus-kit/rights/asker-rights';

/**
 * A changed weight is checked as a whole, each of those that change.
 * @throws FORBIDDEN before any reason to whoever may not change weights, and what `parseScoringRule` refuses
 */
export async function checkRuleChanges(
  services: Services,
  { accountability, schema, database }: EventContext,
  { payload, keys }: { readonly payload: Row; readonly keys: unknown },
): Promise<Row> {
  if (!schema) throw new DomainError('FORBIDDEN');
  // The system and administrators: nothing is refused to them.
  if (accountability && !accountability.admin) {
    const rights = await fetchRights({ accountability, schema, database }, 'update', [
      'scoring_rules',
    ]);
    if (rights.length === 0) throw new DomainError('FORBIDDEN');
  }
  const wanted = Array.isArray(keys) ? keys.map(String) : [];
  const rules = new services.ItemsService('scoring_rules', {
    accountability,
    schema,
    knex: database,
  });
  const rows = await rules.readByQuery({ filter: { id: { _in: wanted } }, limit: wanted.length });
  for (const row of rows) parseScoringRule({ ...row, ...payload });
  return payload;
}

import { parseScoringRule } from '@ia/core/scoring/scoring-rule';
import type { EventContext, Row, Services } from '@ia/directus-kit';
import { type AskedChange, changedRows, readChanged } from '@ia/directus-kit/rights/read-changed';

/**
 * A changed weight is checked as a whole, each of those that change.
 * @throws FORBIDDEN before any reason, and what `parseScoringRule` refuses
 */
export async function checkRuleChanges(
  services: Services,
  context: EventContext,
  change: AskedChange,
): Promise<Row> {
  const rows = await readChanged(services, context, changedRows('scoring_rules', change));
  for (const row of rows) parseScoringRule({ ...row, ...change.payload });
  return change.payload;
}

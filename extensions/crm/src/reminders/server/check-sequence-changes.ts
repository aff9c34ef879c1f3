import { parseSequence } from '@ia/core/reminders/parse-sequence';
import type { EventContext, Row, Services } from '@ia/directus-kit';
import { type AskedChange, changedRows, readChanged } from '@ia/directus-kit/rights/read-changed';

/**
 * A changed sequence is checked as a whole, each of those that change.
 * @throws FORBIDDEN before any reason, and what `parseSequence` refuses
 */
export async function checkSequenceChanges(
  services: Services,
  context: EventContext,
  change: AskedChange,
): Promise<Row> {
  const rows = await readChanged(services, context, changedRows('reminder_sequences', change));
  for (const row of rows) parseSequence({ ...row, ...change.payload });
  return change.payload;
}

import type { Client } from 'pg';
import { insertMissingRows } from './lib/insert-rows.ts';
import { dealStages } from './reference/deal-stages.ts';
import { lossReasons } from './reference/loss-reasons.ts';
import { seedReminderSequences } from './reference/reminder-sequences.ts';
import { seedScoringRules } from './reference/scoring-rules.ts';
import { seedSyncMappings } from './reference/sync-mappings.ts';

/**
 * What every installation needs to work: stages, loss reasons, import mappings. Run again, it adds
 * what is missing and never takes back what people changed.
 * @returns the number of rows written
 */
export async function seedReference(client: Client): Promise<number> {
  await client.query('BEGIN');
  try {
    await client.query("SET LOCAL app.history = 'on'");
    const stages = await insertMissingRows(
      client,
      'deal_stages',
      dealStages.map((stage) => ({ ...stage })),
    );
    const reasons = await insertMissingRows(
      client,
      'loss_reasons',
      lossReasons.map((reason) => ({ ...reason })),
    );
    const mappings = await seedSyncMappings(client);
    const weights = await seedScoringRules(client);
    const reminders = await seedReminderSequences(client);
    await client.query('COMMIT');
    return stages + reasons + mappings + weights + reminders;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

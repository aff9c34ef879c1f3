import type { Row } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/asker-rights';
import { joinSql, queryPrepared, rawSql, sql } from '@ia/directus-kit/sql';
import type { Knex } from 'knex';
import { fieldsOfMoved, snapshotOfMoved } from './revision-sql.ts';

export interface Move {
  readonly deal: string;
  /** The stage it was decided on: nothing is written when the deal has left it since. */
  readonly from: string;
  /** What the person asked for; the database completes it (dates of the stage, closing). */
  readonly changes: MoveChanges;
}

export interface MoveChanges {
  readonly stage: string;
  readonly position: string;
  readonly loss_reason?: string | null;
  readonly loss_note?: string | null;
}

/**
 * Writes a move with the traces Directus leaves of an update, in one statement: the row, its line
 * in the activity and its revision. The triggers add the stage history and the event.
 * Returns false when the deal is not in that stage any more.
 */
export async function writeMove(knex: Knex, asker: Asker, move: Move): Promise<boolean> {
  const { user, ip, userAgent, origin } = asker.accountability;
  const changes: Row = { ...move.changes };
  const set = joinSql(
    Object.keys(changes).map((column) => sql`${rawSql(`"${column}"`)} = ${changes[column]}`),
    ', ',
  );
  const written = [...Object.keys(changes), 'user_updated', 'date_updated'];
  const rows = await queryPrepared<{ id: number }>(
    knex,
    sql`WITH moved AS (
        UPDATE deals SET ${set}, user_updated = ${user}::uuid, date_updated = now()
        WHERE id = ${move.deal}::uuid AND stage = ${move.from} RETURNING deals.*),
      activity AS (
        INSERT INTO directus_activity (action, "user", collection, item, ip, user_agent, origin)
        SELECT 'update', ${user}::uuid, 'deals', moved.id::text, ${ip}::text,
          ${userAgent ?? null}::text, ${origin ?? null}::text FROM moved RETURNING id)
      INSERT INTO directus_revisions (activity, collection, item, data, delta)
      SELECT activity.id, 'deals', moved.id::text, ${snapshotOfMoved(asker.schema)},
        ${fieldsOfMoved(asker.schema, written)} FROM moved, activity RETURNING id`,
  );
  return rows.length > 0;
}

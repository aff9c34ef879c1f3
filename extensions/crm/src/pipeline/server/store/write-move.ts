import type { Row } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { joinSql, queryPrepared, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../board-asker.ts';
import { JUST_MOVED, movedAnswer } from './read-moved.ts';
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
  /** Only where a rule is passed over: the database then keeps its trace. */
  readonly override_reason?: string;
}

/**
 * Writes a move with the traces Directus leaves of an update, and reads what it answers, in one
 * statement: the row, its line in the activity and its revision. The triggers add the stage history
 * and the event. Returns the answer; `null` when the deal is not in that stage any more.
 */
export async function writeMove(asker: BoardAsker, move: Move): Promise<string | null> {
  const [row] = await queryPrepared<{ is_written: boolean; answer: string }>(
    asker.database,
    sql`WITH ${written(asker, move)}
      SELECT EXISTS (SELECT 1 FROM revision) AS is_written, ${movedAnswer(asker, JUST_MOVED)}`,
  );
  return row?.is_written ? row.answer : null;
}

function written({ accountability, schema }: Asker, { deal, from, changes: asked }: Move): Sql {
  const { user, ip, userAgent, origin } = accountability;
  const changes: Row = { ...asked };
  const set = joinSql(
    Object.keys(changes).map((column) => sql`${rawSql(`"${column}"`)} = ${changes[column]}`),
    ', ',
  );
  const delta = [...Object.keys(changes), 'user_updated', 'date_updated'];
  return sql`moved AS (
      UPDATE deals SET ${set}, user_updated = ${user}::uuid, date_updated = now()
      WHERE id = ${deal}::uuid AND stage = ${from} RETURNING deals.*),
    activity AS (
      INSERT INTO directus_activity (action, "user", collection, item, ip, user_agent, origin)
      SELECT 'update', ${user}::uuid, 'deals', moved.id::text, ${ip}::text,
        ${userAgent ?? null}::text, ${origin ?? null}::text FROM moved RETURNING id),
    revision AS (
      INSERT INTO directus_revisions (activity, collection, item, data, delta)
      SELECT activity.id, 'deals', moved.id::text, ${snapshotOfMoved(schema)},
        ${fieldsOfMoved(schema, delta)} FROM moved, activity RETURNING id)`;
}

import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import { queryPrepared, sql } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';
import { STAGE_ORDER } from './card-sql.ts';
import type { Drop } from './load-situation.ts';

interface Numbered {
  readonly id: string;
}

/** One numbering of a stage at a time; the statements after it see what the former one did. */
export async function lockStage(trx: Knex.Transaction, { to }: Drop): Promise<void> {
  await lockInTransaction(trx, 'deals.position', to);
}

/**
 * Gives the cards around a drop positions with room between them, in the order they have: those
 * never placed, down to the card above the drop; all the placed ones when that card is one of them.
 * Nobody changed these deals: they keep their author and their date.
 */
export async function numberCards(trx: Knex.Transaction, { to, after }: Drop): Promise<string[]> {
  const rows = await queryPrepared<Numbered>(
    trx,
    sql`WITH lines AS (
        SELECT id, position, row_number() OVER (ORDER BY ${STAGE_ORDER}) AS line
        FROM deals WHERE stage = ${to}),
      above AS (SELECT position, line FROM lines WHERE id = ${after}::uuid),
      room AS (
        SELECT id, CASE WHEN lines.position IS NOT NULL THEN line * 65536
          ELSE coalesce((SELECT max(position) FROM lines), 0)
            + 65536 * (line - (SELECT count(position) FROM lines)) END AS position
        FROM lines WHERE CASE WHEN (SELECT position FROM above) IS NULL AND EXISTS (SELECT 1 FROM above)
          THEN position IS NULL AND line <= (SELECT line FROM above)
          ELSE position IS NOT NULL END)
      UPDATE deals SET position = room.position FROM room
      WHERE deals.id = room.id AND deals.stage = ${to} RETURNING deals.id`,
  );
  return rows.map(({ id }) => id);
}

import type { Row } from '@ia/directus-kit';
import { type Sql, sql, textOf } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';
import type { BoardAsker } from '../board-asker.ts';
import type { DealFilter } from '../deal-filter.ts';
import { CARD_NAMES, statement } from './card-sql.ts';
import { whereOf } from './deal-conditions.ts';
import { listRows, type Sort } from './read-list.ts';

const PAGE = 500;

interface Wanted {
  readonly filter: DealFilter;
  readonly sort: Sort | null;
}

/** A cursor of Postgres: one picture of the data however long the reader takes, little memory. */
export async function* exportPages(
  asker: BoardAsker,
  trx: Knex.Transaction,
  wanted: Wanted,
): AsyncGenerator<readonly Row[]> {
  const declared = sql`DECLARE exported NO SCROLL CURSOR FOR ${rowsOf(asker, wanted)}`;
  const connection = await trx.client.acquireConnection();
  await connection.query(textOf(declared), [...declared.values]);
  for (;;) {
    const page: { rows: Row[] } = await connection.query(`FETCH ${PAGE} FROM exported`);
    if (page.rows.length > 0) yield page.rows;
    if (page.rows.length < PAGE) return;
  }
}

function rowsOf(asker: BoardAsker, { filter, sort }: Wanted): Sql {
  const where = whereOf(filter, asker.accountability);
  const body = sql`SELECT card.stage_label, card.stage_label_en, card.name, card.amount,
      card.currency, card.probability, card.weighted, card.next_action, card.next_action_at,
      card.is_late, card.expected_close_on::text, card.stage_entered_at, card.closed_on::text,
      card.id, accounts.name AS account, offers.name AS offer,
      nullif(concat_ws(' ', people.first_name, people.last_name), '') AS owner
    FROM (${listRows(where, sort)}) AS card ${CARD_NAMES}
    ORDER BY card.line`;
  return statement(asker.standIns, body);
}

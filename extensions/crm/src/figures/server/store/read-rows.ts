import type { Row } from '@ia/directus-kit';
import { joinSql, queryPrepared, rawSql, type Sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../../../pipeline/server/board-asker.ts';
import { whoseConditions } from '../../../pipeline/server/deal-filter.ts';
import { statement } from '../../../pipeline/server/store/card-sql.ts';
import type { FigureQuestion } from '../figure-question.ts';

/** The rows of a figure, over what the asker may read. */
export function readRows(asker: BoardAsker, body: Sql): Promise<Row[]> {
  return queryPrepared<Row>(asker.database, statement(asker.standIns, body));
}

/** Whose deals, of which offers, as one condition on `deals`. */
export function whose(question: FigureQuestion, asker: BoardAsker): Sql {
  const conditions = whoseConditions(question, asker.accountability);
  return joinSql([rawSql('true'), ...conditions], ' AND ');
}

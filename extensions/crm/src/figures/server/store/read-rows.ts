import { joinSql, queryPrepared, rawSql, type Sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../../../pipeline/server/board-asker.ts';
import { statement } from '../../../pipeline/server/store/card-sql.ts';
import { whoseConditions } from '../../../pipeline/server/store/deal-conditions.ts';
import type { FigureRow } from '../../contract.ts';
import type { FigureQuestion } from '../figure-question.ts';

/** The rows of a figure, over what the asker may read. */
export function readRows(asker: BoardAsker, body: Sql): Promise<FigureRow[]> {
  return queryPrepared<FigureRow>(asker.database, statement(asker.standIns, body));
}

/** Whose deals, of which offers, as one condition on `deals`. */
export function whose(question: FigureQuestion, asker: BoardAsker): Sql {
  const conditions = whoseConditions(question, asker.accountability);
  return joinSql([rawSql('true'), ...conditions], ' AND ');
}

/** The label of a stage or a reason in the language asked for. */
export function labelIn(table: 'deal_stages' | 'loss_reasons', lang: 'fr' | 'en'): Sql {
  return rawSql(lang === 'en' ? `coalesce(${table}.label_en, ${table}.label)` : `${table}.label`);
}

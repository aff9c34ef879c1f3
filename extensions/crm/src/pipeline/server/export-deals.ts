import { civilDateOf, type Locale } from '@ia/core';
import type { Row } from '@ia/directus-kit';
import type { CsvColumn, CsvFile } from '@ia/directus-kit/http/csv-export';
import { type Sql, sql, textOf } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';
import type { BoardAsker } from './board-asker.ts';
import { type DealFilter, whereOf } from './deal-filter.ts';
import { CARD_NAMES, statement } from './store/card-sql.ts';
import { listRows, type Sort } from './store/read-list.ts';

const PAGE = 500;

export interface Export {
  readonly filter: DealFilter;
  readonly view: 'board' | 'list';
  readonly sort: Sort | null;
  readonly lang: Locale;
  readonly now: Date;
}

/** The deals of the board or the list as a file, in the order they are shown in, all of them. */
export function dealsFile(asker: BoardAsker, trx: Knex.Transaction, wanted: Export): CsvFile {
  const { lang, now } = wanted;
  const columns = COLUMNS.map(([field, kind, fr, en]): CsvColumn => {
    const header = lang === 'fr' ? fr : en;
    return {
      field: field === 'stage_label' && lang === 'en' ? 'stage_label_en' : field,
      kind,
      header,
    };
  });
  return {
    name: `${lang === 'fr' ? 'affaires' : 'deals'}-${civilDateOf(now)}`,
    columns,
    words: lang === 'fr' ? { yes: 'oui', no: 'non' } : { yes: 'yes', no: 'no' },
    pages: pagesOf(trx, rowsOf(asker, wanted)),
  };
}

/** A cursor of Postgres: one picture of the data however long the reader takes, little memory. */
async function* pagesOf(trx: Knex.Transaction, rows: Sql): AsyncGenerator<readonly Row[]> {
  const declared = sql`DECLARE exported NO SCROLL CURSOR FOR ${rows}`;
  const connection = await trx.client.acquireConnection();
  await connection.query(textOf(declared), [...declared.values]);
  for (;;) {
    const page: { rows: Row[] } = await connection.query(`FETCH ${PAGE} FROM exported`);
    if (page.rows.length > 0) yield page.rows;
    if (page.rows.length < PAGE) return;
  }
}

function rowsOf(asker: BoardAsker, { filter, view, sort }: Export): Sql {
  const where = whereOf(filter, asker.accountability);
  const body = sql`SELECT card.stage_label, card.stage_label_en, card.name, card.amount,
      card.currency, card.probability, card.weighted, card.next_action, card.next_action_at,
      card.is_late, card.expected_close_on::text, card.stage_entered_at, card.closed_on::text,
      card.id, accounts.name AS account, offers.name AS offer,
      nullif(concat_ws(' ', people.first_name, people.last_name), '') AS owner
    FROM (${listRows(where, view === 'list' ? sort : null)}) AS card ${CARD_NAMES}
    ORDER BY card.line`;
  return statement(asker.standIns, body);
}

type Column = readonly [field: string, kind: CsvColumn['kind'], fr: string, en: string];

const COLUMNS: readonly Column[] = [
  ['stage_label', 'text', 'Étape', 'Stage'],
  ['name', 'text', 'Affaire', 'Deal'],
  ['account', 'text', 'Compte', 'Account'],
  ['amount', 'cents', 'Montant HT', 'Amount excl. tax'],
  ['currency', 'text', 'Devise', 'Currency'],
  ['probability', 'number', 'Probabilité propre (%)', 'Own probability (%)'],
  ['weighted', 'cents', 'Montant pondéré HT', 'Weighted amount excl. tax'],
  ['offer', 'text', 'Offre', 'Offer'],
  ['owner', 'text', 'Responsable', 'Owner'],
  ['next_action', 'text', 'Prochaine action', 'Next action'],
  ['next_action_at', 'moment', 'Échéance de l’action', 'Next action due'],
  ['is_late', 'flag', 'En retard', 'Late'],
  ['expected_close_on', 'day', 'Clôture prévue', 'Expected close'],
  ['stage_entered_at', 'moment', 'Dans l’étape depuis', 'In this stage since'],
  ['closed_on', 'day', 'Clôturée le', 'Closed on'],
  ['id', 'text', 'Identifiant', 'Id'],
];

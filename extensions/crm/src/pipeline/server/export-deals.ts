import { civilDateOf, type Locale } from '@ia/core';
import type { CsvColumn, CsvFile } from '@ia/directus-kit/http/csv-export';
import type { Knex } from 'knex';
import type { BoardAsker } from './board-asker.ts';
import type { DealFilter } from './deal-filter.ts';
import { exportPages } from './store/export-rows.ts';
import type { Sort } from './store/read-list.ts';

export interface Export {
  readonly filter: DealFilter;
  readonly view: 'board' | 'list';
  readonly sort: Sort | null;
  readonly lang: Locale;
  readonly now: Date;
}

/** The deals of the board or the list as a file, in the order they are shown in, all of them. */
export function dealsFile(asker: BoardAsker, trx: Knex.Transaction, wanted: Export): CsvFile {
  const { filter, view, sort, lang, now } = wanted;
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
    pages: exportPages(asker, trx, {
      filter,
      sort: view === 'list' ? sort : null,
    }),
  };
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

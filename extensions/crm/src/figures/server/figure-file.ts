import { civilDateOf } from '@ia/core';
import type { CsvColumn, CsvFile } from '@ia/directus-kit/http/csv-export';
import type { ColumnKind, FigureKey, FigureRow } from '../contract.ts';
import type { Figure } from './figure.ts';
import type { FigureQuestion } from './figure-question.ts';

/** Hundredths of a percent, of a day and of a euro are written alike: `45,32`. */
const KINDS: Readonly<Record<ColumnKind, CsvColumn['kind']>> = {
  text: 'text',
  month: 'text',
  currency: 'text',
  count: 'number',
  cents: 'cents',
  share: 'cents',
  days: 'cents',
};

interface Answer {
  readonly key: FigureKey;
  readonly figure: Figure;
  readonly question: FigureQuestion;
  readonly rows: readonly FigureRow[];
  readonly now: Date;
}

/** The lines of a figure as a file for a spreadsheet. */
export function figureFile({ key, figure, question, rows, now }: Answer): CsvFile {
  const { lang } = question;
  return {
    name: `${key}-${civilDateOf(now)}`,
    columns: figure.columns(question).map(({ field, kind, ...titles }) => ({
      field,
      kind: KINDS[kind],
      header: titles[lang],
    })),
    words: lang === 'fr' ? { yes: 'oui', no: 'non' } : { yes: 'yes', no: 'no' },
    pages: once(rows),
  };
}

async function* once(rows: readonly FigureRow[]): AsyncGenerator<readonly FigureRow[]> {
  yield rows;
}

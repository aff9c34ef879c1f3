import type { ExtensionContext } from '@ia/directus-kit';
import type { BoardAsker } from '../../pipeline/server/board-asker.ts';
import type { BoardTable } from '../../pipeline/server/tables.ts';
import type { ColumnKind, FigureRow } from '../contract.ts';
import type { FigureQuestion } from './figure-question.ts';

export interface FigureColumn {
  readonly field: string;
  readonly kind: ColumnKind;
  readonly fr: string;
  readonly en: string;
}

export interface AskedFigure {
  readonly asker: BoardAsker;
  readonly context: ExtensionContext;
  readonly question: FigureQuestion;
}

/** One definition: the same statement answers the panel, the file and whoever asks the API. */
export interface Figure {
  /** Tables its statement reads, as the asker may read them. */
  readonly tables: readonly BoardTable[];
  /** What its lines hold, which may depend on what they are grouped by. */
  readonly columns: (question: FigureQuestion) => readonly FigureColumn[];
  readonly read: (asked: AskedFigure) => Promise<readonly FigureRow[]>;
}

export const column = (
  field: string,
  kind: ColumnKind,
  [fr, en]: readonly [string, string],
): FigureColumn => ({ field, kind, fr, en });

export const CURRENCY = column('currency', 'currency', ['Devise', 'Currency']);

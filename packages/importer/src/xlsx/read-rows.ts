import type { NumberFormat } from './number-format.ts';
import { type CellText, formattedNumber } from './number-text.ts';
import { readXml } from './read-xml.ts';
import { stringText } from './string-text.ts';

export interface SheetRow {
  /** From 1, as the workbook shows it. */
  readonly number: number;
  /** Up to the last cell that holds something; a gap is left out. */
  readonly cells: readonly (CellText | undefined)[];
}

export interface CellMeaning {
  readonly strings: readonly string[];
  readonly styles: readonly NumberFormat[];
  readonly is1904: boolean;
}

/** The size of a sheet in Excel. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
/** Empty places before the last cells of all rows: a table has some for each cell it fills. */
const FREE_GAPS = 1_000_000;
const GAPS_PER_CELL = 50;

const NUMBER: NumberFormat = { kind: 'number' };

/**
 * The rows of a sheet in the order of the file, some at a time: only those that are written in it,
 * however far apart.
 * @throws when it is no sheet, or touches more empty places than a table has
 */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  meaning: CellMeaning,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  const reader = new RowReader(meaning, (row) => rows.push(row));
  for await (const _ of readXml(chunks, reader)) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

class RowReader {
  readonly #meaning: CellMeaning;
  readonly #onRow: (row: SheetRow) => void;
  #row = 0;
  #column = 0;
  #filled = 0;
  #gaps = 0;
  #cells: (CellText | undefined)[] = [];
  #type = 'n';
  #style = 0;
  #value = '';
  #isValue = false;
  #isGuide = false;

  constructor(meaning: CellMeaning, onRow: (row: SheetRow) => void) {
    this.#meaning = meaning;
    this.#onRow = onRow;
  }

  open = (tag: string, attribute: (name: string) => string | undefined): void => {
    if (tag === 'row') this.#openRow(attribute('r'));
    else if (tag === 'c') this.#openCell(attribute('r'), attribute('t'), attribute('s'));
    else if (tag === 'rPh') this.#isGuide = true;
    else if (tag === 'v' || tag === 't') this.#isValue = !this.#isGuide;
  };

  text = (piece: string): void => {
    if (this.#isValue) this.#value += piece;
  };

  close = (tag: string): void => {
    if (tag === 'v' || tag === 't') this.#isValue = false;
    else if (tag === 'rPh') this.#isGuide = false;
    else if (tag === 'c') this.#closeCell();
    else if (tag === 'row') this.#closeRow();
  };

  #openRow(number: string | undefined): void {
    this.#row = number === undefined ? this.#row + 1 : Number(number);
    if (!(this.#row >= 1 && this.#row <= MAX_ROWS)) throw new Error(`row ${number}`);
    this.#column = 0;
    this.#cells = [];
  }

  #openCell(place: string | undefined, type = 'n', style = '0'): void {
    this.#column = place === undefined ? this.#column + 1 : columnOf(place);
    if (!(this.#column >= 1 && this.#column <= MAX_COLUMNS)) throw new Error(`cell ${place}`);
    this.#type = type;
    this.#style = Number(style);
    this.#value = '';
  }

  #closeCell(): void {
    const cell = this.#read();
    if (cell.text.trim() === '') return;
    this.#cells[this.#column - 1] = cell;
    this.#filled += 1;
  }

  #closeRow(): void {
    this.#gaps += this.#cells.length;
    const most = FREE_GAPS + GAPS_PER_CELL * this.#filled;
    if (this.#gaps > most) throw new Error(`> ${most} cells`);
    this.#onRow({ number: this.#row, cells: this.#cells });
  }

  #read(): CellText {
    const { strings, styles, is1904 } = this.#meaning;
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return { text: strings[Number(value)] ?? '', isNumber: false };
      case 'b':
        return { text: value.trim() === '1' ? 'true' : 'false', isNumber: false };
      case 'd':
        return { text: value.replace('T', ' '), isNumber: false };
      case 'n':
        return formattedNumber(value, styles[this.#style] ?? NUMBER, is1904);
      // A text in its place, the stored result of a formula (never computed), or its error.
      default:
        return { text: stringText(value), isNumber: false };
    }
  }
}

/** `AB12` stands in column 28. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < 3; at += 1) {
    const letter = (place.charCodeAt(at) | 0x20) - 0x60;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
  }
  return column;
}

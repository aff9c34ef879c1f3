import type { DateOrder, Mapping, Remark } from '@ia/core/imports';
import { DateOrderTally, dateColumns, remarkOn, sameHeader } from '@ia/core/imports';

/** The columns of a file that hold days: those its mapping says, else those that look like it. */
export class DateColumns {
  readonly #columns: readonly { readonly index: number; readonly tally: DateOrderTally }[];
  readonly #isMapped: boolean;
  #filled: number[];

  constructor(header: readonly string[], mapping: Mapping | undefined) {
    this.#isMapped = mapping !== undefined;
    const days = mapping && dateColumns(mapping);
    const isDate = (name: string) => !days || days.has(sameHeader(name));
    this.#columns = header.flatMap((name, index) =>
      isDate(name) ? [{ index, tally: new DateOrderTally() }] : [],
    );
    this.#filled = this.#columns.map(() => 0);
  }

  add(cells: readonly string[]): void {
    for (const [at, { index, tally }] of this.#columns.entries()) {
      const cell = cells[index];
      if (!cell) continue;
      this.#filled[at] = (this.#filled[at] ?? 0) + 1;
      // A day starts with a digit and is short: the rest is not worth a look.
      if (cell.length < 30 && /^\s*\d/.test(cell)) tally.add(cell);
    }
  }

  order(): DateOrder | null {
    const all = new DateOrderTally();
    for (const [at, { tally }] of this.#columns.entries()) {
      const holdsDays = this.#isMapped || tally.days * 2 > (this.#filled[at] ?? 0);
      if (holdsDays) all.merge(tally);
    }
    return all.decide();
  }
}

export interface DateChoice {
  readonly format: DateOrder['format'];
  readonly examples: readonly string[];
  readonly remark: Remark | null;
}

/** What the values prove; when they prove nothing, what the mapping says, and then day first. */
export function chooseDateFormat(order: DateOrder | null, mapping?: Mapping): DateChoice {
  const ruled = Object.values(mapping?.columns ?? {})
    .flat()
    .find(({ as }) => as === 'date')?.format;
  if (!order) return { format: ruled ?? 'dmy', examples: [], remark: null };
  const { certainty, examples } = order;
  const shown = examples.join(', ');
  if (certainty === 'proven') return { format: order.format, examples, remark: null };
  const said = ruled === 'dmy' || ruled === 'mdy' ? ruled : null;
  if (certainty === 'mixed') {
    const remark = remarkOn(null, 'DATE_ORDER_MIXED', shown);
    return { format: said ?? order.format, examples, remark };
  }
  const remark = said ? null : remarkOn(null, 'DATE_ORDER_ASSUMED', shown);
  return { format: said ?? order.format, examples, remark };
}

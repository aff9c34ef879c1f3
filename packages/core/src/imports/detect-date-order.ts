import type { CivilDateFormat } from '../time/civil-date.ts';

/** How a file writes its days, and how sure that is. */
export interface DateOrder {
  readonly format: CivilDateFormat;
  /** `assumed`: every value reads both ways; `mixed`: no one order reads them all. */
  readonly certainty: 'proven' | 'assumed' | 'mixed';
  readonly examples: readonly string[];
}

const ISO = /^\d{4}([-/.])\d{1,2}\1\d{1,2}(?:[ T]|$)/;
const PARTS = /^(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?:[ T,]|$)/;
const MAX_EXAMPLES = 3;

/**
 * Decides over all the days of a file in which order they are written: `31/12/2025` proves day
 * first, `12/31/2025` month first. What reads both ways is taken as day first, and said.
 */
export class DateOrderTally {
  #iso = 0;
  #dayFirst = 0;
  #monthFirst = 0;
  #either = 0;
  readonly #examples: string[] = [];

  /** Counts one value; false when it is not a day. */
  add(text: string): boolean {
    const value = text.trim();
    if (ISO.test(value)) this.#iso += 1;
    else if (!this.#addParts(value)) return false;
    if (this.#examples.length < MAX_EXAMPLES) this.#examples.push(value);
    return true;
  }

  #addParts(value: string): boolean {
    const [, first, , second] = PARTS.exec(value) ?? [];
    if (!first || !second) return false;
    if (Number(first) > 12) this.#dayFirst += 1;
    else if (Number(second) > 12) this.#monthFirst += 1;
    else this.#either += 1;
    return true;
  }

  /** Adds what another column of the same file says. */
  merge(other: DateOrderTally): void {
    this.#iso += other.#iso;
    this.#dayFirst += other.#dayFirst;
    this.#monthFirst += other.#monthFirst;
    this.#either += other.#either;
    this.#examples.push(...other.#examples.slice(0, MAX_EXAMPLES - this.#examples.length));
  }

  get days(): number {
    return this.#iso + this.#dayFirst + this.#monthFirst + this.#either;
  }

  /** `null` when no day was seen. */
  decide(): DateOrder | null {
    if (this.days === 0) return null;
    const examples = [...this.#examples];
    if (this.#dayFirst > 0 && this.#monthFirst > 0) {
      const format = this.#monthFirst > this.#dayFirst ? 'mdy' : 'dmy';
      return { format, certainty: 'mixed', examples };
    }
    if (this.#monthFirst > 0) return { format: 'mdy', certainty: 'proven', examples };
    if (this.#dayFirst > 0) return { format: 'dmy', certainty: 'proven', examples };
    if (this.#either > 0) return { format: 'dmy', certainty: 'assumed', examples };
    return { format: 'iso', certainty: 'proven', examples };
  }
}

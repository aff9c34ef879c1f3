import { addDays, type CivilDate, civilDateOf, startOfCivilDate } from '@ia/core';
import type { Cents, Currency } from '@ia/core/money';
import type { Localised } from '../locale.ts';
import type { ApiRow } from '../read-row.ts';

export const MAX_ROWS = 6;

export type HomeRole = 'admin' | 'sales' | 'delivery' | 'finance';
export type Tone = 'danger' | 'warning' | 'primary' | 'success';

/** The day the home is read on, in Paris. */
export interface HomeDay {
  readonly today: CivilDate;
  /** The instant at which it is read. */
  readonly now: string;
  /** The instants at which today begins and ends. */
  readonly start: string;
  readonly end: string;
  readonly monthStart: CivilDate;
  readonly monthEnd: CivilDate;
}

/** What a line of a block says: who or what, a precision, an amount, and when. */
export interface HomeLine {
  readonly title: string;
  readonly detail: string | null;
  readonly amount: { readonly cents: Cents; readonly currency: Currency } | null;
  /** A civil date, the instant of a meeting of today, or one whose day is to be said too. */
  readonly when: { readonly kind: 'day' | 'hour' | 'moment'; readonly value: string } | null;
  readonly isLate: boolean;
  /** Whom to call about it. */
  readonly phone?: string | null;
  /** Where it leads within the app, when that is not its own record. */
  readonly path?: string | null;
}

export type HomeStep = 'done' | 'postpone';

/** What a step on a line writes: on its row, and perhaps a line on a timeline. */
export interface StepWrite {
  readonly changes: ApiRow;
  /** What puts the row back as it was. */
  readonly undo: ApiRow;
  readonly activity?: ApiRow;
  /** The instant a line is postponed to, to be told. */
  readonly until?: string;
}

/** What a step is called where « Fait » would be the wrong word, and what is said once it is taken. */
export interface StepWords {
  readonly label: Localised;
  readonly told: Localised;
}

/** A list of the home: what it reads, with the reader's own rights, and how a row is told. */
export interface HomeBlock {
  readonly id: string;
  readonly collection: string;
  /** On whose home it is, and where: 1 is the first. Lists of one place stand as they came. */
  readonly places: Readonly<Partial<Record<HomeRole, number>>>;
  readonly icon: string;
  readonly tone: Tone;
  readonly title: Localised;
  readonly empty: Localised;
  /** Key of the bookmark holding the whole list; without one, the collection itself. */
  readonly bookmark: string | null;
  readonly fields: readonly string[];
  readonly sort: string;
  readonly filter: (day: HomeDay) => ApiRow;
  readonly line: (row: ApiRow, day: HomeDay) => HomeLine;
  /** What can be done with a line in place; without it, the line only opens its record. */
  readonly steps?: Readonly<Partial<Record<HomeStep, (row: ApiRow, now: Date) => StepWrite>>>;
  /** The step that is taken by opening a line, too. */
  readonly openingTakes?: HomeStep;
  readonly stepWords?: Readonly<Partial<Record<HomeStep, StepWords>>>;
}

export function homeDay(now: Date): HomeDay {
  const today = civilDateOf(now);
  const monthStart = `${today.slice(0, 8)}01`;
  return {
    today,
    now: now.toISOString(),
    start: startOfCivilDate(today).toISOString(),
    end: startOfCivilDate(addDays(today, 1)).toISOString(),
    monthStart,
    monthEnd: addDays(`${addDays(monthStart, 31).slice(0, 8)}01`, -1),
  };
}

import { addDays, type CivilDate, civilDateOf, startOfCivilDate } from '@ia/core';
import { type Random, seededRandom } from '../lib/random.ts';
import { stableId } from '../lib/stable-id.ts';
import type { PersonKey } from './people.ts';

/** What every part of the demo is written against: a day, a suite of numbers, the people. */
export interface DemoContext {
  readonly now: Date;
  readonly today: CivilDate;
  readonly random: Random;
  readonly users: Readonly<Record<PersonKey, string>>;
}

export function createDemoContext(now: Date, users: DemoContext['users']): DemoContext {
  return { now, today: civilDateOf(now), random: seededRandom(20_260_101), users };
}

/** The id of a demo row, from the name it has in this folder. */
export function demoId(kind: string, key: string | number): string {
  return stableId(`demo/${kind}/${key}`);
}

/** The day so many days from today; negative for the past. */
export function day({ today }: DemoContext, offset: number): CivilDate {
  return addDays(today, offset);
}

/** An instant on the clock of Paris, so many days from today. */
export function at(context: DemoContext, offset: number, hour: number, minute = 0): string {
  const midnight = startOfCivilDate(day(context, offset)).getTime();
  return new Date(midnight + (hour * 60 + minute) * 60_000).toISOString();
}

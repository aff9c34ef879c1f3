import type pg from 'pg';
import type { SheetsDouble } from '../../tests/syncs/sheets-double.ts';
import type { Series } from './measure.ts';

/** What the systems of a bench run on: one Postgres, one Directus, one bare server. */
export interface Stand {
  readonly database: pg.Pool;
  readonly databaseUrl: string;
  readonly directusUrl: string;
  readonly limitUrl: string;
  /** A token of the salesperson every system is asked by. */
  readonly token: () => Promise<string>;
  /** A token of the administrator. */
  readonly adminToken: () => Promise<string>;
  /** What the platform under test takes for Google. */
  readonly google: SheetsDouble;
  /** One more process, which does the jobs; once. */
  readonly startWorker: () => Promise<void>;
  readonly datasets: string | undefined;
  /** Seals the secrets of the platform under test. */
  readonly filesKey: string;
}

export interface System {
  readonly name: string;
  /** One round; the bench runs the systems of a workload in turn, round after round. */
  readonly round: () => Promise<Series>;
}

export interface Workload {
  readonly name: string;
  /** Number of this workload in the table of targets. */
  readonly number: number;
  /** The first system is ours, the second the limit; the others are peers. */
  readonly systems: readonly System[];
  readonly rounds: number;
  readonly target: string;
  /** What one request counts for, e.g. rows of a file. */
  readonly unitsPerRequest?: Readonly<Record<string, number>>;
}

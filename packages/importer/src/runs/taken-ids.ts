import type { ClientBase } from 'pg';
import type { RowResult } from '../import-report.ts';
import { findTakenIds } from './sync-rows.ts';

/** Of a longer file the rest is asked of the database: memory does not grow with the rows. */
const MAX_KEPT = 150_000;

/** The identifiers a run has taken so far; those of rows it has rejected are free. */
export class TakenIds {
  readonly #runId: string;
  readonly #kept = new Set<string>();
  readonly #atMost: number;
  /** Whether all of the run is kept here: it began here, and is not too long. */
  #isWhole: boolean;

  constructor(
    runId: string,
    { isFresh, atMost = MAX_KEPT }: { readonly isFresh: boolean; readonly atMost?: number },
  ) {
    this.#runId = runId;
    this.#isWhole = isFresh;
    this.#atMost = atMost;
  }

  /** Which of these identifiers are taken. */
  async find(client: ClientBase, externalIds: readonly string[]): Promise<ReadonlySet<string>> {
    const known = externalIds.filter((id) => this.#kept.has(id));
    if (this.#isWhole) return new Set(known);
    return new Set([...known, ...(await findTakenIds(client, this.#runId, externalIds))]);
  }

  /** Keeps what became of a batch, once it is committed. */
  keep(results: readonly RowResult[]): void {
    for (const { externalId, outcome } of results) {
      if (externalId === null || outcome === 'rejected') continue;
      if (this.#kept.size < this.#atMost) this.#kept.add(externalId);
      else this.#isWhole = false;
    }
  }
}

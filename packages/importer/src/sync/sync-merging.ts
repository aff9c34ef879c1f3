import type { JsonValue, Mapping, RowReading } from '@ia/core/imports';
import { remarkOn } from '@ia/core/imports';
import { readToldFacts } from '@ia/core/pipeline/told-facts';
import { isSame } from '@ia/core/syncs/decide-field';
import { mergeRecord } from '@ia/core/syncs/merge-record';
import type { ClientBase } from 'pg';
import type { RowResult } from '../import-report.ts';
import { isDataError } from '../save-batch.ts';
import { sourceColumn } from '../source-column.ts';
import { saveRows, type Table } from '../targets/save-rows.ts';
import { stageRows } from '../targets/stage-rows.ts';
import { findKnownIds } from './find-known-ids.ts';
import { findStandings, type Standing } from './find-standings.ts';
import { type MergedRow, rememberCreated, rememberMerged } from './remember-rows.ts';
import { TOLD } from './sync-columns.ts';
import type { SyncTable } from './sync-table.ts';

/** What was decided of a row whose record exists here; a new row has none. */
interface Verdict {
  readonly target: string;
  /** Nothing of the record is to be written. */
  readonly isSettled: boolean;
  readonly merged: MergedRow | null;
}

/**
 * The rows of a recurring source on their way into a collection: what was changed here since the last
 * sync is kept, field by field, and what was taken over is remembered, in one transaction with it.
 */
export class SyncMerging {
  readonly #table: Table;
  readonly #sync: SyncTable;
  readonly #mapping: Mapping;
  /** Of the batch in hand, by external id. */
  #verdicts = new Map<string, Verdict>();

  constructor(table: Table, sync: SyncTable, mapping: Mapping) {
    this.#table = table;
    this.#sync = sync;
    this.#mapping = mapping;
  }

  /** Whether the rules of the business have nothing more to say of a row. */
  isSettled({ externalId }: RowReading): boolean {
    return this.#verdicts.get(externalId ?? '')?.isSettled ?? false;
  }

  /** Gives rows that have a record the values it is to hold. */
  async merge(client: ClientBase, rows: readonly RowReading[]): Promise<readonly RowReading[]> {
    this.#verdicts = new Map();
    const known = await this.#findKnown(client, rows);
    const merged = new Map<RowReading, RowReading>();
    for (const [row, standing] of await this.#standings(client, known)) {
      merged.set(row, this.#decide(row, standing));
    }
    return rows.map((row) => merged.get(row) ?? row);
  }

  async #findKnown(
    client: ClientBase,
    rows: readonly RowReading[],
  ): Promise<readonly RowReading[]> {
    const ids = rows.flatMap(({ externalId, isRejected }) =>
      externalId === null || isRejected ? [] : [externalId],
    );
    const known = new Set(await findKnownIds(client, this.#sync, ids));
    return rows.filter((row) => !row.isRejected && known.delete(row.externalId ?? ''));
  }

  /** A value that does not fit its column leaves its row out: saving it will say what is wrong. */
  async #standings(
    client: ClientBase,
    rows: readonly RowReading[],
  ): Promise<readonly (readonly [RowReading, Standing])[]> {
    if (rows.length === 0) return [];
    await client.query('savepoint standing');
    try {
      await stageRows(
        client,
        [...this.#table.columns, TOLD],
        rows.map((row) => ({ id: null, row: withTold(row) })),
      );
      const standings = await findStandings(client, this.#sync);
      return standings.flatMap((one) => {
        const row = rows[one.n];
        return row ? [[row, one] as const] : [];
      });
    } catch (error) {
      await client.query('rollback to savepoint standing');
      if (!isDataError(error)) throw error;
      if (rows.length === 1) return [];
      const half = Math.ceil(rows.length / 2);
      const first = await this.#standings(client, rows.slice(0, half));
      return [...first, ...(await this.#standings(client, rows.slice(half)))];
    }
  }

  #decide(row: RowReading, standing: Standing): RowReading {
    const { externalId } = row;
    const { target, ours, theirs, synced, held, is_touched: isTouched } = standing;
    if (externalId === null) return row;
    if (!ours || !theirs) {
      this.#verdicts.set(externalId, { target, isSettled: true, merged: null });
      const remarks = standing.is_deleted
        ? [...row.remarks, remarkOn(null, 'DELETED_HERE', null)]
        : row.remarks;
      return { ...row, remarks };
    }
    const all = this.#sync.compared.map(({ name }) => name);
    // Of these the source has said nothing this time: what is here and what is remembered stay.
    const fields = all.filter((name) => !row.unread.includes(name));
    const merge = mergeRecord({ fields, ours, theirs, synced, held, isTouched });
    const told = theirs[TOLD.name] ?? null;
    const isSettled = merge.taken.length === 0 && isSame(told, synced?.[TOLD.name] ?? null);
    const remembered = {
      ...merge,
      synced: { ...pick(synced, row.unread), ...merge.synced, [TOLD.name]: told },
      held: { ...pick(held, row.unread), ...merge.held },
    };
    const merged = { externalId, target, merge: remembered };
    this.#verdicts.set(externalId, { target, isSettled, merged });
    const kept = all.filter((field) => !merge.taken.includes(field));
    const values = Object.fromEntries(kept.map((field) => [field, ours[field] ?? null]));
    return {
      ...row,
      values: { ...row.values, ...values },
      remarks: [...row.remarks, ...this.#remarks(merge.diverging)],
    };
  }

  #remarks(diverging: MergedRow['merge']['diverging']) {
    return Object.entries(diverging).map(([field, { kind, theirs }]) =>
      remarkOn(
        sourceColumn(this.#mapping, field),
        kind === 'conflict' ? 'SYNC_CONFLICT' : 'EDITED_HERE',
        theirs === null ? null : typeof theirs === 'string' ? theirs : JSON.stringify(theirs),
      ),
    );
  }

  /** Writes rows that may be written, all or none, and remembers what was taken over. */
  async save(
    client: ClientBase,
    rows: readonly RowReading[],
    settle: (results: readonly RowResult[]) => Promise<void> | undefined,
  ): Promise<readonly RowResult[]> {
    const open = rows.filter((row) => !this.isSettled(row)).map(withTold);
    const saved = open.length > 0 ? await saveRows(client, this.#table, open, [TOLD]) : [];
    await settle(saved);
    const created = saved.flatMap(({ outcome, externalId }) =>
      outcome === 'created' && externalId !== null ? [externalId] : [],
    );
    await rememberCreated(client, this.#sync, created);
    const merged = rows.flatMap(({ externalId }) => {
      const verdict = this.#verdicts.get(externalId ?? '');
      return verdict?.merged ? [verdict.merged] : [];
    });
    await rememberMerged(client, this.#sync, merged);
    return [...saved, ...rows.filter((row) => this.isSettled(row)).map((row) => this.#kept(row))];
  }

  #kept({ rowNumber, externalId, remarks }: RowReading): RowResult {
    const targetId = this.#verdicts.get(externalId ?? '')?.target ?? null;
    return { rowNumber, externalId, outcome: 'unchanged', targetId, remarks };
  }
}

function pick(
  values: Readonly<Record<string, JsonValue>> | null,
  fields: readonly string[],
): Record<string, JsonValue> {
  const known = Object.entries(values ?? {});
  return Object.fromEntries(known.filter(([field]) => fields.includes(field)));
}

function withTold(row: RowReading): RowReading {
  const facts = readToldFacts(row.values);
  return { ...row, values: { ...row.values, [TOLD.name]: facts && { ...facts } } };
}

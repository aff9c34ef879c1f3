import type { Remark } from '@ia/core/imports';
import type { NotionColumn } from '@ia/providers/notion/notion-page';
import type { Knex } from 'knex';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { parseSeen, type SeenColumns, seenOf } from './seen-columns.ts';

/** What is remembered of a table once a run of it has come to its end. */
export interface TableState {
  readonly columns: SeenColumns;
  /** When the last complete reading began; `null` before the first. */
  readonly readAt: Date | null;
}

const stateShape = z
  .record(z.string(), z.object({ columns: z.unknown(), read_at: z.coerce.date() }))
  .catch({});

const readingShape = z.object({
  columns: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
  started_at: z.string(),
  notes: z.array(
    z.object({ column: z.string().nullable(), code: z.string(), value: z.string().nullable() }),
  ),
});

export async function loadTableState(
  database: Knex,
  source: string,
  table: string,
): Promise<TableState> {
  const row = await database('sync_sources')
    .where({ id: source })
    .first<{ state: unknown } | undefined>('state');
  const known = stateShape.parse(row?.state ?? {})[table];
  return { columns: parseSeen(known?.columns), readAt: known?.read_at ?? null };
}

/** Keeps with the run what its end will need, whoever comes to it. */
export async function saveReading(
  client: ClientBase,
  run: string,
  reading: {
    readonly columns: readonly NotionColumn[];
    readonly startedAt: Date;
    readonly notes: readonly Remark[];
  },
): Promise<void> {
  const kept = { columns: reading.columns, started_at: reading.startedAt, notes: reading.notes };
  await client.query(
    `update sync_runs
        set settings = (coalesce(settings::jsonb, '{}') || jsonb_build_object('reading', $2::jsonb))::json
      where id = $1`,
    [run, JSON.stringify(kept)],
  );
}

/** Once: the notes of the reading join those of the run, and the columns are remembered. */
export async function settleReading(
  database: Knex,
  { run, source, table }: { readonly run: string; readonly source: string; readonly table: string },
): Promise<void> {
  await database.transaction(async (trx) => {
    const row = await trx('sync_runs')
      .where({ id: run })
      .forUpdate()
      .first('settings', 'file_notes');
    const reading = readingShape.safeParse(row?.settings?.reading).data;
    if (!reading) return;
    const { reading: _done, ...settings } = row.settings;
    await trx('sync_runs')
      .where({ id: run })
      .update({
        settings: JSON.stringify(settings),
        file_notes: JSON.stringify([...(row.file_notes ?? []), ...reading.notes]),
      });
    const state = { columns: seenOf(reading.columns), read_at: reading.started_at };
    await trx('sync_sources')
      .where({ id: source })
      .update({
        state: trx.raw(
          `(coalesce(state::jsonb, '{}') || jsonb_build_object(?::text, ?::jsonb))::json`,
          [table, JSON.stringify(state)],
        ),
      });
  });
}

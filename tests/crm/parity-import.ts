import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ColumnRule } from '@ia/core/imports';
import { continueRun, installMappings } from '@ia/importer';
import { importRules } from '@ia/records/imports/import-rules';
import { stringify } from 'csv-stringify/sync';
import pg from 'pg';
import { createRun, type RunMode } from '../../packages/importer/src/runs/sync-runs.ts';

/** How a file would give each field of a deal; columns are called as the fields are. */
const RULES: Readonly<Record<string, Omit<ColumnRule, 'field'>>> = {
  amount: { as: 'amount', unit: 'cent', currency: 'EUR' },
  probability: { as: 'integer' },
  expected_close_on: { as: 'date', format: 'iso' },
  opened_on: { as: 'date', format: 'iso' },
};

export interface ImportedRow {
  readonly outcome: string;
  readonly reason: string | null;
  readonly field: string | null;
}

export interface ImportWish {
  readonly mode: RunMode;
  readonly user: string;
  readonly externalId: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One deal by the engine of the imports: previewed, then applied, as the screens do it. */
export async function importDeal(databaseUrl: string, wish: ImportWish): Promise<ImportedRow> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const folder = mkdtempSync(join(tmpdir(), 'parity-'));
  try {
    const path = join(folder, 'deals.csv');
    const { mode, user, externalId, values } = wish;
    writeFileSync(
      path,
      stringify([
        ['id', ...Object.keys(values)],
        [externalId, ...Object.values(values).map((one) => (one === null ? '' : String(one)))],
      ]),
    );
    const runId = await createRun(client, {
      mappingId: await mappingFor(client, Object.keys(values)),
      fileName: 'deals.csv',
      mode,
      status: 'queued',
      userId: user,
    });
    const phase = () =>
      continueRun({
        rules: importRules,
        client,
        runId,
        openFile: async () => ({ path, close: async () => undefined }),
        authorise: async () => 'sales',
        now: () => new Date(),
      });
    await phase();
    await client.query(`UPDATE sync_runs SET status = 'running', rows_done = 0 WHERE id = $1`, [
      runId,
    ]);
    await phase();
    const { rows } = await client.query(`SELECT outcome, notes FROM sync_rows WHERE run = $1`, [
      runId,
    ]);
    const { rows: runs } = await client.query(`SELECT status, error FROM sync_runs WHERE id = $1`, [
      runId,
    ]);
    if (rows.length !== 1 || runs[0].status !== 'succeeded')
      throw new Error(`The run ended otherwise: ${JSON.stringify({ rows, runs })}`);
    const refusal = rows[0].outcome === 'rejected' ? rows[0].notes.at(-1) : null;
    return {
      outcome: rows[0].outcome,
      reason: refusal?.code ?? null,
      field: refusal?.column ?? null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await client.end();
  }
}

async function mappingFor(client: pg.Client, fields: readonly string[]): Promise<string> {
  const id = crypto.randomUUID();
  const columns = Object.fromEntries(
    fields.map((field) => [field, [{ field, as: 'text' as const, ...RULES[field] }]]),
  );
  await installMappings(
    client,
    [
      {
        key: `parity-${id}`,
        name: 'Parité',
        target: 'deals',
        columns,
        values: {},
        options: { source: 'parity', key: 'id' },
      },
    ],
    () => id,
  );
  return id;
}

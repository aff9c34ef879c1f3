import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  continueRun,
  findMapping,
  installMappings,
  type RunMode,
  type RunSettings,
  readMappingFiles,
  runImport,
} from '@ia/importer';
import { createRun, findRun } from '@ia/importer/runs/sync-runs';
import { importRules } from '@ia/records/imports/import-rules';
import pg from 'pg';
import { inject } from 'vitest';
import { cloneTemplate, dropDatabase } from '../harness/cluster.ts';

const MAPPINGS = new URL('../../seed/mappings/', import.meta.url).pathname;

/** A private copy of a prepared database, without a server in front, and a folder for files. */
export async function openImportDatabase() {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const connectionString = await cloneTemplate(adminUrl, inject('templates').reference, name);
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  const clients: pg.Client[] = [];
  const connect = async () => {
    const client = new pg.Client({ connectionString });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  };
  const client = await connect();
  const reinstall = async () =>
    installMappings(client, await readMappingFiles(MAPPINGS), () => randomUUID());
  await reinstall();
  const write = (file: string, content: string | Buffer) => {
    writeFileSync(join(folder, file), content);
    return join(folder, file);
  };
  const load = (mappingKey: string, path: string, options: { batchSize?: number } = {}) =>
    runImport({
      client,
      path,
      mappingKey,
      rules: importRules,
      now: new Date('2026-03-31T10:00:00Z'),
      ...options,
    });
  const now = new Date('2026-03-31T10:00:00Z');
  const work = async (
    runId: string,
    path: string,
    { batchSize, worker = client }: { batchSize?: number; worker?: pg.Client } = {},
  ) => {
    await continueRun({
      rules: importRules,
      client: worker,
      runId,
      batchSize,
      now: () => now,
      authorise: async () => 'admin',
      openFile: async () => ({ path, close: async () => undefined }),
    });
    const run = await findRun(client, runId);
    if (!run) throw new Error(`The run ${runId} is gone.`);
    return run;
  };
  /** What the screens do with a file, without them: dry run, apply, undo. */
  const start = async (
    mappingKey: string,
    content: string | Buffer,
    options: { mode?: RunMode; user?: string; batchSize?: number; settings?: RunSettings } = {},
  ) => {
    const { mode = 'history', user: userId = null, batchSize, settings = {} } = options;
    const { id: mappingId } = await findMapping(client, mappingKey);
    const fileName = `${mappingKey}.csv`;
    const path = write(`${randomUUID()}-${fileName}`, content);
    const id = await createRun(client, {
      mappingId,
      fileName,
      mode,
      userId,
      settings,
      status: 'queued',
    });
    const move = async (status: string, worker?: pg.Client) => {
      await client.query(
        `update sync_runs set status = $2, rows_done = 0, applied_at = now() where id = $1`,
        [id, status],
      );
      return work(id, path, { batchSize, worker });
    };
    return {
      id,
      path,
      preview: () => work(id, path, { batchSize }),
      apply: (options: { client?: pg.Client } = {}) => move('running', options.client),
      undo: () => move('undoing'),
      continue: () => work(id, path, { batchSize }),
    };
  };
  /** Dry run and apply in one go. */
  const apply = async (...input: Parameters<typeof start>) => {
    const run = await start(...input);
    await run.preview();
    return { ...run, applied: await run.apply() };
  };
  return {
    client,
    start,
    apply,
    rewrite: (path: string, content: string) => writeFileSync(path, content),
    connect,
    reinstall,
    write,
    load,
    /** Writes a file and loads it. */
    loadText: (
      mappingKey: string,
      content: string | Buffer,
      options: { batchSize?: number } = {},
    ) => load(mappingKey, write(`${mappingKey}.csv`, content), options),
    async rows<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []) {
      return (await client.query<Row>(sql, parameters)).rows;
    },
    async value<Value>(sql: string, parameters: unknown[] = []) {
      const { rows } = await client.query<Record<string, Value>>(sql, parameters);
      return Object.values(rows[0] ?? {})[0];
    },
    async close() {
      await Promise.all(clients.map((one) => one.end().catch(() => undefined)));
      await dropDatabase(adminUrl, name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type ImportDatabase = Awaited<ReturnType<typeof openImportDatabase>>;

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installMappings, readMappingFiles, runImport } from '@ia/importer';
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
    runImport({ client, path, mappingKey, now: new Date('2026-03-31T10:00:00Z'), ...options });
  return {
    client,
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

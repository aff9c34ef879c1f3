import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { cloneTemplate, dropDatabase } from '../harness/cluster.ts';

export interface SeededDatabase {
  readonly client: pg.Client;
  readonly rows: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
  readonly stop: () => Promise<void>;
}

/** A private copy of a prepared database, without a server in front of it. */
export async function openSeededDatabase(kind: 'reference' | 'demo'): Promise<SeededDatabase> {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = await cloneTemplate(adminUrl, inject('templates')[kind], name);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    client,
    rows: async (sql, values) => (await client.query(sql, values)).rows,
    stop: async () => {
      await client.end();
      await dropDatabase(adminUrl, name);
    },
  };
}

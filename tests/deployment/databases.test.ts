import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseUrl, dropDatabase } from '../harness/cluster.ts';
import { COMPOSE } from './compose-file.ts';

const suffix = randomBytes(4).toString('hex');
const nameOf = (role: string) => `test_${role}_${suffix}`;
const PASSWORD = 'drawn';

/** The statements of the first start, with names and passwords of this test. */
function readStatements(): string[] {
  const script = COMPOSE.configs.databases?.content ?? '';
  const sql = /<<'SQL'\n([\s\S]*)\nSQL/.exec(script)?.[1] ?? '';
  return sql
    .replaceAll(/:'\w+'/g, `'${PASSWORD}'`)
    .replaceAll(/\b(ia|n8n)\b/g, (role) => nameOf(role))
    .split('\n');
}

async function runAs(role: string, database: string, statement: string): Promise<pg.QueryResult> {
  const url = new URL(databaseUrl(inject('postgresAdminUrl'), nameOf(database)));
  url.username = nameOf(role);
  url.password = PASSWORD;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

describe('the databases of the compose file', () => {
  const admin = new pg.Client({ connectionString: inject('postgresAdminUrl') });

  beforeAll(async () => {
    await admin.connect();
    for (const statement of readStatements()) await admin.query(statement);
  });

  afterAll(async () => {
    for (const role of ['ia', 'n8n']) {
      await dropDatabase(inject('postgresAdminUrl'), nameOf(role));
      await admin.query(`DROP ROLE IF EXISTS ${nameOf(role)}`);
    }
    await admin.end();
  });

  it.each(['ia', 'n8n'])(
    'gives %s a database of its own and no power over the server',
    async (role) => {
      await runAs(role, role, 'CREATE SCHEMA platform; CREATE TABLE own (id int)');
      const { rows } = await runAs(
        role,
        role,
        'SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user',
      );
      expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false }]);
    },
  );

  it('closes each database to the owner of the other', async () => {
    await expect(runAs('n8n', 'ia', 'SELECT 1')).rejects.toThrow('permission denied');
    await expect(runAs('ia', 'n8n', 'SELECT 1')).rejects.toThrow('permission denied');
  });
});

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { cloneTemplate, dropDatabase } from '../harness/cluster.ts';

export type BareDatabase = {
  readonly url: string;
  readonly client: pg.Client;
  readonly drop: () => Promise<void>;
};

/** A prepared database without Directus: the rules it keeps alone. */
export async function openBareDatabase(): Promise<BareDatabase> {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = await cloneTemplate(adminUrl, inject('templates').reference, name);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const drop = async () => {
    await client.end();
    await dropDatabase(adminUrl, name);
  };
  return { url, client, drop };
}

/** One for all tests of a file. */
export function onBareDatabase(use: (bare: BareDatabase) => void): void {
  let bare: BareDatabase | undefined;
  beforeAll(async () => {
    bare = await openBareDatabase();
    use(bare);
  });
  afterAll(() => bare?.drop());
}

import pg from 'pg';
import { fingerprint } from './fingerprint.ts';
import { ROOT } from './paths.ts';

/** What a prepared database was prepared from: model, access rules, migrations, seeds, and the tool that applies them. */
export function releaseFingerprint(): string {
  return fingerprint(ROOT, ['snapshots', 'migrations', 'seed', 'scripts/lib/apply']);
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The release a database was last prepared for; undefined on one that never was. */
export function readAppliedRelease(url: string): Promise<string | undefined> {
  return withClient(url, async (client) => {
    const known = await client.query(`SELECT to_regclass('platform.applied_release') AS name`);
    if (known.rows[0]?.name === null) return undefined;
    const { rows } = await client.query('SELECT fingerprint FROM platform.applied_release');
    return rows[0]?.fingerprint;
  });
}

/** The profile a database was last prepared for; undefined on one that never was. */
export function readAppliedProfile(url: string): Promise<string | undefined> {
  return withClient(url, async (client) => {
    const known = await client.query(`SELECT to_regclass('platform.applied_release') AS name`);
    if (known.rows[0]?.name === null) return undefined;
    const { rows } = await client.query('SELECT profile FROM platform.applied_release');
    return rows[0]?.profile;
  });
}

export function writeAppliedRelease(url: string, value: string, profile: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query('CREATE SCHEMA IF NOT EXISTS platform');
    await client.query(
      `CREATE TABLE IF NOT EXISTS platform.applied_release (
         only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
         fingerprint text NOT NULL, profile text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    await client.query(
      `INSERT INTO platform.applied_release (fingerprint, profile) VALUES ($1, $2)
       ON CONFLICT (only_row) DO UPDATE SET fingerprint = $1, profile = $2, applied_at = now()`,
      [value, profile],
    );
  });
}

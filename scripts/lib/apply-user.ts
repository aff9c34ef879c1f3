import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

/**
 * Lends the apply step an administrator that exists only while it works: the operator's own
 * password is theirs to change, and the step already holds the database.
 */
export async function withApplyToken<Result>(
  databaseUrl: string,
  work: (token: string) => Promise<Result>,
): Promise<Result> {
  const id = randomUUID();
  const token = randomBytes(32).toString('hex');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // One that a killed apply step has left behind.
    await client.query(
      `DELETE FROM directus_users WHERE email LIKE 'apply-%@ia-infinity.example.com'`,
    );
    const { rowCount } = await client.query(
      `INSERT INTO directus_users (id, email, token, role, status, provider)
       SELECT $1, $2, $3, access.role, 'active', 'default'
       FROM directus_access access JOIN directus_policies policy ON policy.id = access.policy
       WHERE policy.admin_access AND access.role IS NOT NULL LIMIT 1`,
      [id, `apply-${id}@ia-infinity.example.com`, token],
    );
    if (rowCount !== 1) throw new Error('The database has no administrator role.');
    return await work(token);
  } finally {
    await client.query('DELETE FROM directus_users WHERE id = $1', [id]);
    await client.end();
  }
}

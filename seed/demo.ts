import type { Client } from 'pg';
import { companyKeys } from './demo/accounts.ts';
import { createDemoContext, demoId } from './demo/context.ts';
import { seedDemoUsers } from './demo/seed-users.ts';
import { writeDemo } from './demo/write-demo.ts';

export interface DemoOptions {
  /** Password of every demo user. */
  readonly password: string;
  readonly now: Date;
}

/**
 * A believable agency to try the platform on, dated around today. Written once, in `history` mode:
 * no event, no mail, no project drawn by a job. Run again, it only makes sure that the demo users
 * can sign in; what people changed or deleted stays as they left it.
 */
export async function seedDemo(client: Client, { password, now }: DemoOptions): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query("SET LOCAL app.history = 'on'");
    const users = await seedDemoUsers(client, password);
    if (!(await isSeeded(client))) await writeDemo(client, createDemoContext(now, users));
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function isSeeded(client: Client): Promise<boolean> {
  const ids = companyKeys.map((key) => demoId('account', key));
  const { rowCount } = await client.query('SELECT 1 FROM accounts WHERE id = ANY($1) LIMIT 1', [
    ids,
  ]);
  return rowCount !== 0;
}

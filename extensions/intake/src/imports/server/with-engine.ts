import pg from 'pg';

/** A connection for one import: it holds a lock and opens transactions of its own. */
export async function withEngineClient<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    connectionString,
    application_name: 'ia-import',
    keepAlive: true,
  });
  // A connection that breaks fails the query under way; unheard, this would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

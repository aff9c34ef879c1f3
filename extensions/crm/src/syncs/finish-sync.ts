import type { ClientBase } from 'pg';

/**
 * What follows once every row of a run is in: what was read is forgotten. Done again, it changes
 * nothing.
 */
export async function finishSync(
  client: ClientBase,
  { run }: { readonly run: string; readonly source: string },
): Promise<void> {
  await client.query('delete from platform.sync_pages where run = $1', [run]);
}

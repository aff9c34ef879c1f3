import type { ClientBase } from 'pg';

/** The identifiers of the rows a run has rejected. */
export async function loadRejectedIds(
  client: ClientBase,
  run: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ external_id: string }>(
    `select external_id from sync_rows
      where run = $1 and outcome = 'rejected' and external_id is not null`,
    [run],
  );
  return new Set(rows.map(({ external_id }) => external_id));
}

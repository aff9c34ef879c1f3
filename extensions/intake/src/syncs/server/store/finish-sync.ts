import type { ClientBase } from 'pg';

export interface FinishedSync {
  readonly run: string;
  readonly source: string;
  /** Whether the run has seen every row of the source: what it did not see is gone. */
  readonly isWhole: boolean;
  /** Of a source that fills several: the one this run was about. */
  readonly collection?: string;
}

/**
 * What follows once every row of a run is in, in one transaction: records whose row is gone are
 * flagged, never deleted; what stands apart is counted; what was read is forgotten, and the rows in
 * which nothing happened are kept as a count only. Done again, it changes nothing.
 */
export async function finishSync(
  client: ClientBase,
  { run, source, isWhole, collection }: FinishedSync,
): Promise<void> {
  await client.query('begin');
  try {
    if (isWhole) await flagMissing(client, { run, source, collection });
    await client.query(
      `update sync_runs set
              rows_missing = (select count(*) from platform.sync_records
                               where source = $2 and missing_since is not null),
              rows_conflicting = (select count(*) from platform.sync_records
                                   where source = $2 and diverging is not null)
        where id = $1`,
      [run, source],
    );
    await client.query('delete from platform.sync_pages where run = $1', [run]);
    await client.query(
      `delete from sync_rows where run = $1 and outcome = 'unchanged' and notes is null`,
      [run],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/**
 * Each row of a run that has just been written: the database has no figures of it yet, takes it for
 * a few rows and would look them up one by one, tens of thousands of times.
 */
async function flagMissing(
  client: ClientBase,
  {
    run,
    source,
    collection,
  }: Omit<FinishedSync, 'isWhole' | 'collection'> & {
    readonly collection: string | undefined;
  },
): Promise<void> {
  await client.query('set local enable_nestloop = off');
  await client.query(
    `update platform.sync_records r set missing_since = now()
      where r.source = $2 and r.missing_since is null and r.collection = coalesce($3, r.collection)
        and not exists (select 1 from sync_rows x where x.run = $1 and x.external_id = r.external_id)
        and not exists (select 1 from platform.sync_seen s where s.run = $1 and s.external_id = r.external_id)`,
    [run, source, collection ?? null],
  );
  await client.query('set local enable_nestloop to default');
}

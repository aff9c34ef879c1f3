import { applyDiff } from '@directus/api/utils/apply-diff';
import { getSnapshot } from '@directus/api/utils/get-snapshot';
import { getSnapshotDiff } from '@directus/api/utils/get-snapshot-diff';
import { validateSnapshot } from '@directus/api/utils/validate-snapshot';
import type { Knex } from 'knex';
import type { ModelSnapshot } from './read-snapshots.ts';

const PARTS = ['collections', 'fields', 'systemFields', 'relations'] as const;

/**
 * Makes collections, fields and relations those of the snapshot, as `directus schema apply` does: in
 * one transaction, with one reading of the schema for all new collections.
 * @returns one line per part that was changed
 * @throws when the snapshot is of another Directus, or a change is refused: its log line names the field
 */
export async function applyModel(database: Knex, wanted: ModelSnapshot): Promise<string[]> {
  validateSnapshot(wanted);
  const current = await getSnapshot({ database });
  const difference = getSnapshotDiff(current, wanted);
  const changes = PARTS.flatMap((part) =>
    difference[part].length > 0 ? [`${part}: ${difference[part].length} changed`] : [],
  );
  if (changes.length > 0) await applyDiff(current, difference, { database });
  return changes;
}

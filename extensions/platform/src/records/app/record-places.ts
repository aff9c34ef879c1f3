import type { Api } from '@ia/app-kit/contract-api';
import { type ApiRow, rows, textAt } from '@ia/app-kit/read-row';
import { recordPath } from '@ia/core/records/record-path';

/** Lines of a page are asked about together; a record has few collections and not many deletions. */
const MOST_ROWS = 500;

/** Where a log keeps which record its line is about. */
interface Log {
  readonly collection: string;
  readonly field: string;
}

type Answers = ReadonlyMap<string, string>;
interface Batch {
  readonly ids: Set<string>;
  readonly answers: Promise<Answers>;
}

const batches = new Map<string, Batch>();

/**
 * Where the record of a line of a log is read; null when it has no page or was deleted. A cell of a list knows
 * the id alone, so the log is asked which collection it is of: once for all cells drawn together.
 */
export async function findPlace(api: Api, log: Log, id: string): Promise<string | null> {
  const key = `${log.collection}.${log.field}`;
  const batch = batches.get(key) ?? openBatch(api, log, key);
  batch.ids.add(id);
  return (await batch.answers).get(id) ?? null;
}

function openBatch(api: Api, log: Log, key: string): Batch {
  const ids = new Set<string>();
  const answers = Promise.resolve().then(() => {
    batches.delete(key);
    return readPlaces(api, log, [...ids]);
  });
  const batch = { ids, answers };
  batches.set(key, batch);
  return batch;
}

async function readPlaces(api: Api, log: Log, ids: readonly string[]): Promise<Answers> {
  const { collection, field } = log;
  const counted = { aggregate: { count: 'id' }, limit: MOST_ROWS };
  const [kept, deleted] = await Promise.all([
    api.get(`/items/${collection}`, rows, {
      ...counted,
      groupBy: [field, 'subject_collection'],
      filter: { [field]: { _in: ids } },
    }),
    api.get('/items/audit_log', rows, {
      ...counted,
      groupBy: ['subject_id'],
      filter: { subject_id: { _in: ids }, action: { _ends_with: '.deleted' } },
    }),
  ]);
  return placesOf(kept, field, deleted);
}

/** By the id of the record; those that were deleted have no place. */
export function placesOf(
  kept: readonly ApiRow[],
  field: string,
  deleted: readonly ApiRow[],
): Answers {
  const gone = new Set(deleted.map((row) => textAt(row, 'subject_id')));
  const places = new Map<string, string>();
  for (const row of kept) {
    const [id, collection] = [textAt(row, field), textAt(row, 'subject_collection')];
    const path = id && collection && !gone.has(id) ? recordPath(collection, id) : null;
    // An invitation names the person under the access they get: the id is the person's.
    const isPerson = collection === 'directus_users';
    if (id && path && (isPerson || !places.has(id))) places.set(id, path);
  }
  return places;
}

/// <reference path="./directus-api.d.ts" />
import { getCache } from '@directus/api/cache';
import { useEmitter } from '@directus/api/emitter';
import { shouldClearCache } from '@directus/api/utils/should-clear-cache';
import type { Asker } from './asker-rights.ts';
import type { Row } from './directus.ts';

export interface Change {
  readonly collection: string;
  readonly keys: readonly string[];
  readonly payload: Row;
}

/**
 * Tells what was written past Directus as Directus tells its own updates, after the commit: live
 * screens, flows and our action hooks hear of it, and its cache forgets.
 */
export async function publishUpdate(asker: Asker, change: Change): Promise<void> {
  const { collection, keys, payload } = change;
  if (keys.length === 0) return;
  const { cache } = getCache();
  if (shouldClearCache(cache, undefined, collection)) await cache?.clear();
  const { database, schema, accountability } = asker;
  useEmitter().emitAction(
    ['items.update', `${collection}.items.update`],
    { payload, keys: [...keys], collection },
    { database, schema, accountability },
  );
}

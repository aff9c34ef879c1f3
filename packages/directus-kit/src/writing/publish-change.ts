/// <reference path="../directus-api.d.ts" />
import { getCache } from '@directus/api/cache';
import { useEmitter } from '@directus/api/emitter';
import { shouldClearCache } from '@directus/api/utils/should-clear-cache';
import type { Accountability, Row } from '../directus.ts';
import type { Asker } from '../rights/asker-rights.ts';

/** Who wrote it: a person, or nobody for what the platform does by itself. */
export type Writer = Pick<Asker, 'database' | 'schema'> & {
  readonly accountability: Accountability | null;
};

export interface Change {
  readonly collection: string;
  readonly keys: readonly string[];
  readonly payload: Row;
}

/** The same of rows that are new, one event each as Directus does. */
export async function publishCreate(writer: Writer, change: Change): Promise<void> {
  const { collection, keys, payload } = change;
  if (keys.length === 0) return;
  await forget(collection);
  for (const key of keys) emit(writer, 'create', { payload, key, collection });
}

/**
 * Tells what was written past Directus as Directus tells its own updates, after the commit: live
 * screens, flows and our action hooks hear of it, and its cache forgets.
 */
export async function publishUpdate(writer: Writer, change: Change): Promise<void> {
  const { collection, keys, payload } = change;
  if (keys.length === 0) return;
  await forget(collection);
  emit(writer, 'update', { payload, keys: [...keys], collection });
}

async function forget(collection: string): Promise<void> {
  const { cache } = getCache();
  if (shouldClearCache(cache, undefined, collection)) await cache?.clear();
}

function emit(writer: Writer, verb: 'create' | 'update', meta: Row): void {
  const { database, schema, accountability } = writer;
  useEmitter().emitAction([`items.${verb}`, `${meta.collection}.items.${verb}`], meta, {
    database,
    schema,
    accountability,
  });
}

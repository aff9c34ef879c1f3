import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SNAPSHOTS } from './paths.ts';

/** Every `fields` or `relations` file of the snapshot, in the order of collections and names. */
export function readSnapshot<Content>(kind: string): Content[] {
  const folder = join(SNAPSHOTS, 'snapshot', kind);
  return readdirSync(folder)
    .sort()
    .flatMap((collection) =>
      readdirSync(join(folder, collection))
        .sort()
        .map((file): Content => JSON.parse(readFileSync(join(folder, collection, file), 'utf8'))),
    );
}

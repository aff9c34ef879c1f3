import { type Asker, fetchRights, isEmpty } from './asker-rights.ts';

/** Those of these collections of which the asker may read every row: by a rule without condition. */
export async function readInFull(
  asker: Asker,
  collections: readonly string[],
): Promise<ReadonlySet<string>> {
  const rights = await fetchRights(asker, 'read', collections);
  const open = rights.filter(({ permissions }) => isEmpty(permissions));
  return new Set(open.map(({ collection }) => collection));
}

import { shallowReactive } from 'vue';
import type { HomeBlock, HomeRole } from './home-block.ts';

const ROLES: readonly HomeRole[] = ['admin', 'sales', 'delivery', 'finance'];

/**
 * What the areas have contributed, by id. Each bundle has this code for itself, so the list hangs on the page;
 * the app's Vue is one for all of them, so a home that is open shows what comes later.
 */
const KEY = Symbol.for('ia.home-blocks');
type Registry = Map<string, HomeBlock>;
const held: typeof globalThis & { [KEY]?: Registry } = globalThis;

function registry(): Registry {
  held[KEY] ??= shallowReactive<Registry>(new Map());
  return held[KEY];
}

/** Puts lists of an area on the home; said by an entry of its bundle, in whatever order bundles load. */
export function contributeHomeBlocks(blocks: readonly HomeBlock[]): void {
  for (const block of blocks) registry().set(block.id, block);
}

/** The blocks of a role, in the order of the day. A role of the agency's own sees all it may read. */
export function blocksFor(role: string, canRead: (collection: string) => boolean): HomeBlock[] {
  const own = ROLES.find((one) => one === role) ?? 'admin';
  const placeOf = ({ places }: HomeBlock) => places[own] ?? 0;
  return [...registry().values()]
    .filter((block) => placeOf(block) > 0 && canRead(block.collection))
    .sort((one, other) => placeOf(one) - placeOf(other));
}

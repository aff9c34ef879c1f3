import { POLICY_IDS } from '../../snapshots/access/ids.ts';
import { generatePermissions, type Permission } from '../../snapshots/access/index.ts';
import type { Filter } from '../../snapshots/access/shapes.ts';

export type Mutant = {
  readonly rule: Permission;
  readonly role: string;
  readonly filter: Filter;
  readonly what: string;
};

const isFilter = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every copy of a filter with one condition of an `_and` left out, wherever it stands. */
function* thinned(filter: Filter): Generator<{ filter: Filter; what: string }> {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '_and' && Array.isArray(value)) {
      for (const [index, condition] of value.entries()) {
        yield {
          filter: { ...filter, _and: value.filter((_, at) => at !== index) },
          what: JSON.stringify(condition),
        };
        if (!isFilter(condition)) continue;
        for (const inner of thinned(condition)) {
          yield { ...inner, filter: { ...filter, _and: value.with(index, inner.filter) } };
        }
      }
    } else if (isFilter(value)) {
      for (const inner of thinned(value))
        yield { ...inner, filter: { ...filter, [key]: inner.filter } };
    }
  }
}

/** Every right with its filter dropped, and with each of its conditions dropped alone. */
export function allMutants(): Mutant[] {
  const names = Object.entries(POLICY_IDS);
  return generatePermissions()
    .filter(({ permissions }) => Object.keys(permissions).length > 0)
    .flatMap((rule) => {
      const role = names.find(([, id]) => id === rule.policy)?.[0] ?? '';
      const whole = { rule, role, filter: {}, what: 'the whole filter' };
      return [whole, ...[...thinned(rule.permissions)].map((thin) => ({ rule, role, ...thin }))];
    });
}

/** A small generator of numbers in [0, 1), the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Reads first: a write that gets through changes the rows they look at. */
export function drawMutants(count: number, seed: number): Mutant[] {
  const random = createRandom(seed);
  const pool = allMutants();
  const drawn = Array.from({ length: count }, () =>
    pool.splice(Math.floor(random() * pool.length), 1),
  ).flat();
  const isRead = ({ rule }: Mutant) => rule.action === 'read';
  return [...drawn.filter(isRead), ...drawn.filter((mutant) => !isRead(mutant))];
}

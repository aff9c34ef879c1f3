import { describe, expect, it } from 'vitest';
import { obviousMapping, offeredMappings } from './mapping-order.ts';

const mapping = (key: string, name: string) => ({ id: key, key, name, target: 'leads' });
const suggested = (key: string, score: number, may_import = true) => ({
  mapping: mapping(key, key),
  score,
  may_import,
});
const kept = [mapping('z', 'Zéphyr'), mapping('e', 'Été'), mapping('leads', 'Leads')];

describe('the mappings offered for a file', () => {
  it('start with those that recognise it, the others follow by name', () => {
    const offered = offeredMappings([suggested('a', 0.4), suggested('leads', 1)], kept, () => true);
    expect(offered.map(({ key, percent }) => [key, percent])).toEqual([
      ['leads', 100],
      ['a', 40],
      ['e', null],
      ['z', null],
    ]);
  });

  it('propose one by itself when it alone recognises the whole file', () => {
    const pick = (...list: ReturnType<typeof suggested>[]) =>
      obviousMapping(offeredMappings(list, kept, () => true));
    expect(pick(suggested('leads', 1), suggested('a', 0.9))).toBe('leads');
    expect(pick(suggested('leads', 1), suggested('a', 0.99))).toBe('leads');
    expect(pick(suggested('leads', 0.99), suggested('a', 0.99))).toBeNull();
    expect(pick(suggested('leads', 0.9))).toBeNull();
    expect(pick()).toBeNull();
    expect(pick(suggested('deals', 1, false), suggested('leads', 1))).toBe('leads');
  });
});

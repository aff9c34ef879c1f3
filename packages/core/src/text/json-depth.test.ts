import { describe, expect, it } from 'vitest';
import { DEEPEST_JSON, depthOfText, isDeeperThan } from './json-depth.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('how deep JSON goes', () => {
  it.each([
    ['', 0],
    ['{}', 1],
    ['[{"a":[1]}]', 3],
    [String.raw`["[[[", "\"[["]`, 1],
  ])('%s is %i deep', (text, depth) => expect(depthOfText(text)).toBe(depth));

  it('is bounded in values, in lists of values and in texts that are JSON', () => {
    expect(isDeeperThan(JSON.parse(nested(DEEPEST_JSON)))).toBe(false);
    expect(isDeeperThan(JSON.parse(nested(DEEPEST_JSON + 1)))).toBe(true);
    expect(isDeeperThan({ a: [{ b: nested(5000) }] })).toBe(true);
    expect(isDeeperThan('[[ what a sentence')).toBe(false);
    expect(isDeeperThan([new Date(), Buffer.from('x'), null, 12])).toBe(false);
  });

  it('is measured without recursion, whatever is sent', () => {
    expect(isDeeperThan(JSON.parse(nested(100_000)))).toBe(true);
    const wide = Array.from({ length: 200_000 }, () => ({ a: 'b' }));
    expect(isDeeperThan(wide)).toBe(false);
  });
});

import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

test('does a few at a time, each of them once, and none waits for one that fails', async () => {
  const done: number[] = [];
  let atWork = 0;
  let most = 0;
  const all = inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    atWork += 1;
    most = Math.max(most, atWork);
    await new Promise((resolve) => setImmediate(resolve));
    atWork -= 1;
    if (item === 2) throw new Error('it does not answer');
    done.push(item);
  });
  await expect(all).rejects.toThrow('it does not answer');
  expect(done.sort()).toEqual([1, 3, 4, 5]);
  expect(most).toBe(2);
});

import { describe, expect, test } from 'vitest';
import { once } from './once.ts';

describe('work done once', () => {
  test('keeps its value, also for whoever asks while it is done', async () => {
    let calls = 0;
    const load = once(async (step: number) => {
      calls += step;
      return calls;
    });
    expect(await Promise.all([load(1), load(1)])).toEqual([1, 1]);
    expect(await load(1)).toBe(1);
  });

  test('forgets a failure: those who waited hear of it, the next call tries again', async () => {
    let calls = 0;
    const load = once(async () => {
      calls += 1;
      if (calls === 1) throw new Error('the database restarts');
      return calls;
    });
    const first = [load(), load()];
    for (const one of first) await expect(one).rejects.toThrow('restarts');
    expect(await load()).toBe(2);
    expect(await load()).toBe(2);
  });
});

import { describe, expect, test } from 'vitest';
import { DateOrderTally } from './detect-date-order.ts';

const decide = (...values: readonly string[]) => {
  const tally = new DateOrderTally();
  for (const value of values) tally.add(value);
  return tally.decide();
};

describe('the order of the days of a file', () => {
  test.each([
    ['one day after the 12th proves day first', ['01/02/2026', '31/12/2025'], 'dmy', 'proven'],
    [
      'one after the 12th in second place proves month first',
      ['01/02/2026', '12/31/2025'],
      'mdy',
      'proven',
    ],
    ['days of a standard read one way', ['2025-12-31', '2026-01-02'], 'iso', 'proven'],
    [
      'a time after the day changes nothing',
      ['31/12/2025 00:00', '2025-12-31 10:00:00'],
      'dmy',
      'proven',
    ],
    [
      'days that read both ways are assumed to be French, and it is said',
      ['01/02/2026', '03.04.2026'],
      'dmy',
      'assumed',
    ],
    [
      'days that contradict each other are said to be mixed',
      ['31/12/2025', '12/31/2025', '12/30/2025'],
      'mdy',
      'mixed',
    ],
  ])('%s', (_case, values, format, certainty) => {
    expect(decide(...values)).toMatchObject({ format, certainty });
  });

  test('nothing is said of a file without days', () => {
    expect(decide('', 'bientôt', '31/12/5', '1/2-2026')).toBeNull();
  });

  test('shows the first three as examples, over all its columns', () => {
    const [first, second] = [new DateOrderTally(), new DateOrderTally()];
    first.add('01/02/2026');
    for (const day of ['31/01/2026', '30/01/2026', '29/01/2026']) second.add(day);
    first.merge(second);
    expect(first.decide()).toEqual({
      format: 'dmy',
      certainty: 'proven',
      examples: ['01/02/2026', '31/01/2026', '30/01/2026'],
    });
  });
});

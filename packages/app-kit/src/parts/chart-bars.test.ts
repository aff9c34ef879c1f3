import { expect, it } from 'vitest';
import { barText, nextBar } from './chart-bars.ts';

const SIZE = { bars: 3, series: 2 };

it('keys walk along the bars and between the series, and stop at the ends', () => {
  expect(nextBar('ArrowRight', null, SIZE)).toEqual({ series: 0, bar: 0 });
  expect(nextBar('ArrowRight', { series: 0, bar: 0 }, SIZE)).toEqual({ series: 0, bar: 1 });
  expect(nextBar('ArrowRight', { series: 0, bar: 2 }, SIZE)).toEqual({ series: 0, bar: 2 });
  expect(nextBar('ArrowDown', { series: 0, bar: 2 }, SIZE)).toEqual({ series: 1, bar: 2 });
  expect(nextBar('ArrowUp', { series: 0, bar: 2 }, SIZE)).toEqual({ series: 0, bar: 2 });
  expect(nextBar('End', null, SIZE)).toEqual({ series: 0, bar: 2 });
  expect(nextBar('Tab', { series: 0, bar: 2 }, SIZE)).toBeNull();
});

it('a bar is said with the number of the table', () => {
  const series = [{ title: 'Gagné HT', values: [1230000], texts: ['12 300 €'] }];
  expect(barText({ series: 0, bar: 0 }, ['août 2026'], series)).toBe(
    'août 2026, Gagné HT – 12 300 €',
  );
});

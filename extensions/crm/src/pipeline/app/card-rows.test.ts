import { expect, it } from 'vitest';
import { edgeScroll, LIST_PADDING, ROW_HEIGHT, rowAt } from './card-rows.ts';

it.each([
  [-20, 0],
  [LIST_PADDING + ROW_HEIGHT * 0.4, 0],
  [LIST_PADDING + ROW_HEIGHT * 0.6, 1],
  [LIST_PADDING + ROW_HEIGHT * 2, 2],
  [LIST_PADDING + ROW_HEIGHT * 9, 3],
])('a pointer %i px down a column of three cards is at row %i', (offset, row) => {
  expect(rowAt(offset, 3)).toBe(row);
});

it('a drag scrolls near the edges, faster the nearer, and nowhere else', () => {
  expect(edgeScroll(300, 0, 600)).toBe(0);
  expect(edgeScroll(60, 0, 600)).toBeLessThan(0);
  expect(edgeScroll(5, 0, 600)).toBeLessThan(edgeScroll(60, 0, 600));
  expect(edgeScroll(595, 0, 600)).toBeGreaterThan(edgeScroll(540, 0, 600));
});

it('a list too short for two edges does not scroll by itself', () => {
  expect(edgeScroll(5, 0, 100)).toBe(0);
});

import { expect, it } from 'vitest';
import { unreadNotices } from './notice-block.ts';

it('a notice that is opened is read by that', () => {
  const { steps, openingTakes } = unreadNotices;
  const now = new Date('2026-11-29T13:00:00Z');
  const write = openingTakes && steps?.[openingTakes]?.({ id: 'n' }, now);
  expect(write).toEqual({ changes: { read_at: now.toISOString() }, undo: { read_at: null } });
});

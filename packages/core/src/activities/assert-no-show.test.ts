import { expect, it } from 'vitest';
import { assertNoShow } from './assert-no-show.ts';

const now = new Date('2026-11-12T10:00:00Z');
const past = new Date('2026-11-12T09:59:00Z');
const future = new Date('2026-11-12T10:01:00Z');

it.each([
  ['meeting', 'no_show', past, null],
  ['meeting', 'no_show', future, 'NO_SHOW_TO_COME'],
  ['call', 'no_show', past, 'NO_SHOW_NOT_MEETING'],
  ['call', 'no_show', future, 'NO_SHOW_NOT_MEETING'],
  ['call', 'planned', future, null],
  ['meeting', 'done', future, null],
])('a %s that is %s', (type, status, occurredAt, code) => {
  const check = () => assertNoShow({ type, status, occurredAt }, now);
  if (code) expect(check).toThrow(expect.objectContaining({ code }));
  else expect(check).not.toThrow();
});

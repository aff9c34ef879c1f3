import { expect, test } from 'vitest';
import { isHandedIn } from './is-handed-in.ts';

test.each([
  ['draft', false],
  ['submitted', true],
  ['in_review', true],
  ['revision_requested', false],
  ['accepted', true],
])('a deliverable that is %s was handed in: %s', (status, expected) => {
  expect(isHandedIn(status)).toBe(expected);
});

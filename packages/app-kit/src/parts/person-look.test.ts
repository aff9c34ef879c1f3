import { expect, it } from 'vitest';
import { hueOf, initialsOf } from './person-look.ts';

it.each([
  ['Camille Roussel', 'CR'],
  ['Jean-Marc de La Tour', 'JT'],
  ['élodie', 'É'],
  ['', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it('two people rarely share a colour, one keeps theirs', () => {
  expect(hueOf('owner-1')).toBe(hueOf('owner-1'));
  expect(hueOf('owner-1')).not.toBe(hueOf('owner-2'));
});

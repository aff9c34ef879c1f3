import { expect, test } from 'vitest';
import { searchText } from './search-text.ts';

test.each([
  ['Amélie', 'amelie'],
  ['Ame\u0301lie', 'amelie'],
  ['NOËL', 'noel'],
  ['L’Étoile', "l'etoile"],
  ["L'Oréal", "l'oreal"],
  ['Œuvre', 'oeuvre'],
  ['  Saint–Étienne\u00a0 ', 'saint-etienne'],
  ['06 12', '06 12'],
  ['L´Étoile', "l'etoile"],
  ['l′étoile', "l'etoile"],
  ['Łódź', 'lodz'],
  ['Søren Đặng', 'soren dang'],
  ['İSTANBUL', 'istanbul'],
  ['ısparta', 'isparta'],
])('« %s » is looked for as « %s »', (typed, compared) => {
  expect(searchText(typed)).toBe(compared);
});

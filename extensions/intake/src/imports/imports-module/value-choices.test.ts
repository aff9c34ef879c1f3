import { expect, it } from 'vitest';
import { LEFT_EMPTY, toChoices, valueKey } from './value-choices.ts';

const unmapped = (table: string, value: string) => ({
  column: table,
  field: table,
  table,
  value,
  count: 1,
  choices: [],
});

it('only the values one answered are sent, each to its table', () => {
  const values = [
    unmapped('status', 'Chaud'),
    unmapped('status', 'Tiède'),
    unmapped('city', 'Chaud'),
  ];
  const answers = new Map([
    [valueKey({ table: 'status', value: 'Chaud' }), 'qualified'],
    [valueKey({ table: 'city', value: 'Chaud' }), LEFT_EMPTY],
  ]);
  expect(toChoices(values, answers)).toEqual({
    status: { Chaud: 'qualified' },
    city: { Chaud: null },
  });
});

import { expect, test } from 'vitest';
import { hostedAddresses, lastingPart, nameInAddress } from './hosted-addresses.ts';
import { type PageProperty, propertyText } from './property-text.ts';

type Value = PageProperty extends infer One
  ? One extends { id: string }
    ? Omit<One, 'id'>
    : never
  : never;

const ada = { object: 'user', id: 'u1', name: 'Ada', avatar_url: null } as const;
const text = (value: Value) => propertyText({ id: 'p', ...value } as PageProperty);

const CASES: readonly (readonly [string, Value, string])[] = [
  ['a number', { type: 'number', number: 12.5 }, '12.5'],
  ['no number', { type: 'number', number: null }, ''],
  ['a tick', { type: 'checkbox', checkbox: true }, 'oui'],
  ['no tick', { type: 'checkbox', checkbox: false }, 'non'],
  [
    'several options',
    {
      type: 'multi_select',
      multi_select: [
        { id: '1', name: 'Audit', color: 'default' },
        { id: '2', name: 'Agent', color: 'default' },
      ],
    },
    'Audit, Agent',
  ],
  [
    'a day',
    { type: 'date', date: { start: '2026-03-29', end: null, time_zone: null } },
    '2026-03-29',
  ],
  [
    'an instant, as the day it is in Paris',
    { type: 'date', date: { start: '2026-03-28T23:30:00.000Z', end: null, time_zone: null } },
    '2026-03-29',
  ],
  [
    'a person by their mail, by their name without it',
    {
      type: 'people',
      people: [
        { ...ada, type: 'person', person: { email: 'ada@example.com' } },
        { ...ada, type: 'person', person: {} },
        { object: 'user', id: 'u9' },
      ],
    },
    'ada@example.com, Ada, u9',
  ],
  ['a formula', { type: 'formula', formula: { type: 'boolean', boolean: true } }, 'oui'],
  [
    'a rollup of several values',
    {
      type: 'rollup',
      rollup: {
        function: 'show_original',
        type: 'array',
        array: [
          { type: 'number', number: 1 },
          { type: 'email', email: 'a@example.com' },
        ],
      },
    },
    '1, a@example.com',
  ],
  ['a number of its own', { type: 'unique_id', unique_id: { prefix: 'CLI', number: 7 } }, 'CLI-7'],
  ['a button', { type: 'button', button: {} }, ''],
];

test.each(CASES)('%s is read as text', (_what, value, expected) => {
  expect(text(value)).toBe(expected);
});

const SIGNED =
  'https://files.example.com/a/b/Plan%20final.png?X-Amz-Expires=3600&X-Amz-Signature=abc';

test('of the addresses in a page, only those that die are found, each once', () => {
  const markdown = `![Plan](${SIGNED}) <file src="${SIGNED}">Plan</file> [Site](https://example.com/?a=1)`;
  expect(hostedAddresses(markdown)).toEqual([SIGNED]);
});

test('an address signed again leads to the same file', () => {
  expect(lastingPart(SIGNED)).toBe(lastingPart(SIGNED.replace('abc', 'def')));
  expect(nameInAddress(SIGNED)).toBe('Plan final.png');
});

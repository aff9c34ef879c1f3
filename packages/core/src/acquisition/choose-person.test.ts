import { expect, test } from 'vitest';
import { choosePerson, type KnownPerson, type Writer } from './choose-person.ts';
import { decideAfterFailure, inboundRetry } from './retry-policy.ts';

const lead = (status: string, kind: 'email' | 'phone' = 'email'): KnownPerson => ({
  collection: 'leads',
  kind,
  id: `${status} ${kind}`,
  status,
  name: null,
  emails: [],
});
const writer: Writer = { email: null, name: null, isOwnNumber: false };
const contact = (kind: 'email' | 'phone' = 'email'): KnownPerson => ({
  collection: 'contacts',
  kind,
  id: `contact ${kind}`,
  status: null,
  name: null,
  emails: [],
});

test.each([
  ['the lead being worked before the contact', [contact(), lead('qualified')], 'qualified email'],
  ['the contact before a closed lead', [lead('converted'), contact('phone')], 'contact phone'],
  ['an address before a number', [lead('new', 'phone'), lead('contacted')], 'contacted email'],
  [
    'a lead set aside rather than a second one',
    [lead('disqualified', 'phone')],
    'disqualified phone',
  ],
])('a message goes to %s', (_what, people, id) => {
  expect(choosePerson(people, writer)?.id).toBe(id);
});

test('somebody unknown is nobody', () => {
  expect(choosePerson([], writer)).toBeNull();
});

test.each<[string, Partial<KnownPerson>, Partial<Writer>, boolean]>([
  [
    '35 another address is another person',
    { name: 'Agathe Lenoir', emails: ['agathe@verrerie.example.fr'] },
    { name: 'Martin', email: 'paul@verrerie.example.fr' },
    false,
  ],
  [
    'another address is another person, whatever the name',
    { name: 'Lenoir', emails: ['agathe@verrerie.example.fr'] },
    { name: 'Lenoir', email: 'contact@verrerie.example.fr' },
    false,
  ],
  ['another name is another person', { name: 'Agathe Lenoir' }, { name: 'Paul Martin' }, false],
  ['the same name is the same person', { name: 'Ada Roux' }, { name: 'A. Roux' }, true],
  ['a name typed wrongly too', { name: 'Lenoir' }, { name: 'Lenoire' }, true],
  ['no name too', { name: 'Ada Roux', emails: ['ada@x.fr'] }, {}, true],
  [
    'an address of theirs too, whatever the name',
    { name: 'Agathe', emails: ['a@x.fr', 'agathe@y.fr'] },
    { name: 'Lenoir', email: 'agathe@y.fr' },
    true,
  ],
  [
    'a nickname on WhatsApp too: the number is theirs',
    { name: 'Agathe Lenoir', emails: ['agathe@x.fr'] },
    { name: 'Gatou 🌸', isOwnNumber: true },
    true,
  ],
])('behind one number, %s', (_what, person, more, isThem) => {
  const known = { ...lead('new', 'phone'), ...person };
  expect(choosePerson([known], { ...writer, ...more })).toEqual(isThem ? known : null);
});

test('what may pass is tried for more than an hour, what will not is told at once', () => {
  expect(decideAfterFailure({ attempt: 1, isRetryable: true })).toBe('retry');
  expect(decideAfterFailure({ attempt: inboundRetry.attempts, isRetryable: true })).toBe('dead');
  expect(decideAfterFailure({ attempt: 1, isRetryable: false })).toBe('dead');
});

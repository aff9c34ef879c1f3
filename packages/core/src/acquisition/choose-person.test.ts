import { expect, test } from 'vitest';
import { choosePerson, type KnownPerson } from './choose-person.ts';
import { decideAfterFailure, inboundRetry } from './retry-policy.ts';

const lead = (status: string, kind: 'email' | 'phone' = 'email'): KnownPerson => ({
  collection: 'leads',
  kind,
  id: `${status} ${kind}`,
  status,
});
const contact = (kind: 'email' | 'phone' = 'email'): KnownPerson => ({
  collection: 'contacts',
  kind,
  id: `contact ${kind}`,
  status: null,
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
  expect(choosePerson(people)?.id).toBe(id);
});

test('somebody unknown is nobody', () => {
  expect(choosePerson([])).toBeNull();
});

test('what may pass is tried for more than an hour, what will not is told at once', () => {
  expect(decideAfterFailure({ attempt: 1, isRetryable: true })).toBe('retry');
  expect(decideAfterFailure({ attempt: inboundRetry.attempts, isRetryable: true })).toBe('dead');
  expect(decideAfterFailure({ attempt: 1, isRetryable: false })).toBe('dead');
});

import { expect, test } from 'vitest';
import { codeOfTakenKey, errorDefinition, listErrorCodes, statusOf } from './catalogue.ts';

test('a code belongs to one area', () => {
  const codes = listErrorCodes();
  expect(codes).toHaveLength(new Set(codes).size);
});

test('a refusal says its status where it is defined, 400 otherwise', () => {
  expect(statusOf('DEAL_MOVED')).toBe(409);
  expect(statusOf('VALUE_REQUIRED')).toBe(400);
});

test('a key is refused for one reason, and for the general one when no area names it', () => {
  const keys = listErrorCodes().flatMap((code) => errorDefinition(code).unique ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(codeOfTakenKey('account_members.account, user')).toBe('MEMBERSHIP_EXISTS');
  expect(codeOfTakenKey('offers.code')).toBe('UNIQUE_VIOLATION');
});

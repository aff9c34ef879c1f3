import type { Permission } from '@ia/directus-kit/rights/asker-rights';
import { expect, it } from 'vitest';
import { asksMoreThanARule } from './asks-more-than-a-rule.ts';

const rule = (fields: string[], permissions: Permission['permissions']): Permission => ({
  collection: 'directus_users',
  fields,
  permissions,
  validation: null,
  presets: null,
});
const everyName = rule(['id', 'first_name'], {});
const oneself = rule(['id', 'first_name', 'role'], { id: { _eq: 'me' } });
const team = rule(['id', 'role'], { team: { _eq: 'mine' } });

it.each([
  ['a field everybody shows', ['first_name'], [everyName, oneself], false],
  ['a field of one’s own record', ['role'], [everyName, oneself], true],
  ['the same beside an allowed one', ['first_name', 'role'], [everyName, oneself], true],
  ['a field of every rule, none of them open', ['role'], [oneself, team], false],
  ['a field of one of them only', ['first_name'], [oneself, team], true],
  ['whatever a single rule says, which Directus asks', ['token'], [everyName], false],
  ['a collection without a rule, which Directus refuses', ['role'], [], false],
])('%s', (_case, fields, rules, expected) => {
  const asked = new Map([['directus_users', new Set(fields)]]);
  expect(asksMoreThanARule(asked, rules)).toBe(expected);
});

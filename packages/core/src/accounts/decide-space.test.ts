import { expect, test } from 'vitest';
import { assertMayOpenSpace, type SpaceRequest } from './decide-space.ts';

const asked: SpaceRequest = {
  level: 'member',
  held: null,
  projects: ['relances'],
  email: 'lea@example.com',
  person: null,
  may: { admin: false, projects: new Set(['relances']) },
};
const person = { isClient: true, isActive: true, otherLevels: [] };
const reasonOf = (changes: Partial<SpaceRequest>) => {
  try {
    assertMayOpenSpace({ ...asked, ...changes });
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each<[string, Partial<SpaceRequest>, string | null]>([
  ['a member with a project one sees', {}, null],
  ['a project one does not see', { projects: ['relances', 'autre'] }, 'SPACE_BEYOND_YOURS'],
  ['everything, seeing a part', { level: 'admin' }, 'SPACE_BEYOND_YOURS'],
  ['everything, seeing all', { level: 'admin', may: { ...asked.may, admin: true } }, null],
  ['less to an administrator, seeing a part', { held: 'admin' }, 'SPACE_BEYOND_YOURS'],
  ['less, seeing all', { held: 'admin', may: { ...asked.may, admin: true } }, null],
  ['other projects to a member', { held: 'member' }, null],
  ['a member of nothing', { projects: [] }, 'SPACE_PROJECT_REQUIRED'],
  ['nobody to write to', { email: null }, 'SPACE_NO_ADDRESS'],
  ['a client already', { person }, null],
  ['a colleague', { person: { ...person, isClient: false } }, 'SPACE_OTHER_ACCESS'],
  ['somebody suspended', { person: { ...person, isActive: false } }, 'SPACE_SUSPENDED'],
  [
    'an administrator elsewhere',
    { person: { ...person, otherLevels: ['admin'] } },
    'SPACE_LEVEL_MIXED',
  ],
  ['a member elsewhere', { person: { ...person, otherLevels: ['member'] } }, null],
  [
    'what one may not, before what is wrong',
    { email: null, projects: ['autre'] },
    'SPACE_BEYOND_YOURS',
  ],
])('%s', (_name, changes, reason) => {
  expect(reasonOf(changes)).toBe(reason);
});

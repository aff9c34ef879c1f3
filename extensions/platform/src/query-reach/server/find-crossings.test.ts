import { describe, expect, it } from 'vitest';
import { findReach, type Relation } from './find-crossings.ts';

const relation = (
  collection: string,
  field: string,
  to: string,
  alias: string | null,
): Relation => ({
  collection,
  field,
  related_collection: to,
  meta: { one_field: alias },
});

const RELATIONS = [
  relation('tasks', 'project', 'projects', 'tasks'),
  relation('projects', 'account', 'accounts', 'projects'),
  relation('project_members', 'user', 'directus_users', null),
  relation('tasks', 'assignee', 'directus_users', null),
];

const crossed = (query: Record<string, unknown>, collection = 'tasks') =>
  [...findReach(query, collection, RELATIONS).crossed].sort();

describe('what a query looks at without reading it', () => {
  it.each([
    [{ filter: { project: { _eq: '1' } } }],
    [{ filter: { _and: [{ status: { _eq: 'todo' } }, { project: { _in: ['1'] } }] } }],
    [{ filter: { 'year(due_on)': { _eq: 2026 } }, sort: ['-due_on', 'project'] }],
    [{ deep: { project: { _filter: { name: { _eq: 'x' } }, _sort: ['name'] } } }],
    [{ fields: ['project.account.name'], search: 'x' }],
  ])('is nothing for conditions on the rows themselves: %j', (query) => {
    expect(crossed(query)).toEqual([]);
  });

  it.each([
    [{ filter: { project: { name: { _eq: 'x' } } } }, ['projects']],
    [
      { filter: { _or: [{ project: { account: { name: { _eq: 'x' } } } }] } },
      ['accounts', 'projects'],
    ],
    [
      { filter: { '$FOLLOW(project_members, user)': { id: { _nnull: true } } } },
      ['project_members'],
    ],
    [
      { filter: { assignee: { '$FOLLOW(project_members,user)': { id: {} } } } },
      ['directus_users', 'project_members'],
    ],
    [{ filter: { $FOLLOW: { id: { _nnull: true } } } }, ['?']],
    [{ sort: ['-project.account.name'] }, ['accounts', 'projects']],
    [{ sort: ['$FOLLOW(project_members,user).role'] }, ['project_members']],
    [{ deep: { project: { _filter: { account: { name: { _eq: 'x' } } } } } }, ['accounts']],
    [{ deep: { project: { account: { _sort: ['projects.name'] } } } }, ['projects']],
    [
      { alias: { p: 'project' }, deep: { p: { _filter: { tasks: { _some: { name: {} } } } } } },
      ['tasks'],
    ],
    [{ deep: { nowhere: { _filter: { name: { _eq: 'x' } } } } }, ['?']],
  ])('is every row behind a relation: %j', (query, expected) => {
    expect(crossed(query)).toEqual(expected);
  });

  it('is the children, even when only their existence is asked', () => {
    expect(crossed({ filter: { tasks: { _null: true } } }, 'projects')).toEqual(['tasks']);
    expect(crossed({ filter: { 'count(tasks)': { _gt: 2 } } }, 'projects')).toEqual(['tasks']);
    expect(crossed({ filter: { tasks: { _none: { name: { _eq: 'x' } } } } }, 'projects')).toEqual([
      'tasks',
    ]);
  });
});

describe('the fields a query asks about', () => {
  it.each([
    [{ fields: ['name'], search: 'x' }, {}],
    [
      { filter: { _or: [{ name: { _eq: 'x' } }] }, sort: ['-due_on'] },
      { tasks: ['name', 'due_on'] },
    ],
    [{ filter: { 'year(due_on)': { _eq: 2026 } } }, { tasks: ['due_on'] }],
    [
      { group: ['status'], aggregate: { count: ['*'], countDistinct: ['assignee'] } },
      { tasks: ['status', 'assignee'] },
    ],
    [
      { filter: { assignee: { role: { _nnull: true } } } },
      { tasks: ['assignee'], directus_users: ['role'] },
    ],
    [{ sort: ['assignee.last_page'] }, { tasks: ['assignee'], directus_users: ['last_page'] }],
    [{ deep: { assignee: { _sort: ['role'] } } }, { directus_users: ['role'] }],
  ])('are told by collection: %j', (query, expected) => {
    const { asked } = findReach(query, 'tasks', RELATIONS);
    expect(Object.fromEntries([...asked].map(([name, fields]) => [name, [...fields]]))).toEqual(
      expected,
    );
  });
});

import { expect, it } from 'vitest';
import { attachedFiles, type Relation } from './attached-files.ts';

const to = (field: string, meta: Relation['meta'] = null): Relation => ({
  collection: 'deliverables',
  field,
  related_collection: meta ? null : 'directus_files',
  meta,
});
const any = { one_collection_field: 'kind', one_allowed_collections: ['tasks', 'directus_files'] };
const RELATIONS: readonly Relation[] = [
  to('file'),
  to('item', any),
  { ...to('project'), related_collection: 'projects' },
  { ...to('attachment'), collection: 'activities' },
];

it.each([
  ['a key', { file: 'a' }, [{ field: 'file', file: 'a' }]],
  [
    'a row that is there already',
    { file: { id: 'a', title: 'x' } },
    [{ field: 'file', file: 'a' }],
  ],
  ['a row to be made', { file: { title: 'x' } }, []],
  ['nothing any more', { file: null }, []],
  ['a relation to something else', { project: 'a', attachment: 'a' }, []],
  [
    'one of several collections',
    { item: 'a', kind: 'directus_files' },
    [{ field: 'item', file: 'a' }],
  ],
  ['one of them that is not said', { item: 'a' }, [{ field: 'item', file: 'a' }]],
  ['another of them', { item: 'a', kind: 'tasks' }, []],
])('a file is named by %s', (_case, payload, expected) => {
  expect(attachedFiles('deliverables', payload, RELATIONS)).toEqual(expected);
});

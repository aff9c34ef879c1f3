import { describe, expect, it } from 'vitest';
import { buildRequest } from './build-request.ts';
import { listProjects, readProject } from './client/projects.ts';
import { listProjectTasks } from './client/tasks.ts';
import { declared, operations } from './index.ts';
import { updateTaskStatus } from './vendor/tasks.ts';

const PROJECT = '4c1c9d7e-0000-4000-8000-000000000001';

describe('a named operation', () => {
  it('asks Directus for its own fields and filter only', () => {
    expect(buildRequest(listProjectTasks, { id: PROJECT })).toEqual({
      method: 'GET',
      path: '/items/tasks',
      params: {
        fields: ['id', 'name', 'status', 'priority', 'due_on', 'is_waiting_for_client'],
        filter: { project: { _eq: PROJECT } },
        sort: ['due_on', 'sort', 'name'],
        limit: 200,
      },
    });
  });

  it.each(['filter', 'fields', 'deep', 'aggregate', 'search', 'export', 'alias', 'meta'])(
    'refuses the query key %s',
    (key) => {
      expect(() => buildRequest(listProjects, { query: { [key]: '*' } })).toThrow(key);
    },
  );

  it.each(['0', '-1', '101', '1e2', '99999', ['5', '6'], 5])('refuses a limit of %j', (limit) => {
    expect(() => buildRequest(listProjects, { query: { limit } })).toThrow('limit');
  });

  it('accepts a smaller page', () => {
    const { params } = buildRequest(listProjects, { query: { limit: '10', page: '2' } });
    expect(params).toMatchObject({ limit: 10, page: 2 });
  });

  it.each(['../users', '..%2f..%2fusers', 'a/b', '', 'a b', 'a'.repeat(65), undefined])(
    'refuses the id %j',
    (id) => {
      expect(() => buildRequest(readProject, { id })).toThrow('id');
    },
  );

  it('refuses an id where none is taken', () => {
    expect(() => buildRequest(listProjects, { id: PROJECT })).toThrow('id');
  });

  it('writes the status of a task and nothing else', () => {
    const request = buildRequest(updateTaskStatus, { id: PROJECT, body: { status: 'done' } });
    expect(request).toMatchObject({ method: 'PATCH', body: '{"status":"done"}' });
  });

  it.each([
    [{ status: 'done', account: PROJECT }, 'account'],
    [{ name: 'x' }, 'name'],
    [{}, 'body'],
    [{ status: { _eq: 1 } }, 'status'],
    [{ status: 'x'.repeat(255) }, 'status'],
    [null, 'body'],
    ['status=done', 'body'],
    [[{ status: 'done' }], '0'],
  ])('refuses the body %j', (body, key) => {
    expect(() => buildRequest(updateTaskStatus, { id: PROJECT, body })).toThrow(key);
  });

  it('has a unique name and never asks for every field', () => {
    expect(operations.size).toBe(declared.length);
    for (const { method, path, fields = [] } of operations.values()) {
      if (method === 'GET' && !/^\/(platform|crm)\//.test(path)) expect(fields).not.toHaveLength(0);
      expect(fields.join()).not.toContain('*');
    }
  });
});

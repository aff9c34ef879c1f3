import type { HttpRequest, HttpResponse } from '@ia/directus-kit';
import { describe, expect, it } from 'vitest';
import { guardModel } from './guard-model.ts';

function answer(method: string, path: string, body: unknown = {}): number {
  const statuses: number[] = [];
  const response = {
    status(code: number) {
      statuses.push(code);
      return response;
    },
    json: () => response,
  } as unknown as HttpResponse;
  const request = { method, path, body, query: {} } as unknown as HttpRequest;
  guardModel(request, response, () => statuses.push(200));
  return statuses[0] ?? 0;
}

describe('a frozen model', () => {
  it.each([
    ['POST', '/collections'],
    ['PATCH', '/fields/deals/name'],
    ['DELETE', '/relations/deals/account'],
    ['POST', '/schema/apply'],
    ['PATCH', '/FIELDS/deals'],
  ])('refuses %s %s', (method, path) => expect(answer(method, path)).toBe(409));

  it.each([
    ['GET', '/collections'],
    ['SEARCH', '/fields'],
    ['POST', '/items/collections'],
    ['POST', '/schema/diff'],
    ['PATCH', '/items/deals/1'],
  ])('lets %s %s pass', (method, path) => expect(answer(method, path)).toBe(200));

  it('refuses mutations of the model, and lets other system mutations pass', () => {
    const ask = (query: string) => answer('POST', '/graphql/system', { query });
    expect(ask('mutation { update_fields_item(collection: "deals", field: "a") { field } }')).toBe(
      409,
    );
    expect(ask('mutation { create_relations_item(data: {}) { collection } }')).toBe(409);
    expect(ask('mutation { update_users_me(data: {}) { id } }')).toBe(200);
  });
});

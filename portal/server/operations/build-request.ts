import { InvalidInput } from './invalid-input.ts';
import { ID, needsId, type Operation, type OperationInput } from './operation.ts';

/** The SDK turns lists and filters into text itself, and drops a filter that already is. */
export interface DirectusQuery {
  fields?: string[];
  filter?: Record<string, unknown>;
  sort?: string[];
  limit?: number;
  page?: number;
}

export interface DirectusRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  params: DirectusQuery;
  body?: string;
}

/** An e-mail address is the longest of what people type here. */
const MAX_BODY_VALUE = 254;

function readId(operation: Operation<unknown>, id: string | undefined): string {
  if (!needsId(operation)) {
    if (id !== undefined) throw new InvalidInput('id');
    return '';
  }
  if (id === undefined || !ID.test(id)) throw new InvalidInput('id');
  return id;
}

function readCount(name: string, value: unknown, max: number): number {
  const count = typeof value === 'string' && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : 0;
  if (count < 1 || count > max) throw new InvalidInput(name);
  return count;
}

function readQuery(operation: Operation<unknown>, query: Record<string, unknown>) {
  const { query: allowed = [], maxLimit } = operation;
  const params: Record<string, number> = maxLimit ? { limit: maxLimit } : {};
  for (const [key, value] of Object.entries(query)) {
    const known = allowed.find((name) => name === key);
    if (!known) throw new InvalidInput(key);
    params[known] = readCount(key, value, known === 'limit' ? (maxLimit ?? 0) : 1000);
  }
  return params;
}

function readBody(keys: readonly string[], body: unknown): string {
  if (typeof body !== 'object' || body === null) throw new InvalidInput('body');
  const entries = Object.entries(body);
  for (const [key, value] of entries) {
    const valid = keys.includes(key) && typeof value === 'string' && value.length > 0;
    if (!valid || value.length > MAX_BODY_VALUE) throw new InvalidInput(key);
  }
  if (entries.length !== keys.length) throw new InvalidInput('body');
  return JSON.stringify(Object.fromEntries(entries));
}

/** The Directus request of an operation, or InvalidInput naming what the caller may not send. */
export function buildRequest(
  operation: Operation<unknown>,
  { id: givenId, query = {}, body }: OperationInput,
): DirectusRequest {
  const id = readId(operation, givenId);
  const { method, path, fields, filter, sort } = operation;
  return {
    method,
    path: path.replace(':id', id),
    params: {
      ...(fields && { fields: [...fields] }),
      ...(filter && { filter: filter(id) }),
      ...(sort && { sort: [...sort] }),
      ...readQuery(operation, query),
    },
    ...(operation.body && { body: readBody(operation.body, body) }),
  };
}

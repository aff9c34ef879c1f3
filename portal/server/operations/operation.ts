type Filter = Record<string, unknown>;

/**
 * One request the portal is allowed to make of Directus. Path, fields and filter are fixed here;
 * a browser chooses an operation by name and fills in an id, a page and a limit, nothing else.
 */
export interface Operation<Result> {
  name: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `:id` is replaced by the id of the call. */
  path: string;
  fields?: readonly string[];
  filter?: (id: string) => Filter;
  sort?: readonly string[];
  /** Most rows of one call; also the default. Absent for a single item. */
  maxLimit?: number;
  /** Query keys a browser may send beside `id`. */
  query?: readonly ('limit' | 'page')[];
  /** Keys a body may hold, and must. */
  body?: readonly string[];
  /** Never called: it carries the type of the answer. */
  result?: () => Result;
}

export interface OperationInput {
  id?: string;
  query?: Record<string, unknown>;
  body?: unknown;
}

export const ID = /^[\w-]{1,64}$/;

export const defineOperation = <Result>(operation: Operation<Result>): Operation<Result> =>
  operation;

export const needsId = ({ path, filter }: Operation<unknown>) =>
  path.includes(':id') || (filter?.length ?? 0) > 0;

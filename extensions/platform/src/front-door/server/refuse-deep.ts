import { DomainError } from '@ia/core';
import { DEEPEST_JSON, isDeeperThan } from '@ia/core/text/json-depth';
import { type Middleware, toDirectusError } from '@ia/directus-kit';

/**
 * Lists in lists by the thousand: what looks at them, Directus' own validation and Postgres included, runs
 * out of stack. @throws VALUE_TOO_DEEP naming the first field of it
 */
export function assertShallow(value: unknown): void {
  if (!isDeeperThan(value)) return;
  const [key = 'body'] = Object.entries(fieldsOf(value))
    .filter(([, inner]) => isDeeperThan(inner, DEEPEST_JSON - 2))
    .map(([name]) => name);
  const refusal = { field: key, hint: String(DEEPEST_JSON) };
  throw toDirectusError(new DomainError('VALUE_TOO_DEEP', refusal));
}

/** Of several rows, those of the first that goes too deep. */
function fieldsOf(value: unknown): object {
  const one = Array.isArray(value)
    ? value.find((row) => isDeeperThan(row, DEEPEST_JSON - 1))
    : value;
  return typeof one === 'object' && one !== null && !Array.isArray(one) ? one : {};
}

/** A part of every request: its parameters before Directus reads them, its body once it is parsed. */
export function refuseDeep(part: 'query' | 'body'): Middleware {
  return (request, _response, next) => {
    try {
      assertShallow(request[part]);
      next();
    } catch (error) {
      next(error);
    }
  };
}

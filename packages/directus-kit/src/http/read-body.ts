import { DomainError } from '@ia/core';
import { type $ZodIssue, type $ZodType, type output, safeParse } from 'zod/v4/core';
import { addToRefusal } from './add-to-refusal.ts';
import { toDirectusError } from './to-directus-error.ts';

/** The collection whose fields a request names, for refusals to name them as people know them there. */
export type FieldsOf = string | ((path: readonly string[]) => string);

const collectionAt = (of: FieldsOf, path: readonly string[]) =>
  typeof of === 'string' ? of : of(path);

/**
 * A body in its shape. @throws VALUE_REQUIRED, VALUE_INVALID: the sentence has the label of the first
 * field at fault, the answer its whole path.
 */
export function readBody<Shape extends $ZodType>(
  shape: Shape,
  body: unknown,
  of?: FieldsOf,
): output<Shape> {
  const parsed = safeParse(shape, body);
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues);
  const path = issue ? pathOf(issue) : [];
  const isMissing = issue?.code === 'invalid_type' && (valueAt(body, path) ?? null) === null;
  const refusal = new DomainError(isMissing ? 'VALUE_REQUIRED' : 'VALUE_INVALID', {
    field: path.at(-1) ?? 'body',
    ...(of && { collection: collectionAt(of, path) }),
  });
  throw addToRefusal(toDirectusError(refusal), () => ({ field: path.join('.') || 'body' }));
}

/**
 * The parameters of an address in their shape; unknown ones are left aside.
 * @throws VALUE_INVALID naming the parameter
 */
export function readParameters<Shape extends $ZodType>(
  shape: Shape,
  query: unknown,
  of?: FieldsOf,
): output<Shape> {
  const parsed = safeParse(shape, query ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? 'data');
  throw new DomainError('VALUE_INVALID', {
    field,
    ...(of && { collection: collectionAt(of, [field]) }),
  });
}

/** A record to reuse or to create: a wrong value says which was meant, else it is the one to create. */
function deepest(issues: readonly $ZodIssue[]): $ZodIssue | undefined {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return issue;
  const branches = issue.errors.map(deepest).filter((one) => one !== undefined);
  const meant = branches.find(({ code, path }) => code !== 'invalid_type' && path.length > 0);
  const inner = meant ?? branches.at(-1);
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

/** A field nobody asked for is named itself, not what holds it. */
function pathOf(issue: $ZodIssue): string[] {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...unknown].map(String);
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    body,
  );
}

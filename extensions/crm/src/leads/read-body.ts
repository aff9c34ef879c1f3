import { DomainError } from '@ia/core';
import type { z } from 'zod';

/** A body in its shape. @throws VALUE_REQUIRED, VALUE_INVALID, naming the first field at fault */
export function readBody<Shape extends z.ZodType>(shape: Shape, body: unknown): z.output<Shape> {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues);
  const field = issue?.path.join('.') || 'body';
  const isMissing = issue?.code === 'invalid_type' && valueAt(body, issue.path) === undefined;
  throw new DomainError(isMissing ? 'VALUE_REQUIRED' : 'VALUE_INVALID', { field });
}

type Issue = z.core.$ZodIssue;

/** A record to reuse or to create: a wrong value says which was meant, else it is the one to create. */
function deepest(issues: readonly Issue[]): Issue | undefined {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return issue;
  const branches = issue.errors.map(deepest).filter((one) => one !== undefined);
  const meant = branches.find(({ code, path }) => code !== 'invalid_type' && path.length > 0);
  const inner = meant ?? branches.at(-1);
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    body,
  );
}

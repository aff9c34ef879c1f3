import { DomainError } from '../errors.ts';
import { DEEPEST_JSON, depthOfText } from '../text/json-depth.ts';
import type { Answers } from './answers.ts';
import { formShapes } from './form-shapes.ts';
import { nestNames } from './nest-names.ts';
import { type Labels, type ToldAnswers, walkAnswers } from './walk-answers.ts';

/** What a form sent, as its tool meant it. */
export interface Submission extends ToldAnswers {
  readonly answers: Answers;
  /** Null for a form of no known make. */
  readonly tool: string | null;
  /** What the form is called, where its tool says so. */
  readonly title: string | null;
}

/** Reads what a form sent, by the shape of the tool it was made with; any other as it is. */
export function readSubmission(value: unknown): Submission {
  const body = isRecord(value) ? nestNames(value) : value;
  const shape = formShapes.find(({ has }) => has.every((path) => isThere(at(body, path))));
  if (!shape) return plain(body);
  const { tool, title, labels, only } = shape;
  const parts = shape.answers.map((path) => partAt(body, path, only));
  const told = walkAnswers(parts, labels ? labelsOf(at(body, labels)) : new Map());
  // A shape that holds no answer was recognised wrongly.
  if (told.answers.size === 0) return plain(body);
  const name = title ? at(body, title) : null;
  return { ...told, tool, title: typeof name === 'string' && name !== '' ? name : null };
}

function plain(body: unknown): Submission {
  return { ...walkAnswers([body]), tool: null, title: null };
}

/** Part of what was sent; an answer alone keeps the last word of its path as its name. */
function partAt(body: unknown, path: string, only: RegExp | undefined): unknown {
  const part = opened(at(body, path));
  if (Array.isArray(part)) return part;
  if (!isRecord(part)) return { [path.split('.').at(-1) ?? path]: part };
  if (!only) return part;
  return Object.fromEntries(Object.entries(part).filter(([name]) => only.test(name)));
}

/** Some tools put JSON into a field of a form. @throws INBOUND_UNREADABLE when it goes too deep */
function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  if (depthOfText(value) > DEEPEST_JSON)
    throw new DomainError('INBOUND_UNREADABLE', { hint: 'JSON' });
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const MAX_LABELS = 1000;

/** Every `{id, title}` of a list of questions and their sub-questions. */
function labelsOf(list: unknown): Labels {
  const labels = new Map<string, string>();
  const left: unknown[] = [list];
  while (left.length > 0 && labels.size < MAX_LABELS) {
    const one = left.pop();
    if (Array.isArray(one)) left.push(...one.slice(0, MAX_LABELS).reverse());
    if (!isRecord(one)) continue;
    const words = one.title ?? one.label;
    for (const id of [one.id, one.ref]) {
      const isId = typeof id === 'string' || typeof id === 'number';
      if (isId && typeof words === 'string' && words !== '') labels.set(String(id), words);
    }
    const { properties, inputs, fields } = one;
    left.push(isRecord(properties) ? properties.fields : null, inputs, fields);
  }
  return labels;
}

function at(value: unknown, path: string): unknown {
  if (!isRecord(value)) return undefined;
  if (path in value) return value[path];
  let found: unknown = value;
  for (const key of path.split('.')) {
    if (!isRecord(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

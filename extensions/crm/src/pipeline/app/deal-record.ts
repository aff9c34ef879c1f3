import { isRow } from '@ia/app-kit/read-row';

export type DealRow = Readonly<Record<string, unknown>>;

/** Fields of the form beside the board, what changes most first; the rest is in the full form. */
export const editFields = [
  'next_action',
  'next_action_at',
  'amount',
  'currency',
  'expected_close_on',
  'probability',
  'owner',
  'contact',
  'name',
  'offer',
  'scope',
] as const;

export const createFields = [
  'name',
  'account',
  'contact',
  'offer',
  'owner',
  'amount',
  'currency',
  'expected_close_on',
  'next_action',
  'next_action_at',
  'scope',
] as const;

interface FormField {
  readonly field: string;
  readonly meta?: unknown;
}

/**
 * The fields of a form among those of the collection, less those the person may not write: their
 * list comes from the app's own permissions (`*`: all of them).
 */
export function formFields<Field extends FormField>(
  fields: readonly Field[],
  wanted: readonly string[],
  writable: readonly string[],
): Field[] {
  const mayWrite = (name: string) => writable.includes('*') || writable.includes(name);
  return fields
    .filter(({ field }) => wanted.includes(field) && mayWrite(field))
    .sort((first, second) => wanted.indexOf(first.field) - wanted.indexOf(second.field));
}

/** Names of the fields a permission of the app's store opens. */
export function writableFields(permission: unknown): readonly string[] {
  if (!isRow(permission) || !Array.isArray(permission.fields)) return [];
  return permission.fields.filter((field) => typeof field === 'string');
}

/** Whether `/permissions/me/deals/:id` lets the person change this very deal. */
export function mayUpdate(answer: unknown): boolean {
  const update = isRow(answer) ? answer.update : undefined;
  return isRow(update) && update.access === true;
}

/** The subject a note gets from its text: its first line, cut at a word. */
export function subjectOf(text: string, limit = 80): string {
  const line = text.trim().split('\n')[0]?.trim() ?? '';
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trim()}…`;
}

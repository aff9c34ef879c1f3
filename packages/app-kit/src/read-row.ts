import type { Contract } from './read-answer.ts';

/** A row of the model: which fields it has depends on who looks. */
export type ApiRow = Readonly<Record<string, unknown>>;

/** The contract of rows of the model (`/items/…`): whatever is no row is left out. */
export const rows: Contract<ApiRow[]> = {
  '~standard': {
    validate: (data) => ({ value: Array.isArray(data) ? data.filter(isRow) : [] }),
  },
};

/** The contract of one row of the model; null when there is none. */
export const row: Contract<ApiRow | null> = {
  '~standard': { validate: (data) => ({ value: isRow(data) ? data : null }) },
};

/** The contract of what nobody reads. */
export const unread: Contract<void> = {
  '~standard': { validate: () => ({ value: undefined }) },
};

export function isRow(value: unknown): value is ApiRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is at a path such as `'account.name'` or `'account', 'name'`; undefined where nothing is. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  const keys = path.flatMap((part) => part.split('.'));
  return keys.reduce<unknown>((found, key) => (isRow(found) ? found[key] : undefined), value);
}

export function textAt(row: unknown, ...path: readonly string[]): string | null {
  const value = at(row, ...path);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function numberAt(row: unknown, ...path: readonly string[]): number | null {
  const value = at(row, ...path);
  // Counts and decimals come as strings from Postgres.
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A person as `{id, first_name, last_name}`; null when there is none, or none to be seen. */
export function personAt(row: unknown, key: string): { id: string; name: string } | null {
  const id = textAt(row, key, 'id');
  if (!id) return null;
  const names = [textAt(row, key, 'first_name'), textAt(row, key, 'last_name')];
  return { id, name: names.filter((name) => name !== null).join(' ') };
}

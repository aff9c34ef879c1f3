const MAX_DEPTH = 6;

/**
 * `fields[email][value]` as the nested object it stands for; names that are no such path, and those
 * of more levels than any form has, stay as they are. A list name (`choix[]`) loses its brackets.
 */
export function nestNames(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(fields)) {
    const path = pathOf(name);
    if (!path || !place(root, path, value)) root[name] = value;
  }
  return root;
}

function pathOf(name: string): string[] | null {
  if (name.length > 500 || !name.endsWith(']')) return null;
  const open = name.indexOf('[');
  if (open < 1) return null;
  const parts = name.slice(open + 1, -1).split('][');
  if (parts.length > MAX_DEPTH || parts.some((part) => /[[\]]/.test(part))) return null;
  return [name.slice(0, open), ...parts.filter((part) => part !== '')];
}

function place(root: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
  let at = root;
  for (const part of path.slice(0, -1)) {
    const next = at[part] ?? Object.create(null);
    if (typeof next !== 'object' || Array.isArray(next)) return false;
    at[part] = next;
    at = next;
  }
  const last = path.at(-1) ?? '';
  if (last in at) return false;
  at[last] = value;
  return true;
}

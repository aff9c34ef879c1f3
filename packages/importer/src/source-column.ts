import type { Mapping } from '@ia/core/imports';

/** The column of the file behind a field; the field itself when no column fills it. */
export function sourceColumn(mapping: Mapping, field: string | null): string | null {
  const found = Object.entries(mapping.columns).find(([, rules]) =>
    rules.some((rule) => rule.field === field),
  );
  return found?.[0] ?? field;
}

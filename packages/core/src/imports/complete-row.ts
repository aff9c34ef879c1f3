import type { JsonValue, Mapping } from './mapping.ts';
import type { RowReading } from './read-row.ts';
import type { Remark } from './remarks.ts';
import { remarkOn } from './remarks.ts';

/** A record found behind a reference. */
export interface FoundRecord {
  readonly id: string;
  readonly name: string;
}

/**
 * Gives a row what had to be looked up: the ids behind its references and its composed fields.
 * A reference that was not found is reported; it rejects the row when the mapping requires it.
 */
export function completeRow(
  mapping: Mapping,
  row: RowReading,
  find: (collection: string, externalId: string) => FoundRecord | undefined,
): RowReading {
  const values: Record<string, JsonValue> = { ...row.values };
  const remarks: Remark[] = [...row.remarks];
  const labels: Record<string, string> = {};
  let isRejected = row.isRejected;
  for (const reference of row.references) {
    const record = find(reference.collection, reference.externalId);
    values[reference.field] = record?.id ?? null;
    labels[`${reference.field}.name`] = record?.name ?? '';
    if (record) continue;
    remarks.push(remarkOn(reference.column, 'REFERENCE_NOT_FOUND', reference.externalId));
    isRejected ||= reference.required;
  }
  for (const [field, template] of Object.entries(mapping.options.templates ?? {})) {
    values[field] = template.replace(
      /\{([^}]+)\}/g,
      (_, name: string) => labels[name] ?? cellOf(row, name),
    );
  }
  return { ...row, values, remarks, isRejected };
}

function cellOf({ headers, cells }: RowReading, header: string): string {
  return (cells[headers.indexOf(header)] ?? '').trim();
}

import type { Mapping } from '@ia/core/imports';
import type { MappingDraft } from './mapping-draft.ts';

/** Whether saving the draft would differ from the mapping it starts from. */
export function isChanged(draft: MappingDraft): boolean {
  const { base } = draft;
  if (!base || draft.keyColumn !== base.options.key) return true;
  return stable(columnsOf(draft)) !== stable(base.columns);
}

export interface MappingNaming {
  /** Present: this mapping is written over. Absent: a new one is made. */
  readonly key?: string;
  readonly name: string;
}

export type MappingBody = Omit<Mapping, 'key'> & { readonly key?: string };

/** The draft as the server keeps it; what the screen does not show stays as it was. */
export function toMapping(draft: MappingDraft, { key, name }: MappingNaming): MappingBody {
  const { base, keyColumn, target, values } = draft;
  const isSameSource = base !== null && base.options.key === keyColumn;
  const { file, order, ...options } = { ...base?.options };
  // A copy does not claim the file nor the turn of its model in a full load.
  const claims = key === undefined ? {} : { ...(file && { file }), ...(order && { order }) };
  const source = isSameSource ? base.options.source : sourceName(name);
  return {
    ...(key === undefined ? {} : { key }),
    name,
    target,
    columns: columnsOf(draft),
    values,
    options: { ...options, ...claims, source, key: keyColumn ?? '' },
  };
}

/** A name as a prefix of external ids: `Salon de Lyon 2026` → `salon_de_lyon_2026`. */
export function sourceName(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^[_0-9]+|_+$/g, '');
  return joined.slice(0, 60) || 'fichier';
}

function columnsOf({ base, columns, missing }: MappingDraft): Mapping['columns'] {
  const kept = missing.flatMap((name) => {
    const rules = base?.columns[name];
    return rules ? [[name, rules] as const] : [];
  });
  const used = columns.flatMap(({ header, rules }) =>
    rules.length > 0 ? [[header, rules] as const] : [],
  );
  return Object.fromEntries([...used, ...kept]);
}

/** JSON that does not depend on the order of the columns. */
function stable(columns: Mapping['columns']): string {
  const sortKeys = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(columns, sortKeys);
}

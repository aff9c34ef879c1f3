import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Field = {
  readonly collection: string;
  readonly field: string;
  readonly type: string;
  readonly hasChoices: boolean;
  readonly maxLength: number | null;
  readonly interface: string | null;
  readonly isReadonly: boolean;
  readonly isHidden: boolean;
};
export type Relation = {
  readonly from: string;
  readonly field: string;
  readonly to: string;
  readonly alias: string | null;
};

const SNAPSHOT = join(import.meta.dirname, '../../snapshots/snapshot');

type Snapshot = {
  readonly collection: string;
  readonly field: string;
  readonly type: string;
  readonly related_collection: string;
  readonly schema?: { readonly max_length?: number | null } | null;
  readonly meta: {
    readonly interface?: string | null;
    readonly readonly?: boolean | null;
    readonly hidden?: boolean | null;
    readonly one_field?: string | null;
    readonly options?: { readonly choices?: unknown } | null;
  } | null;
};

const filesUnder = (folder: string) =>
  readdirSync(join(SNAPSHOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(SNAPSHOT, folder, name), 'utf8')) as Snapshot);

/** Collections of the snapshot that have rows; the groups of the menu have none. */
export const COLLECTIONS: readonly string[] = filesUnder('collections')
  .filter(({ schema }) => Boolean(schema))
  .map(({ collection }) => collection);

export const FIELDS: readonly Field[] = filesUnder('fields').map(
  ({ collection, field, type, meta, schema }) => ({
    collection,
    field,
    type,
    hasChoices: Array.isArray(meta?.options?.choices),
    maxLength: schema?.max_length ?? null,
    interface: meta?.interface ?? null,
    isReadonly: meta?.readonly ?? false,
    isHidden: meta?.hidden ?? false,
  }),
);

export const RELATIONS: readonly Relation[] = filesUnder('relations').map(
  ({ collection, field, related_collection, meta }) => ({
    from: collection,
    field,
    to: related_collection,
    alias: meta?.one_field ?? null,
  }),
);

export const fieldsOf = (collection: string) => FIELDS.filter((f) => f.collection === collection);

/** Relational fields of a collection and where each leads. */
export const linksOf = (collection: string) => [
  ...RELATIONS.filter(({ from }) => from === collection).map(({ field, to }) => ({
    field,
    to,
    isMany: false,
  })),
  ...RELATIONS.filter(({ to, alias }) => to === collection && alias !== null).map(
    ({ alias, from }) => ({
      field: String(alias),
      to: from,
      isMany: true,
    }),
  ),
];

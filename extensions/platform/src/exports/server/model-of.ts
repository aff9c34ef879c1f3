import type { CsvKind } from '@ia/directus-kit/http/csv-export';
import type { FieldText, FieldTexts } from '@ia/directus-kit/settings/field-texts';
import { z } from 'zod';

const schemaShape = z.object({
  collections: z.record(
    z.string(),
    z.object({ fields: z.record(z.string(), z.object({ type: z.string() })) }),
  ),
  relations: z.array(
    z.object({
      collection: z.string(),
      field: z.string(),
      related_collection: z.string().nullable(),
      meta: z.object({ one_field: z.string().nullish() }).nullish(),
    }),
  ),
});

const KINDS: Readonly<Record<string, CsvKind>> = {
  date: 'day',
  timestamp: 'moment',
  boolean: 'flag',
  integer: 'number',
  bigInteger: 'number',
  decimal: 'number',
  float: 'number',
};

/** What an export has to know of the model. */
export interface Model {
  readonly textOf: (collection: string, field: string) => FieldText | undefined;
  readonly kindOf: (collection: string, field: string) => CsvKind;
  readonly isJson: (collection: string, field: string) => boolean;
  /** The collection that a link leads to, to one row or to several. */
  readonly targetOf: (collection: string, field: string) => string | undefined;
  /** Whether a field is a link to several rows. */
  readonly isList: (collection: string, field: string) => boolean;
  /** The links of a collection, to one row or to several, and where each leads. */
  readonly linksOf: (collection: string) => ReadonlyMap<string, string>;
}

/** Directus' schema with the texts of our fields. */
export function modelOf(schema: unknown, texts: ReadonlyMap<string, FieldTexts>): Model {
  const { collections, relations } = schemaShape.parse(schema);
  const lists = new Map(
    relations.flatMap((one): [string, string][] =>
      one.related_collection && one.meta?.one_field
        ? [[`${one.related_collection}.${one.meta.one_field}`, one.collection]]
        : [],
    ),
  );
  const targets = new Map<string, string | null>([
    ...lists,
    ...relations.map((one): [string, string | null] => [
      `${one.collection}.${one.field}`,
      one.related_collection,
    ]),
  ]);
  const textOf = (collection: string, field: string) => texts.get(collection)?.get(field);
  const typeOf = (collection: string, field: string) =>
    collections[collection]?.fields[field]?.type;
  return {
    textOf,
    kindOf: (collection, field) => {
      const { isCents, isPercent } = textOf(collection, field) ?? {};
      if (isCents) return 'cents';
      return isPercent ? 'percent' : (KINDS[typeOf(collection, field) ?? ''] ?? 'text');
    },
    isJson: (collection, field) => typeOf(collection, field) === 'json',
    isList: (collection, field) => lists.has(`${collection}.${field}`),
    linksOf: (collection) =>
      new Map(
        relations.flatMap((one): [string, string][] => [
          ...(one.collection === collection && one.related_collection
            ? [[one.field, one.related_collection] as [string, string]]
            : []),
          ...(one.related_collection === collection && one.meta?.one_field
            ? [[one.meta.one_field, one.collection] as [string, string]]
            : []),
        ]),
      ),
    targetOf: (collection, field) => targets.get(`${collection}.${field}`) ?? undefined,
  };
}

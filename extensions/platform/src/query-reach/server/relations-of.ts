import { z } from 'zod';
import type { Relation } from './find-crossings.ts';

const schemaShape = z.object({
  relations: z.array(
    z.object({
      collection: z.string(),
      field: z.string(),
      related_collection: z.string().nullable(),
      meta: z.object({ one_field: z.string().nullable() }).nullable(),
    }),
  ),
});

const known = new WeakMap<object, readonly Relation[]>();

/** Directus hands out one schema object for many requests: its relations are checked once. */
export function relationsOf(schema: object): readonly Relation[] {
  const relations = known.get(schema) ?? schemaShape.parse(schema).relations;
  known.set(schema, relations);
  return relations;
}

import type { Schema } from '@ia/directus-kit';
import { z } from 'zod';

const fieldShape = z.looseObject({ nullable: z.boolean(), defaultValue: z.unknown() });
const schemaShape = z.looseObject({
  collections: z.record(z.string(), z.looseObject({ fields: z.record(z.string(), fieldShape) })),
});

/** `false`, 0 and the empty text are defaults as well. */
const hasSparedDefault = ({ nullable, defaultValue }: z.output<typeof fieldShape>): boolean =>
  !nullable && (defaultValue === false || defaultValue === 0 || defaultValue === '');

const spared = new WeakMap<object, Schema>();

/**
 * The schema GraphQL makes its inputs of. Directus 11.17.4 takes a default that is false, zero or empty
 * for none and asks for the field in each creation, unlike REST. The database goes on refusing nulls.
 */
export function spareDefaults(schema: Schema): Schema {
  const known = spared.get(schema);
  if (known) return known;
  const parsed = schemaShape.parse(schema);
  const collections = Object.entries(parsed.collections).map(([name, collection]) => {
    const fields = Object.entries(collection.fields).map(([key, field]) => [
      key,
      hasSparedDefault(field) ? { ...field, nullable: true } : field,
    ]);
    return [name, { ...collection, fields: Object.fromEntries(fields) }];
  });
  // The brand of a schema says only where it comes from.
  const copy: Schema = Object.assign({}, schema, { collections: Object.fromEntries(collections) });
  spared.set(schema, copy);
  return copy;
}

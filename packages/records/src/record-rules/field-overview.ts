/** What the rules need of the model, as Directus describes it to hooks. */
export interface FieldOverview {
  readonly type: string;
  readonly nullable: boolean;
  readonly alias: boolean;
}

/** The field of a collection, or null when the model has no such field. */
export function findField(
  schema: unknown,
  collection: string,
  field: string,
): FieldOverview | null {
  const found = ['collections', collection, 'fields', field].reduce<unknown>(childOf, schema);
  if (typeof found !== 'object' || found === null || !('type' in found)) return null;
  return {
    type: String(found.type),
    nullable: 'nullable' in found && found.nullable === true,
    alias: 'alias' in found && found.alias === true,
  };
}

function childOf(parent: unknown, key: string): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key))
    return undefined;
  return Reflect.get(parent, key);
}

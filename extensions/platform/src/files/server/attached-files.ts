import type { PrimaryKey, Row } from '@ia/directus-kit';

const FILES = 'directus_files';

/** The part of a relation of the schema that says whether it leads to a file. */
export interface Relation {
  readonly collection: string;
  readonly field: string;
  readonly related_collection: string | null;
  readonly meta: {
    readonly one_collection_field?: string | null;
    readonly one_allowed_collections?: readonly string[] | null;
  } | null;
}

export interface AttachedFile {
  readonly field: string;
  readonly file: PrimaryKey;
}

/** The files a written row names, by any field that may lead to one. */
export function attachedFiles(
  collection: string,
  payload: Row,
  relations: readonly Relation[],
): readonly AttachedFile[] {
  return relations
    .filter((relation) => relation.collection === collection && leadsToFile(relation, payload))
    .flatMap(({ field }) => {
      const file = keyOf(payload[field]);
      return file === null ? [] : [{ field, file }];
    });
}

/** A field that may lead to several collections says which in another field, or is taken at its worst. */
function leadsToFile({ related_collection, meta }: Relation, payload: Row): boolean {
  if (related_collection === FILES) return true;
  if (!meta?.one_allowed_collections?.includes(FILES)) return false;
  const named = meta.one_collection_field ? payload[meta.one_collection_field] : undefined;
  return named === undefined || named === FILES;
}

/** A file is named by its key, or by a row that carries it; a row without a key is a new file. */
function keyOf(value: unknown): PrimaryKey | null {
  const key = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return typeof key === 'string' && key !== '' ? key : null;
}

import { DomainError } from '@ia/core';
import { type EventContext, type Hook, type Row, toDirectusError } from '@ia/directus-kit';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { z } from 'zod';
import { attachedFiles, type Relation } from '../server/attached-files.ts';

/** Events of Directus' own collections that may name a file of ours. */
const SCOPES = [
  'items',
  'users',
  'files',
  'settings',
  'folders',
  'comments',
  'dashboards',
  'panels',
];
const EVENTS = SCOPES.flatMap((scope) => [`${scope}.create`, `${scope}.update`]);

const schemaShape = z.object({
  relations: z.array(
    z.object({
      collection: z.string(),
      field: z.string(),
      related_collection: z.string().nullable(),
      meta: z
        .object({
          one_collection_field: z.string().nullish(),
          one_allowed_collections: z.array(z.string()).nullish(),
        })
        .nullable(),
    }),
  ),
});

const known = new WeakMap<object, readonly Relation[]>();

/** Directus hands out one schema object for many requests: its relations are checked once. */
function relationsOf(schema: object): readonly Relation[] {
  const relations = known.get(schema) ?? schemaShape.parse(schema).relations;
  known.set(schema, relations);
  return relations;
}

async function refuseUnreadable(
  payload: Row,
  collection: string,
  { accountability, schema, database }: EventContext,
): Promise<void> {
  // No accountability: the platform attaches what it received itself.
  if (!accountability || accountability.admin || !schema) return;
  for (const { field, file } of attachedFiles(collection, payload, relationsOf(schema))) {
    const asker = { accountability, schema, database };
    const reach = { action: 'read', collection: 'directus_files', keys: [file] } as const;
    if (!(await mayReach(asker, reach)))
      throw toDirectusError(new DomainError('FILE_OUT_OF_REACH', { field, collection }));
  }
}

/**
 * Whoever attaches a file must be able to read it: a file goes where its record goes, so naming one
 * would otherwise be a way to open it. Every relation to a file, as the schema has them.
 */
const hook: Hook = ({ filter }) => {
  for (const event of EVENTS) {
    filter<Row>(event, async (payload, { collection }, context) => {
      await refuseUnreadable(payload, String(collection), context);
      return payload;
    });
  }
};

export default hook;

import type { EventContext, Hook } from '@ia/directus-kit';
import { publishUpdate } from '@ia/directus-kit/writing/publish-change';
import { notifyMentions } from './notify-mentions.ts';

/**
 * The database keeps on the deal what its meetings and notes change, and may move it. Screens that
 * follow deals, and the people an activity names, are told here, once it is committed.
 */
const hook: Hook = ({ action }) => {
  action('activities.items.create', (meta, context) => tell([String(meta.key)], context));
  action('activities.items.update', (meta, context) =>
    tell(Array.isArray(meta.keys) ? meta.keys.map(String) : [], context),
  );
};

export default hook;

async function tell(keys: readonly string[], context: EventContext): Promise<void> {
  const { database, schema, accountability } = context;
  await notifyMentions(database, keys);
  if (!schema) return;
  const deals = await database('activities')
    .whereIn('id', [...keys])
    .whereNotNull('deal')
    .distinct()
    .pluck<string[]>('deal');
  // Without a person behind it too: a meeting booked from outside moves its deal all the same.
  const writer = { database, schema, accountability };
  await publishUpdate(writer, { collection: 'deals', keys: deals, payload: {} });
}

import type { EventContext } from '@ia/directus-kit';
import { publishUpdate } from '@ia/directus-kit/writing/publish-change';
import { notifyMentions } from './notify-mentions.ts';
import { dealsOf } from './store/activities.ts';

/** Tells the people an activity names, and the screens that follow its deal. */
export async function tellActivities(
  keys: readonly string[],
  { database, schema, accountability }: EventContext,
): Promise<void> {
  await notifyMentions(database, keys);
  if (!schema) return;
  const deals = await dealsOf(database, keys);
  // Without a person behind it too: a meeting booked from outside moves its deal all the same.
  const writer = { database, schema, accountability };
  await publishUpdate(writer, { collection: 'deals', keys: deals, payload: {} });
}

import { type Hook, type PrimaryKey, type Row, refusingClearly } from '@ia/directus-kit';
import { assertNoMailLeft } from '../server/assert-no-mail-left.ts';
import { assertNoMailTyped } from '../server/assert-no-mail-typed.ts';
import { checkNoShow, checkNoShowChanges } from '../server/check-no-show.ts';
import { ReceivedFiles } from '../server/remove-received-files.ts';
import { tellActivities } from '../server/tell-activities.ts';

/**
 * The database keeps on the deal what its meetings and notes change, and may move it. Screens that
 * follow deals, and the people an activity names, are told here, once it is committed. What came with
 * a mail goes with it.
 */
const hook: Hook = ({ action, filter }, { services }) => {
  const received = new ReceivedFiles(services);
  filter<Row>('activities.items.create', (payload, _meta, { accountability }) =>
    refusingClearly('activities', () => {
      if (accountability) checkNoShow(payload);
      assertNoMailTyped(payload, accountability);
      return payload;
    }),
  );
  filter<Row>('activities.items.update', (payload, { keys }, context) =>
    refusingClearly('activities', async () => {
      assertNoMailTyped(payload, context.accountability);
      await checkNoShowChanges(services, context, { payload, keys });
      return payload;
    }),
  );
  action('activities.items.create', (meta, context) => tellActivities([String(meta.key)], context));
  action('activities.items.update', (meta, context) =>
    tellActivities(Array.isArray(meta.keys) ? meta.keys.map(String) : [], context),
  );
  filter<PrimaryKey[]>('activities.items.delete', (keys, _meta, context) =>
    refusingClearly('activities', async () => {
      await assertNoMailLeft(context, keys.map(String));
      await received.note(context.database, keys.map(String));
      return keys;
    }),
  );
  action('activities.items.delete', (meta, { schema }) =>
    received.remove(Array.isArray(meta.keys) ? meta.keys.map(String) : [], schema),
  );
};

export default hook;

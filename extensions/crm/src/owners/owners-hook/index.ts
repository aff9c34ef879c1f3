import { assertMayMoveOwner } from '@ia/core/records/decide-owner-move';
import { type EventContext, type Hook, type Row, refusingClearly } from '@ia/directus-kit';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { loadOwners, type Owned } from '../server/store/owners.ts';

const OWNED: readonly Owned[] = ['accounts', 'leads'];

/** Who follows a record is changed by whoever follows it, on every write that goes through Directus. */
const hook: Hook = ({ filter }) => {
  for (const collection of OWNED) {
    filter<Row>(`${collection}.items.update`, (payload, meta, context) =>
      refusingClearly(collection, async () => {
        if ('owner' in payload) {
          const keys = Array.isArray(meta.keys) ? meta.keys.map(String) : [];
          await assertMayMove(context, { collection, keys, to: payload.owner });
        }
        return payload;
      }),
    );
  }
};

async function assertMayMove(
  context: EventContext,
  { collection, keys, to }: { collection: Owned; keys: readonly string[]; to: unknown },
): Promise<void> {
  const { accountability, database } = context;
  if (!accountability?.user) return;
  // A hook on update runs before Directus checks access.
  await assertMayUpdate(context, { collection, ids: keys });
  const asker = { id: accountability.user, isAdmin: accountability.admin === true };
  for (const owner of await loadOwners(database, collection, keys)) {
    assertMayMoveOwner({ owner, to, asker });
  }
}

export default hook;

import { namedPeople } from '@ia/core/records/named-people';
import { type Hook, type Row, refusingClearly } from '@ia/directus-kit';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { assertMayCreate, assertNamed, concerns } from '../server/assert-named.ts';

/**
 * Whom a record names is of the circle its field is for, on every write of a person that goes through
 * Directus, nested ones included: somebody outside would hold what they do not see.
 */
const hook: Hook = ({ filter }) => {
  for (const [collection, named] of Object.entries(namedPeople)) {
    filter<Row>(`${collection}.items.create`, (payload, _meta, context) =>
      refusingClearly(collection, async () => {
        if (context.accountability && named.field in payload) {
          await assertMayCreate(context, collection);
          await assertNamed(context.database, { collection, named, payload, keys: [] });
        }
        return payload;
      }),
    );
    filter<Row>(`${collection}.items.update`, (payload, meta, context) =>
      refusingClearly(collection, async () => {
        if (context.accountability && concerns(named, payload)) {
          const keys = Array.isArray(meta.keys) ? meta.keys.map(String) : [];
          // A hook on update runs before Directus checks access.
          await assertMayUpdate(context, { collection, ids: keys });
          await assertNamed(context.database, { collection, named, payload, keys });
        }
        return payload;
      }),
    );
  }
};

export default hook;

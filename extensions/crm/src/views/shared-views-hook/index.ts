import { DomainError } from '@ia/core';
import { type EventContext, type Hook, type Row, refusingClearly } from '@ia/directus-kit';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { checkViewChanges, touchesView } from '../server/check-view-changes.ts';
import { findSharedViews } from '../server/store/views.ts';

/** A view of the team is changed through Directus, and keeps the shape its own route gave it. */
const hook: Hook = ({ filter }) => {
  filter<Row>('presets.update', (changes, meta, context) =>
    refusingClearly('directus_presets', async () => {
      if (!context.accountability || !touchesView(changes)) return changes;
      const keys = Array.isArray(meta.keys) ? meta.keys.map(Number) : [];
      const shared = await findSharedViews(context.database, keys);
      if (shared.length === 0) return changes;
      // A hook on update runs before Directus checks access.
      await assertMayChange(context, shared);
      return checkViewChanges(changes);
    }),
  );
};

async function assertMayChange(
  { accountability, schema, database }: EventContext,
  keys: readonly number[],
): Promise<void> {
  if (!accountability || accountability.admin) return;
  const reach = { action: 'update', collection: 'directus_presets', keys } as const;
  const isTheirs = schema && (await mayReach({ accountability, schema, database }, reach));
  if (!isTheirs) throw new DomainError('FORBIDDEN');
}

export default hook;

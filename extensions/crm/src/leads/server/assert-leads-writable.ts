import { DomainError } from '@ia/core';
import type { EventContext, Services } from '@ia/directus-kit';
import { type Asker, fetchRights } from '@ia/directus-kit/rights/asker-rights';

/**
 * A hook on update runs before Directus checks access: who cannot read one of these leads, or may
 * not change leads at all, must not learn anything from a refusal. @throws FORBIDDEN
 */
export async function assertLeadsWritable(
  services: Services,
  context: EventContext,
  keys: readonly string[],
): Promise<void> {
  const { accountability, schema, database } = context;
  // The system and administrators: nothing is hidden from them.
  if (!accountability || accountability.admin) return;
  if (!schema) throw new DomainError('FORBIDDEN');
  const asker: Asker = { accountability, schema, database };
  const rights = await fetchRights(asker, 'update', ['leads']);
  const leads = new services.ItemsService('leads', { accountability, schema, knex: database });
  const wanted = [...new Set(keys)];
  const readable = rights.length
    ? await leads.readByQuery({
        filter: { id: { _in: wanted } },
        fields: ['id'],
        limit: wanted.length,
      })
    : [];
  if (readable.length < wanted.length) throw new DomainError('FORBIDDEN');
}

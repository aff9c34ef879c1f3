import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { runUnit } from '@ia/directus-kit/writing/unit';
import type { ViewBody } from '../contract.ts';

/**
 * A view of the board for the whole team. Directus lets nobody but the administration create a preset
 * without a user, whatever their policy: it is made for them, then asked whether they may change it.
 * @throws FORBIDDEN
 */
export function shareView(
  context: ExtensionContext,
  asker: Asker,
  { name, query }: ViewBody,
): Promise<{ readonly id: number }> {
  const { accountability } = asker;
  return runUnit(context, asker, async ({ trx, items, options }) => {
    const everyRight = { ...accountability, admin: true };
    const id = await items('directus_presets', everyRight).createOne(
      { collection: 'crm_pipeline', bookmark: name, user: null, role: null, layout_query: query },
      options,
    );
    const reach = { action: 'update', collection: 'directus_presets', keys: [id] } as const;
    if (!(await mayReach({ ...asker, database: trx }, reach))) throw new DomainError('FORBIDDEN');
    return { id: Number(id) };
  });
}

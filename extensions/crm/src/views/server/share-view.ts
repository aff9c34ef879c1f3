import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { runUnit } from '@ia/directus-kit/writing/unit';
import { type ViewList, viewLists } from '../contract.ts';
import { readersRole } from './store/views.ts';

interface SharedView {
  readonly list: ViewList;
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
}

/**
 * A view for everybody who has the list, which its author alone changes afterwards. Directus lets nobody but the
 * administration create a preset without a user, whatever their policy: it is made for them, then
 * asked whether they may change it.
 * @throws FORBIDDEN
 */
export function shareView(
  context: ExtensionContext,
  asker: SignedInAsker,
  { list, name, query }: SharedView,
): Promise<{ readonly id: number }> {
  const { accountability, user } = asker;
  return runUnit(context, asker, async ({ trx, items, options }) => {
    const everyRight = { ...accountability, admin: true };
    const view = {
      collection: viewLists[list],
      bookmark: name,
      user: null,
      role: await readersRole(trx),
      author: user,
      layout_query: query,
    };
    const id = await items('directus_presets', everyRight).createOne(view, options);
    const reach = { action: 'update', collection: 'directus_presets', keys: [id] } as const;
    if (!(await mayReach({ ...asker, database: trx }, reach))) throw new DomainError('FORBIDDEN');
    return { id: Number(id) };
  });
}

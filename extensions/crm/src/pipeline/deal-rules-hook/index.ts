import { isDomainError } from '@ia/core';
import {
  type EventContext,
  type Hook,
  type Row,
  refusingClearly,
  roleName,
  type Services,
} from '@ia/directus-kit';
import { loadMovingDeals } from '../server/store/deals.ts';
import { loadLossReasons } from '../server/store/loss-reasons.ts';
import { checkDealChanges, touchesStage } from './check-deal-changes.ts';
import { checkNewDeal } from './check-new-deal.ts';
import { assertDealsReadable, assertDealsUpdatable } from './deal-access.ts';

/** The gates of the pipeline on every write that goes through Directus. */
const hook: Hook = ({ filter }, { services }) => {
  filter<Row>('deals.items.create', (payload) =>
    refusingClearly('deals', () => checkNewDeal(payload, new Date())),
  );
  filter<Row>('deals.items.update', (payload, meta, context) =>
    refusingClearly('deals', () => checkUpdate({ payload, keys: keysOf(meta), services, context })),
  );
};

export default hook;

interface Update {
  readonly payload: Row;
  readonly keys: readonly string[];
  readonly services: Services;
  readonly context: EventContext;
}

async function checkUpdate(update: Update): Promise<Row> {
  await assertDealsReadable(update);
  try {
    return checkDealChanges({ ...update, ...(await loadSituation(update)), now: new Date() });
  } catch (error) {
    if (isDomainError(error)) await assertDealsUpdatable(update);
    throw error;
  }
}

async function loadSituation({ payload, keys, context }: Update) {
  const { database, accountability } = context;
  if (!touchesStage(payload)) return { deals: [], reasons: [], actorRole: '' };
  const [deals, reasons, role] = await Promise.all([
    loadMovingDeals(database, keys),
    loadLossReasons(database),
    roleName(database, accountability),
  ]);
  const actorRole = accountability?.admin ? 'admin' : accountability ? (role ?? '') : 'system';
  return { deals, reasons, actorRole };
}

function keysOf(meta: Row): string[] {
  return Array.isArray(meta.keys) ? meta.keys.map(String) : [];
}

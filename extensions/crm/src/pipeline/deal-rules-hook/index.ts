import {
  actorName,
  type EventContext,
  type Hook,
  type Row,
  refusingClearly,
} from '@ia/directus-kit';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { checkDealChanges, touchesStage } from '../server/check-deal-changes.ts';
import { checkNewDeal } from '../server/check-new-deal.ts';
import { loadMovingDeals } from '../server/store/deals.ts';
import { loadLossReasons } from '../server/store/loss-reasons.ts';

/** The gates of the pipeline on every write that goes through Directus. */
const hook: Hook = ({ filter }) => {
  filter<Row>('deals.items.create', (payload) =>
    refusingClearly('deals', () => checkNewDeal(payload, new Date())),
  );
  filter<Row>('deals.items.update', (payload, meta, context) =>
    refusingClearly('deals', () => checkUpdate({ payload, keys: keysOf(meta), context })),
  );
};

export default hook;

interface Update {
  readonly payload: Row;
  readonly keys: readonly string[];
  readonly context: EventContext;
}

/** A hook on update runs before Directus checks access. @throws FORBIDDEN before any reason */
async function checkUpdate(update: Update): Promise<Row> {
  await assertMayUpdate(update.context, { collection: 'deals', ids: update.keys });
  return checkDealChanges({ ...update, ...(await loadSituation(update)), now: new Date() });
}

async function loadSituation({ payload, keys, context }: Update) {
  const { database, accountability } = context;
  if (!touchesStage(payload)) return { deals: [], reasons: [], actorRole: '' };
  const [deals, reasons, actorRole] = await Promise.all([
    loadMovingDeals(database, keys),
    loadLossReasons(database),
    actorName(database, accountability),
  ]);
  return { deals, reasons, actorRole };
}

function keysOf(meta: Row): string[] {
  return Array.isArray(meta.keys) ? meta.keys.map(String) : [];
}

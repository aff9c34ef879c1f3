import { DomainError } from '@ia/core';
import { touchesLeadStatus } from '@ia/core/leads/decide-lead-change';
import { type Accountability, type Hook, type Row, refusingClearly } from '@ia/directus-kit';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { checkLeadChanges } from '../server/check-lead-changes.ts';
import { isConversionOf } from '../server/conversion-scope.ts';
import { loadLeadStates } from '../server/store/leads.ts';

/** What a box says is in the log; Directus refuses it to others before they learn why. */
function refuseBoxes(payload: Row, asker: Accountability | null): void {
  const box = ['email_opt_out', 'call_opt_out'].find((field) => field in payload);
  if (box && asker?.admin) throw new DomainError('CONSENT_BY_LINE', { field: box });
}

/** The statuses of leads on every write that goes through Directus. */
const hook: Hook = ({ filter }) => {
  filter<Row>('leads.items.create', (payload) =>
    refusingClearly('leads', () => checkLeadChanges({ payload, leads: [], isConversion: false })),
  );
  filter<Row>('leads.items.update', (payload, meta, context) =>
    refusingClearly('leads', async () => {
      refuseBoxes(payload, context.accountability);
      if (!touchesLeadStatus(payload)) return payload;
      const keys = Array.isArray(meta.keys) ? meta.keys.map(String) : [];
      // A hook on update runs before Directus checks access.
      await assertMayUpdate(context, { collection: 'leads', ids: keys });
      const leads = await loadLeadStates(context.database, keys);
      return checkLeadChanges({ payload, leads, isConversion: isConversionOf(keys) });
    }),
  );
};

export default hook;

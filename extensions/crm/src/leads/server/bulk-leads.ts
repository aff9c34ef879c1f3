import { DomainError, isDomainError, messageFor } from '@ia/core';
import { decideLeadChange, type LeadState } from '@ia/core/leads/decide-lead-change';
import { assertMayMoveOwner, type OwnerMove } from '@ia/core/records/decide-owner-move';
import { type ExtensionContext, type Row, requestLocale } from '@ia/directus-kit';
import { findUpdatable } from '@ia/directus-kit/rights/may-update';
import { runUnit, type Unit } from '@ia/directus-kit/writing/unit';
import type { Verdicts } from '../contract.ts';
import type { LeadAsker } from './lead-asker.ts';
import { lockLeadStates, type OwnedLeadState } from './store/leads.ts';

type Refused = Verdicts['refused'][number];

/**
 * One change asked of many leads. It gives what to write on a lead, null when there is nothing to
 * do. @throws DomainError when that lead does not take it
 */
export type BulkChange = (lead: OwnedLeadState) => Row | null;

/**
 * Changes the leads that take it, in one transaction and with the asker's rights, and says of each
 * of the others why it did not: one out of reach, nothing more than that. All of them in a few
 * statements, whatever their number.
 */
export function changeLeads(
  context: ExtensionContext,
  asker: LeadAsker,
  { ids, change }: { readonly ids: readonly string[]; readonly change: BulkChange },
): Promise<Verdicts> {
  return runUnit(context, asker, async (unit) => {
    const wanted = [...new Set(ids)];
    const readable = await readableIds(unit, wanted);
    const states = await lockLeadStates(unit.trx, [...readable]);
    // On the unit's own connection, as in a conversion.
    const within = { ...asker, database: unit.trx };
    const updatable = await findUpdatable(within, { collection: 'leads', ids: wanted });
    const known = new Map(states.map((state) => [state.id, state]));
    const verdicts = judge(wanted, { known, updatable }, change);
    for (const { row, keys } of groupByRow(verdicts.changes)) {
      await unit.items('leads').updateMany(keys, row, unit.options);
    }
    return { done: verdicts.done, refused: verdicts.refused };
  });
}

async function readableIds({ items }: Unit, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await items('leads').readByQuery({
    filter: { id: { _in: ids } },
    fields: ['id'],
    limit: ids.length,
  });
  return new Set(rows.map(({ id }) => String(id)));
}

interface Reach {
  readonly known: ReadonlyMap<string, OwnedLeadState>;
  readonly updatable: ReadonlySet<string>;
}

function judge(ids: readonly string[], { known, updatable }: Reach, change: BulkChange) {
  const done: string[] = [];
  const refused: Refused[] = [];
  const changes: { readonly id: string; readonly row: Row }[] = [];
  for (const id of ids) {
    try {
      const state = known.get(id);
      if (!state) throw new DomainError('NOT_FOUND');
      if (!updatable.has(id)) throw new DomainError('FORBIDDEN');
      const row = change(state);
      if (row) changes.push({ id, row });
      done.push(id);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const { code, details } = error;
      refused.push({
        id,
        code,
        message: messageFor(code, { collection: 'leads', ...details }, requestLocale()),
      });
    }
  }
  return { done, refused, changes };
}

/** Leads that get the same change are written together. */
function groupByRow(changes: readonly { readonly id: string; readonly row: Row }[]) {
  const groups = new Map<string, { readonly row: Row; readonly keys: string[] }>();
  for (const { id, row } of changes) {
    const key = JSON.stringify(row);
    const group = groups.get(key) ?? { row, keys: [] };
    group.keys.push(id);
    groups.set(key, group);
  }
  return groups.values();
}

const decide = (lead: LeadState, changes: Row): Row => ({
  ...changes,
  ...decideLeadChange({ lead, changes, isConversion: false }),
});

/** Sets open leads aside; one that is already keeps the reason it was given. */
export const disqualify =
  (reason: Row): BulkChange =>
  (lead) => {
    if (lead.status === 'disqualified') throw new DomainError('LEAD_DISQUALIFIED');
    return decide(lead, { status: 'disqualified', ...reason });
  };

/** Takes leads up again; an open one is where it is wanted. */
export const reopen =
  (status: string): BulkChange =>
  (lead) => {
    const isClosed = lead.status === 'disqualified' || lead.status === 'converted';
    return isClosed ? decide(lead, { status }) : null;
  };

/** Somebody was reached: a new lead is no longer new, others are further already. */
export const markContacted: BulkChange = (lead) => {
  if (lead.status === 'disqualified') throw new DomainError('LEAD_DISQUALIFIED');
  if (lead.status === 'converted') {
    throw new DomainError('LEAD_CONVERTED', {
      field: 'status',
    });
  }
  return lead.status === 'new' ? decide(lead, { status: 'contacted' }) : null;
};

/** Of leads a colleague follows, each is refused on its own. */
export const assign =
  (to: string | null, asker: OwnerMove['asker']): BulkChange =>
  ({ owner }) => {
    assertMayMoveOwner({ owner, to, asker });
    return { owner: to };
  };

/** Puts leads away, or takes them back: nothing else of them changes. */
export const archive =
  (is_archived: boolean): BulkChange =>
  () => ({ is_archived });

import { DomainError } from '@ia/core';
import { carriedConsents } from '@ia/core/leads/decide-lead-conversion';
import { decideLeadMerge, type MergedField, mergeColumns } from '@ia/core/leads/merge-leads';
import { assertMayMoveOwner } from '@ia/core/records/decide-owner-move';
import { type ExtensionContext, type Row, recordAudit } from '@ia/directus-kit';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { runUnit, type Unit } from '@ia/directus-kit/writing/unit';
import type { Merged } from '../contract.ts';
import { readConsents } from './convert-lead.ts';
import type { LeadAsker } from './lead-asker.ts';
import { lockLeadStates } from './store/leads.ts';
import { carryConsents, takeActivities } from './write-part.ts';

export interface Merge {
  readonly kept: string;
  readonly other: string;
  readonly take: readonly MergedField[];
}

const REFUSALS = ['number', 'email_opt_out', 'call_opt_out'];

/**
 * Makes one lead of two, with the asker's rights: the one that stays takes over what it lacks, the
 * activities and the consents; the other one is set aside as its duplicate, with all it says.
 * @throws NOT_FOUND for one they may not read, FORBIDDEN for one they may not change, then what
 * `decideLeadMerge` throws; OWNER_IS_COLLEAGUE for a lead a colleague follows that would go to somebody else
 */
export function mergeLeads(
  context: ExtensionContext,
  asker: LeadAsker,
  { kept, other, take }: Merge,
): Promise<Merged> {
  return runUnit(context, asker, async (unit) => {
    await lockLeadStates(unit.trx, [kept, other]);
    const [stays, goes] = [await readLead(unit, kept), await readLead(unit, other)];
    // On the unit's own connection, as in a conversion.
    const within = { ...asker, database: unit.trx };
    await assertMayUpdate(within, { collection: 'leads', ids: [kept, other] });
    assertMayMoveOwner({
      owner: typeof goes.owner === 'string' ? goes.owner : null,
      to: stays.owner,
      asker: { id: asker.user, isAdmin: asker.accountability.admin },
    });
    const changes = decideLeadMerge({ kept: stays, other: goes, take });
    await write(unit, kept, changes);
    await takeActivities(unit, asker, { from: other, to: kept });
    const log = await readConsents(unit.items('consents'), other);
    await carryConsents(unit, { lead: kept }, carriedConsents(refusalsOf(goes), log));
    await unit
      .items('leads')
      .updateOne(
        other,
        { status: 'disqualified', disqualification_reason: 'duplicate', duplicate_of: kept },
        unit.options,
      );
    const changed = Object.keys(changes);
    await recordAudit(unit.trx, {
      action: 'lead.merged',
      collection: 'leads',
      subject: kept,
      account: null,
      data: { other, changed },
      accountability: asker.accountability,
    });
    return { id: kept, changed };
  });
}

async function readLead({ items }: Unit, id: string): Promise<Row> {
  const [row] = await items('leads').readByQuery({
    filter: { id: { _eq: id } },
    fields: [...mergeColumns, ...REFUSALS],
    limit: 1,
  });
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

function refusalsOf(row: Row) {
  return {
    id: String(row.id),
    number: typeof row.number === 'string' ? row.number : null,
    email_opt_out: row.email_opt_out === true,
    call_opt_out: row.call_opt_out === true,
  };
}

async function write({ items, options }: Unit, lead: string, changes: Row): Promise<void> {
  if (Object.keys(changes).length > 0) await items('leads').updateOne(lead, changes, options);
}

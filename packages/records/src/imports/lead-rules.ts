import type { Mapping, RowReading } from '@ia/core/imports';
import { mappedFields, remarkOn } from '@ia/core/imports';
import type { LeadState } from '@ia/core/leads/decide-lead-change';
import { decideLeadChange } from '@ia/core/leads/decide-lead-change';
import { acceptedIds, judgeRow, type RecordRules, type WriteContext } from '@ia/importer';
import type { ClientBase } from 'pg';

const REASON = 'disqualification_reason';
const RULED = ['status', REASON, 'disqualification_note', 'duplicate_of'] as const;
const UNSAID_REASON = 'other';

type StoredLead = LeadState & { readonly external_id: string };

/**
 * Puts the status of every lead of a file through the same decision as any other lead. The past may
 * have left a reason unsaid, and tell of leads already converted.
 */
export function leadRules(mapping: Mapping, context: WriteContext): RecordRules {
  const isRuled = mappedFields(mapping).some((field) => RULED.some((ruled) => ruled === field));
  if (!isRuled) return { fields: (mapped) => mapped, judge: async (_client, rows) => rows };
  if (context.mode === 'history') {
    return {
      fields: (mapped) => [...new Set([...mapped, REASON])],
      judge: async (_client, rows) => rows.map((row) => judgeRow(mapping, row, decideHistoryLead)),
    };
  }
  return {
    fields: (mapped) => [...new Set([...mapped, ...RULED])],
    async judge(client, rows) {
      const stored = await findStoredLeads(client, acceptedIds(rows));
      return rows.map((row) =>
        judgeRow(mapping, row, (one) => decideLiveLead(one, stored.get(one.externalId ?? ''))),
      );
    },
  };
}

function decideHistoryLead(row: RowReading): RowReading {
  const { values } = row;
  if (values.status !== 'disqualified') return { ...row, values: { ...values, [REASON]: null } };
  if (values[REASON]) return row;
  return {
    ...row,
    values: { ...values, [REASON]: UNSAID_REASON },
    remarks: [...row.remarks, remarkOn(null, 'DISQUALIFICATION_ABSENT', null)],
  };
}

function decideLiveLead(row: RowReading, lead: StoredLead | undefined): RowReading {
  const asked = Object.fromEntries(
    RULED.flatMap((field) => (field in row.values ? [[field, row.values[field] ?? null]] : [])),
  );
  const decided = decideLeadChange({ lead: lead ?? null, changes: asked, isConversion: false });
  const before = Object.fromEntries(RULED.map((field) => [field, lead?.[field] ?? null]));
  const values = { status: 'new', ...(lead && before), ...row.values, ...stored(decided) };
  return { ...row, values };
}

function stored(decided: Readonly<Record<string, unknown>>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(decided).map(([field, value]) => [
      field,
      typeof value === 'string' ? value : null,
    ]),
  );
}

async function findStoredLeads(
  client: ClientBase,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, StoredLead>> {
  const { rows } = await client.query<StoredLead>(
    `select id, external_id, status, disqualification_reason, disqualification_note, duplicate_of,
            converted_account, converted_contact, converted_deal, converted_at
       from leads where external_id = any($1)`,
    [externalIds],
  );
  return new Map(rows.map((row) => [row.external_id, row]));
}

import { DomainError } from '@ia/core';
import type { Mapping, RowReading } from '@ia/core/imports';
import { mappedFields, remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { acceptedIds, judgeRow, type RecordRules } from './record-rules.ts';
import type { WriteContext } from './target.ts';

const REASON = 'disqualification_reason';
const UNSAID_REASON = 'other';

/**
 * A lead set aside has a reason; the past may have left it unsaid. In a live import a lead becomes
 * a client by its conversion, which makes the account and the deal, never by a word in a file.
 */
export function leadRules(mapping: Mapping, context: WriteContext): RecordRules {
  const hasStatus = mappedFields(mapping).includes('status');
  if (!hasStatus) return { fields: (mapped) => mapped, judge: async (_client, rows) => rows };
  return {
    fields: (mapped) => [...new Set([...mapped, REASON])],
    async judge(client, rows) {
      if (context.mode === 'history') return rows.map((row) => judgeRow(row, decideHistoryLead));
      const stored = await findStatuses(client, acceptedIds(rows));
      return rows.map((row) =>
        judgeRow(row, (one) => decideLiveLead(one, stored.get(one.externalId ?? ''))),
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

function decideLiveLead(row: RowReading, before: string | undefined): RowReading {
  const { values } = row;
  const { status } = values;
  const converts = (status === 'converted') !== (before === 'converted');
  if (converts) {
    throw new DomainError('VALUE_INVALID', { field: 'status', hint: `→ ${String(status)}` });
  }
  if (status === 'disqualified' && !values[REASON]) {
    throw new DomainError('VALUE_REQUIRED', { field: REASON });
  }
  const reason = status === 'disqualified' ? values[REASON] : null;
  return { ...row, values: { ...values, [REASON]: reason ?? null } };
}

async function findStatuses(
  client: ClientBase,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ external_id: string; status: string }>(
    'select external_id, status from leads where external_id = any($1)',
    [externalIds],
  );
  return new Map(rows.map(({ external_id, status }) => [external_id, status]));
}

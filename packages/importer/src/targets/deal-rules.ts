import { randomUUID } from 'node:crypto';
import type { LossReason } from '@ia/core';
import { DomainError, decideDealDraft } from '@ia/core';
import type { JsonValue, RowReading } from '@ia/core/imports';
import { remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';

/** Fields the rules of deals add to those of the mapping. */
export const dealRuleFields = ['stage_entered_at', 'closed_on', 'loss_reason'];

/** Puts a deal of the past through the same decision as every other deal. */
export function decideHistoryDeal(
  row: RowReading,
  reasons: readonly LossReason[],
  now: Date,
): RowReading {
  const { values } = row;
  try {
    const deal = decideDealDraft({
      draft: {
        ...values,
        account: textOf(values.account),
        closed_on: textOf(values.closed_on),
        loss_reason: textOf(values.loss_reason),
        loss_note: textOf(values.loss_note),
      },
      now,
      reasons,
      mode: 'history',
    });
    const { name, stage, stage_entered_at, closed_on, loss_reason } = deal;
    const isReasonless = stage === 'lost' && !values.loss_reason;
    return {
      ...row,
      values: { ...values, name, stage, stage_entered_at, closed_on, loss_reason },
      remarks: isReasonless
        ? [...row.remarks, remarkOn(null, 'LOSS_REASON_ABSENT', null)]
        : row.remarks,
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const remark = remarkOn(error.details.field ?? null, error.code, null);
    return { ...row, remarks: [...row.remarks, remark], isRejected: true };
  }
}

export async function findLossReasons(client: ClientBase): Promise<readonly LossReason[]> {
  const { rows } = await client.query<LossReason>(
    'select key, needs_note, is_active from loss_reasons',
  );
  return rows;
}

export interface StageChange {
  readonly deal: string;
  readonly from: string | null;
  readonly to: JsonValue | undefined;
  readonly at: JsonValue | undefined;
}

/** The stage history starts with the import: it cannot be rebuilt later. */
export async function recordStageChanges(
  client: ClientBase,
  changes: readonly StageChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({ id: randomUUID(), ...change }));
  await client.query(
    `insert into deal_stage_changes (id, deal, from_stage, to_stage, changed_at, cause)
     select id, deal, "from", "to", at, 'import'
       from json_to_recordset($1) as r(id uuid, deal uuid, "from" text, "to" text, at timestamptz)`,
    [JSON.stringify(rows)],
  );
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

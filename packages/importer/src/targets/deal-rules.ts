import type { LossReason } from '@ia/core';
import { DomainError, decideDealDraft } from '@ia/core';
import type { JsonValue, RowReading } from '@ia/core/imports';
import { remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';

/** Fields the rules of deals add to those of the mapping. */
export const dealRuleFields = ['stage_entered_at', 'closed_on', 'loss_reason'];

/**
 * Puts a deal of the past through the same decision as every other deal. Its first line of stage
 * history is written by the database, with the cause `import`.
 */
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

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

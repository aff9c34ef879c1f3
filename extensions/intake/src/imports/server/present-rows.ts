import type { FieldText } from '@ia/directus-kit/settings/field-texts';
import type { FieldChange, RunRow } from '../contract.ts';
import { describeRemarks } from './describe-remarks.ts';
import type { SyncRow } from './store/rows.ts';

/** Columns the database keeps for itself: an undo needs them, nobody reads them. */
const OWN = ['date_updated', 'user_updated', 'trace_id'];

/** A row of a run as the screens see it. */
export function presentRow(row: SyncRow, fields: ReadonlyMap<string, FieldText>): RunRow {
  return {
    row_number: row.row_number,
    external_id: row.external_id,
    outcome: row.outcome,
    target_id: row.target_id,
    remarks: describeRemarks(row.notes),
    changes: Object.entries(row.changes ?? {})
      .filter(([field]) => !OWN.includes(field))
      .map(([field, { from, to }]) => presentChange(field, fields.get(field), { from, to })),
    source: row.source,
    undo_outcome: row.undo_outcome,
  };
}

function presentChange(
  field: string,
  text: FieldText | undefined,
  { from, to }: { readonly from: unknown; readonly to: unknown },
): FieldChange {
  const named = (value: unknown) =>
    text?.choices.find((choice) => choice.value === value)?.label ?? value;
  return {
    field,
    label: text?.label ?? field,
    is_cents: text?.isCents ?? false,
    from: named(from),
    to: named(to),
  };
}

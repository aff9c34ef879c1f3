import { composePhone } from '../acquisition/compose-phone.ts';
import { callingCode, isFrenchCode, normalisePhone } from '../contacts/normalise-phone.ts';
import type { ColumnRule } from './mapping.ts';
import type { RowDraft } from './row-draft.ts';

/** A telephone number of a row, as it was written. */
export interface WrittenPhone {
  readonly column: string;
  readonly rule: ColumnRule;
  readonly text: string;
}

/**
 * Reads the numbers of somebody in another country as numbers of that country, where they are some:
 * `0470 12 34 56` beside « Belgique » is no French number.
 */
export function readForeignPhones(phones: readonly WrittenPhone[], draft: RowDraft): void {
  const { country } = draft.values;
  if (typeof country !== 'string' || phones.length === 0) return;
  const code = callingCode(country);
  if (code === '' || isFrenchCode(code)) return;
  for (const { column, rule, text } of phones) {
    const phone = text === '' ? null : normalisePhone(composePhone({ full: text, country }));
    if (phone === null || draft.values[rule.field] === null) continue;
    draft.values[rule.field] = phone;
    const at = draft.remarks.findIndex(
      (remark) => remark.column === column && remark.code === 'PHONE_UNREADABLE',
    );
    if (at >= 0) draft.remarks.splice(at, 1);
  }
}

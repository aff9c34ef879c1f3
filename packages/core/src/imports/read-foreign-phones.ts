import { callingCode, isFrenchCode } from '../contacts/normalise-phone.ts';
import { readPhoneBeside } from '../contacts/read-phone-beside.ts';
import type { ColumnRule } from './mapping.ts';
import { remarkOn } from './remarks.ts';
import { addRemark, type RowDraft } from './row-draft.ts';

/** A telephone number of a row, as it was written. */
export interface WrittenPhone {
  readonly column: string;
  readonly rule: ColumnRule;
  readonly text: string;
}

/**
 * Reads the numbers of somebody in another country as numbers of that country, where they are some
 * and no French ones: `0470 12 34 56` beside « Belgique » is no French number.
 */
export function readForeignPhones(phones: readonly WrittenPhone[], draft: RowDraft): void {
  const { country } = draft.values;
  if (typeof country !== 'string' || phones.length === 0) return;
  const code = callingCode(country);
  if (code === '' || isFrenchCode(code)) return;
  for (const { column, rule, text } of phones) {
    if (text === '' || draft.values[rule.field] === null) continue;
    const beside = readPhoneBeside(text, country);
    if (beside.kind === 'none') continue;
    draft.values[rule.field] = beside.kind === 'two_ways' ? beside.text : beside.phone;
    const at = draft.remarks.findIndex(
      (remark) => remark.column === column && remark.code === 'PHONE_UNREADABLE',
    );
    if (at >= 0) draft.remarks.splice(at, 1);
    if (beside.kind === 'two_ways') addRemark(draft, remarkOn(column, 'PHONE_TWO_WAYS', text));
    if (beside.kind === 'assumed') addRemark(draft, remarkOn(column, 'PHONE_OF_COUNTRY', text));
  }
}

import { isDomainError } from '../errors.ts';
import { isReadable } from '../text/clean-text.ts';
import type { CivilDateFormat } from '../time/civil-date.ts';
import { convertCell } from './convert-cell.ts';
import type { ColumnRule, Mapping } from './mapping.ts';
import { remarkOn } from './remarks.ts';
import type { RowDraft, RowReference } from './row-draft.ts';
import { addRemark, reject } from './row-draft.ts';

interface CellInput {
  readonly column: string;
  readonly rule: ColumnRule;
  readonly text: string;
  readonly draft: RowDraft;
  readonly dateFormat: CivilDateFormat | undefined;
}

/** Reads one cell into the field of one rule; what is wrong with it becomes a remark. */
export function readCell(mapping: Mapping, input: CellInput): void {
  const { column, rule, text, draft, dateFormat } = input;
  const { values } = draft;
  values[rule.field] = rule.default ?? null;
  if (rule.when && !rule.when.in.some((value) => value === values[rule.when?.field ?? ''])) return;
  const isAnswered = text !== '' && !mapping.options.not_answered?.includes(text);
  if (text !== '' && !isAnswered) addRemark(draft, remarkOn(column, 'NOT_ANSWERED', text));
  // Said once for the whole cell when the shape of the row was checked.
  if (!isReadable(text)) return;
  if (!isAnswered) {
    if (rule.required) reject(draft, remarkOn(column, 'VALUE_REQUIRED', null));
    return;
  }
  try {
    const table = rule.values === undefined ? undefined : mapping.values[rule.values];
    const { value, remark } = convertCell(text, rule, { column, table, dateFormat });
    if (remark) addRemark(draft, remarkOn(column, remark, text));
    if (value === null && rule.required) draft.isRejected = true;
    if (rule.as === 'reference' && typeof value === 'string') {
      draft.references.push(referenceOf(column, rule, value));
    } else if (value !== null && value !== '') {
      values[rule.field] = value;
    }
  } catch (error) {
    if (!isDomainError(error)) throw error;
    reject(draft, remarkOn(column, error.code, text));
  }
}

function referenceOf(column: string, rule: ColumnRule, externalId: string): RowReference {
  const { field, collection = '', required = false } = rule;
  return { column, field, collection, externalId, required };
}

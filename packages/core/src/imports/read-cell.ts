import { isDomainError } from '../errors.ts';
import { isReadable } from '../text/clean-text.ts';
import type { CivilDateFormat } from '../time/civil-date.ts';
import { isCellError, isShortenedNumber } from './cell-error.ts';
import { convertCell } from './convert-cell.ts';
import { lookUpValue } from './look-up-value.ts';
import type { ColumnRule, Mapping } from './mapping.ts';
import { type RemarkCode, remarkOn } from './remarks.ts';
import type { RowDraft, RowReference } from './row-draft.ts';
import { addRemark, reject } from './row-draft.ts';

interface CellInput {
  readonly column: string;
  readonly rule: ColumnRule;
  readonly text: string;
  readonly draft: RowDraft;
  readonly dateFormat: CivilDateFormat | undefined;
  readonly isNumber: boolean;
}

/** Reads one cell into the field of one rule; what is wrong with it becomes a remark. */
export function readCell(mapping: Mapping, input: CellInput): void {
  const { column, rule, text, draft, dateFormat, isNumber } = input;
  const { values } = draft;
  values[rule.field] = rule.default ?? null;
  if (rule.when && !rule.when.in.some((value) => value === values[rule.when?.field ?? ''])) return;
  const isAnswered = text !== '' && !mapping.options.not_answered?.includes(text);
  if (text !== '' && !isAnswered) addRemark(draft, remarkOn(column, 'NOT_ANSWERED', text));
  // Said once for the whole cell when the shape of the row was checked.
  if (!isReadable(text)) return;
  if (!isAnswered) {
    if (rule.required) reject(draft, remarkOn(column, 'VALUE_REQUIRED', null));
    // A box that comes empty decides nothing: what is known of it stays.
    else if (rule.as === 'boolean' && rule.default === undefined) draft.unread.push(rule.field);
    return;
  }
  const table = rule.values === undefined ? undefined : mapping.values[rule.values];
  const lost = lookUpValue(table, text) === undefined ? lostValue(text, rule) : null;
  if (lost !== null) {
    addRemark(draft, remarkOn(column, lost, text));
    if (rule.required) reject(draft, remarkOn(column, 'VALUE_REQUIRED', null));
    // Nothing was said of the field: what is known of it stays.
    draft.unread.push(rule.field);
    return;
  }
  try {
    const { value, remark } = convertCell(text, rule, { column, table, dateFormat, isNumber });
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

/** Of these a number in powers of ten would be another value, and no amount. */
const AS_WRITTEN = new Set<ColumnRule['as']>(['text', 'phone', 'reference', 'email']);

/** A cell whose value never reached the file: the error of a formula, a number cut short. */
function lostValue(text: string, rule: ColumnRule): RemarkCode | null {
  if (isCellError(text)) return 'CELL_ERROR';
  return AS_WRITTEN.has(rule.as) && isShortenedNumber(text) ? 'NUMBER_SHORTENED' : null;
}

function referenceOf(column: string, rule: ColumnRule, externalId: string): RowReference {
  const { field, collection = '', required = false } = rule;
  return { column, field, collection, externalId, required };
}

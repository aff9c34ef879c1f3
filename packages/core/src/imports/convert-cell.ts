import { splitName } from '../acquisition/split-name.ts';
import { isNoWish } from '../contacts/is-no-wish.ts';
import { normalisePhone } from '../contacts/normalise-phone.ts';
import { readMailCell } from '../contacts/read-mail-cell.ts';
import { DomainError } from '../errors.ts';
import { toCents } from '../money/cents.ts';
import { readAmount } from '../money/parse-amount-text.ts';
import { cleanName } from '../text/clean-text.ts';
import type { CivilDateFormat } from '../time/civil-date.ts';
import { readDay } from '../time/read-day.ts';
import { lookUpValue } from './look-up-value.ts';
import type { ColumnRule, JsonValue, ValueTable } from './mapping.ts';
import type { RemarkCode } from './remarks.ts';

/** A converted cell; a remark when the value was changed or is not known. */
export interface ConvertedCell {
  readonly value: JsonValue;
  readonly remark?: RemarkCode;
}

export interface CellContext {
  readonly column: string;
  readonly table?: ValueTable | undefined;
  /** How the whole file writes its days, over the format of the rule. */
  readonly dateFormat?: CivilDateFormat | undefined;
  /** A number a spreadsheet has stored, not a text. */
  readonly isNumber?: boolean | undefined;
}

const MAX_INTEGER = 2_147_483_647;
const YES = new Set('yes oui true vrai 1 y o on x ok ✓ ✔ ☑ ✅ coché cochée checked'.split(' '));
const NO = new Set('no non false faux 0 n off ☐ ✗ ✘ ❌ décoché décochée unchecked'.split(' '));

/**
 * Converts one answered cell. Nothing is guessed: a value without an entry in its table gives
 * VALUE_UNMAPPED, one that cannot be read is refused.
 * @throws TEXT_…, AMOUNT_…, NUMBER_…, PROBABILITY_AMBIGUOUS, YES_NO_UNREADABLE, DATE_INVALID,
 * VALUE_OUT_OF_RANGE, naming the column.
 */
export function convertCell(text: string, rule: ColumnRule, context: CellContext): ConvertedCell {
  const { column, table, dateFormat } = context;
  switch (rule.as) {
    case 'text':
      return normaliseText(partOf(cleanName(text, column, rule.max), rule), table);
    case 'email':
      return readEmail(text, context, rule);
    case 'phone':
      return readPhone(cleanName(text, column, rule.max));
    case 'choice':
      return lookUp(text, table);
    case 'owner':
      return findOwner(text, table);
    case 'integer':
      return rule.field === 'probability'
        ? parseProbability(text, context)
        : { value: parseWhole(text, context) };
    case 'decimal':
      return { value: parseDecimal(text, context) };
    case 'amount':
      return parseAmount(text, rule, context);
    case 'date':
      return parseDay(text, { field: column, format: dateFormat ?? rule.format });
    case 'boolean':
      return { value: isOptOut(rule) && isNoWish(text) ? true : parseYesNo(text, column) };
    case 'reference':
      return readReference(cleanName(text, column), rule);
  }
}

function partOf(name: string, { part }: ColumnRule): string {
  return part === undefined ? name : (splitName(name)[part] ?? '');
}

function readReference(text: string, { source, list }: ColumnRule): ConvertedCell {
  const [first = '', ...others] = list ? text.split(/,\s*/) : [text];
  const value = `${source}:${first}`;
  return others.length > 0 ? { value, remark: 'FIRST_OF_SEVERAL' } : { value };
}

/** What is no address, or several, is kept as it was typed: a person may still make sense of it. */
function readEmail(text: string, { column }: CellContext, { max }: ColumnRule): ConvertedCell {
  const read = readMailCell(text);
  if (read.kind === 'one') return { value: cleanName(read.email, column, max) };
  const remark = read.kind === 'several' ? 'EMAIL_SEVERAL' : 'EMAIL_UNREADABLE';
  // Kept like any text, without the signs of a tag around an address.
  const kept = text.replace(/<(?=[^<>@]*@)|(?<=@[^<>]*)>/g, ' ');
  return { value: cleanName(kept, column, max), remark };
}

function readPhone(text: string): ConvertedCell {
  const phone = normalisePhone(text);
  return phone ? { value: phone } : { value: text, remark: 'PHONE_UNREADABLE' };
}

function parseDay(text: string, writing: Parameters<typeof readDay>[1]): ConvertedCell {
  const { day, isSerial } = readDay(text, writing);
  return isSerial ? { value: day, remark: 'DATE_FROM_NUMBER' } : { value: day };
}

/** Free text keeps a value its table does not know; what the table changes is reported. */
function normaliseText(text: string, table: ValueTable | undefined): ConvertedCell {
  const value = lookUpValue(table, text);
  if (value === undefined) return { value: text };
  return value === text ? { value } : { value, remark: 'VALUE_NORMALISED' };
}

function lookUp(text: string, table: ValueTable | undefined): ConvertedCell {
  const value = lookUpValue(table, text);
  return value === undefined ? { value: null, remark: 'VALUE_UNMAPPED' } : { value };
}

/** An agent of the source is only ever the user a person linked it to. */
function findOwner(text: string, table: ValueTable | undefined): ConvertedCell {
  const { value: entry, remark } = lookUp(text, table);
  if (remark) return { value: null, remark };
  const isEntry = typeof entry === 'object' && entry !== null && 'user' in entry;
  const user = isEntry && typeof entry.user === 'string' ? entry.user : null;
  return user ? { value: user } : { value: null, remark: 'OWNER_NOT_MAPPED' };
}

/** Blanks and apostrophes between groups of three: `1 234 567,5`. */
const GROUPED = /^-?\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/;
/** One thousand two hundred, or one and a bit: nobody knows. */
const READS_TWO_WAYS = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/** `20 %` is 20: percentages are kept as people say them. */
function digitsOf(text: string, { column: field, isNumber }: CellContext): string {
  const bare = text.replace(/\s*%$/, '').trim();
  if (!isNumber && READS_TWO_WAYS.test(bare)) throw new DomainError('NUMBER_AMBIGUOUS', { field });
  return GROUPED.test(bare) ? bare.replace(/[\s'’]/g, '') : bare;
}

/** Spreadsheets store « 100 % » as 1, which as a probability is one in a hundred. */
const WHOLE_OR_HUNDREDTH = /^1(?:[.,]0+)?$/;

function parseProbability(text: string, context: CellContext): ConvertedCell {
  if (WHOLE_OR_HUNDREDTH.test(text)) {
    throw new DomainError('PROBABILITY_AMBIGUOUS', { field: context.column });
  }
  // A share of one, as sheets store percentages: no probability has fractions of a hundredth.
  const [share] = /^0[.,]\d{1,4}$/.exec(text) ?? [];
  const percent = share ? Math.round(Number(share.replace(',', '.')) * 10_000) / 100 : null;
  return percent !== null && Number.isInteger(percent)
    ? { value: percent, remark: 'VALUE_NORMALISED' }
    : { value: parseWhole(text, context) };
}

function parseWhole(text: string, context: CellContext): number {
  const { column: field } = context;
  const compact = digitsOf(text, context);
  if (!/^-?\d+(?:[.,]0+)?$/.test(compact)) throw new DomainError('NUMBER_NOT_WHOLE', { field });
  const value = Number.parseInt(compact, 10);
  if (Math.abs(value) > MAX_INTEGER) throw new DomainError('VALUE_OUT_OF_RANGE', { field });
  return value;
}

/** Kept as text: the database stores exactly the digits of the file. */
function parseDecimal(text: string, context: CellContext): string {
  const { column: field } = context;
  const compact = digitsOf(text, context).replace(',', '.');
  if (/^-?\d{1,15}(\.\d{1,15})?$/.test(compact)) return compact;
  throw new DomainError('NUMBER_UNREADABLE', { field });
}

function parseAmount(text: string, { unit }: ColumnRule, context: CellContext): ConvertedCell {
  const { column: field, isNumber } = context;
  if (unit === 'unit') {
    const { cents, isRounded } = readAmount(text, { field, isNumber });
    return isRounded ? { value: cents, remark: 'AMOUNT_ROUNDED' } : { value: cents };
  }
  if (!/^-?\d+$/.test(text)) throw new DomainError('AMOUNT_NOT_INTEGER', { field });
  return { value: toCents(Number(text), field) };
}

/** Fields whose yes is a refusal. */
function isOptOut({ field }: ColumnRule): boolean {
  return field.endsWith('_opt_out');
}

function parseYesNo(text: string, field: string): boolean {
  const answer = text.toLowerCase();
  if (YES.has(answer)) return true;
  if (NO.has(answer)) return false;
  throw new DomainError('YES_NO_UNREADABLE', { field });
}

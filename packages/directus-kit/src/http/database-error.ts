import {
  codeOfTakenKey,
  DomainError,
  type ErrorCode,
  type ErrorDetails,
  inCollection,
  isErrorCode,
} from '@ia/core';

interface PostgresError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly constraint?: string;
  readonly column?: string;
  readonly table?: string;
}

/** Ends of constraint names (`<collection>_<field>_<rule>`) and what they mean. */
const RULES: readonly (readonly [suffix: string, code: ErrorCode])[] = [
  ['_amount_negative', 'AMOUNT_NEGATIVE'],
  ['_amount_too_large', 'AMOUNT_TOO_LARGE'],
  ['_range', 'VALUE_OUT_OF_RANGE'],
  ['_required', 'VALUE_REQUIRED'],
  ['_order', 'DATE_ORDER'],
  ['_markup', 'TEXT_HAS_MARKUP'],
  ['_format', 'VALUE_INVALID'],
  ['_choice', 'VALUE_INVALID'],
  ['_invalid', 'VALUE_INVALID'],
  ['_check', 'VALUE_INVALID'],
  ['_taken', 'FILE_TAKEN'],
];

/**
 * What the business would have said of an error of Postgres: code and field. `undefined` for what
 * is not the caller's doing (lost connection, deadlock, a bug): that stays an internal error.
 */
export function domainErrorOfDatabase(error: unknown): DomainError | undefined {
  if (!isPostgresError(error)) return undefined;
  const refusal = refusalOf(error);
  return refusal && error.table ? inCollection(refusal, error.table) : refusal;
}

function refusalOf(error: PostgresError): DomainError | undefined {
  switch (error.code) {
    case 'P0001':
      return raisedByTrigger(error);
    case '23514':
      return brokenCheck(error);
    case '23505':
      return uniqueViolation(error.table ?? '', keyOf(error));
    case '23001':
    case '23503':
      return foreignKeyViolation(error);
    case '23502':
      return new DomainError('VALUE_REQUIRED', { field: error.column ?? 'id' });
    case '22001':
      return new DomainError('TEXT_TOO_LONG', fieldInMessage(error));
    case '22003':
      return new DomainError('VALUE_OUT_OF_RANGE', fieldInMessage(error));
    case '22021':
    case '22P05':
      return new DomainError('TEXT_INVALID_ENCODING', fieldInMessage(error));
    case '22007':
    case '22008':
      return new DomainError('DATE_INVALID', fieldInMessage(error));
    case '22P02':
      return new DomainError('VALUE_INVALID', fieldInMessage(error));
    default:
      return undefined;
  }
}

/** The refusal of a value taken already; `field` may name several columns. */
export function uniqueViolation(table: string, field: string): DomainError {
  return new DomainError(codeOfTakenKey(`${table}.${field}`), {
    field: field.split(', ').at(-1) ?? field,
    collection: table,
  });
}

function raisedByTrigger(error: PostgresError): DomainError | undefined {
  // knex puts the statement in front of what Postgres said.
  const said = error.message.split(' - ').at(-1);
  return said && isErrorCode(said) ? new DomainError(said, detailsOf(error.detail)) : undefined;
}

function detailsOf(detail: string | undefined): ErrorDetails {
  try {
    const parsed: unknown = JSON.parse(detail ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function brokenCheck(error: PostgresError): DomainError {
  const constraint = error.constraint ?? '';
  const rest = constraint.startsWith(`${error.table}_`)
    ? constraint.slice((error.table ?? '').length)
    : `_${constraint}`;
  const rule = RULES.find(([suffix]) => rest.endsWith(suffix));
  if (!rule) return new DomainError('VALUE_INVALID', { field: rest.slice(1) });
  const field = rest.slice(1, rest.length - rule[0].length);
  return new DomainError(rule[1], { field: field || (rule[0].includes('amount') ? 'amount' : '') });
}

/** From a parent still in use (23001 since Postgres 18), or from a child without parent. */
function foreignKeyViolation(error: PostgresError): DomainError {
  const user = error.detail?.match(/is (?:still )?referenced from table "([^"]+)"/)?.[1];
  if (user) return new DomainError('RECORD_IN_USE', { field: user });
  return new DomainError('FOREIGN_KEY', { field: keyOf(error) });
}

function keyOf(error: PostgresError): string {
  return error.detail?.match(/\(([^)]+)\)=/)?.[1]?.replaceAll('"', '') ?? 'id';
}

function fieldInMessage(error: PostgresError): ErrorDetails {
  return { field: error.column ?? error.message.match(/column "([a-z_]+)"/)?.[1] ?? 'data' };
}

function isPostgresError(error: unknown): error is PostgresError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code) &&
    'severity' in error
  );
}

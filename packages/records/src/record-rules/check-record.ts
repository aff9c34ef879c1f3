import { DomainError } from '@ia/core';
import type { Row } from '@ia/directus-kit';
import { fileCheck } from './check-file.ts';
import { namedCheck } from './check-named-fields.ts';
import {
  checkAmount,
  checkBoolean,
  checkDate,
  checkDecimal,
  checkIdentifier,
  checkInstant,
  checkInteger,
} from './check-scalars.ts';
import { checkJson, checkLine, checkParagraphs } from './check-text.ts';
import type { ValueCheck } from './checked-value.ts';
import { type FieldOverview, findField } from './field-overview.ts';
import type { TextLimits } from './text-limits.ts';

const BY_TYPE: Readonly<Record<string, ValueCheck>> = {
  string: checkLine,
  text: checkParagraphs,
  json: checkJson,
  bigInteger: checkAmount,
  integer: checkInteger,
  decimal: checkDecimal,
  boolean: checkBoolean,
  date: checkDate,
  timestamp: checkInstant,
  uuid: checkIdentifier,
};

/** Written by the platform itself, and raw on purpose: what was received is kept as it came. */
const VERBATIM = ['audit_log', 'outbox_events', 'sync_rows', 'sync_runs'];

/** Directus' own collections have rules of their own (passwords, tokens): only these fields. */
const OF_DIRECTUS: Readonly<Record<string, readonly string[]>> = {
  directus_users: [
    'first_name',
    'last_name',
    'title',
    'location',
    'description',
    'email',
    'language',
  ],
  directus_files: [
    'title',
    'description',
    'filename_download',
    'type',
    'location',
    'project',
    'mission',
    'account',
  ],
};

export interface RecordToCheck {
  readonly collection: string;
  readonly payload: Row;
  readonly schema: unknown;
  readonly limits: TextLimits;
  /** A person sends it; false for the platform's own writes. */
  readonly isTyped: boolean;
}

/**
 * Every value a person sends, against the type its field has in the model; returned cleaned.
 * @throws DomainError naming the first field at fault
 */
export function checkRecord(record: RecordToCheck): Row {
  const { collection, payload } = record;
  if (typeof payload !== 'object' || payload === null) {
    throw new DomainError('VALUE_INVALID', { field: 'data' });
  }
  if (VERBATIM.includes(collection)) return payload;
  const entries = Object.entries(payload).map(([field, value]) => [
    field,
    isRuled(collection, field) ? checkValue(record, field, value) : value,
  ]);
  return Object.fromEntries(entries);
}

function isRuled(collection: string, field: string): boolean {
  // Directus validates keys itself, and draws one when there is none.
  if (field === 'id') return false;
  if (!collection.startsWith('directus_')) return true;
  return OF_DIRECTUS[collection]?.includes(field) ?? false;
}

function checkValue(record: RecordToCheck, field: string, value: unknown): unknown {
  const { collection, schema, limits, isTyped } = record;
  const overview = findField(schema, collection, field);
  // An unknown field is Directus' to refuse; rows written through an alias come back as their own.
  if (!overview || overview.alias || value === undefined) return value;
  if (value === null) return nullOf(overview, field);
  const check = fileCheck(collection, field) ?? namedCheck(field) ?? BY_TYPE[overview.type];
  const limit = limits.get(`${collection}.${field}`);
  return check ? check({ value, field, nullable: overview.nullable, limit, isTyped }) : value;
}

function nullOf({ nullable }: FieldOverview, field: string): null {
  if (nullable) return null;
  throw new DomainError('VALUE_REQUIRED', { field });
}

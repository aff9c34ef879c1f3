import { cleanName, cleanText, DomainError, isReadable } from '@ia/core';
import { DEEPEST_JSON, isDeeperThan } from '@ia/core/text/json-depth';
import type { FieldValue, ValueCheck } from './checked-value.ts';

/** One line: names, titles, cities; no markup, since mails and exports show them too. */
export const checkLine: ValueCheck = (input) => {
  const line = cleanName(textOf(input), input.field, input.limit);
  return line === '' ? emptyOf(input) : line;
};

/** Several lines; the screens escape what they show. */
export const checkParagraphs: ValueCheck = (input) => {
  const text = cleanText(textOf(input), input.field);
  return text === '' ? emptyOf(input) : text;
};

/** Texts inside JSON reach screens and Postgres like any other. */
export const checkJson: ValueCheck = ({ value, field }) => {
  if (isDeeperThan(value))
    throw new DomainError('VALUE_TOO_DEEP', { field, hint: String(DEEPEST_JSON) });
  if (!isReadableJson(value)) throw new DomainError('TEXT_INVALID_ENCODING', { field });
  return value;
};

function textOf({ value: sent, field }: FieldValue): string {
  const value = keyOf(sent);
  if (typeof value === 'string') return value;
  // A spreadsheet sends a name made of digits as a number.
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new DomainError('VALUE_INVALID', { field });
}

/** GraphQL gives administrators a stage as `{ key }`: nothing but its key is taken from there. */
function keyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('key' in value)) return value;
  return Object.keys(value).length === 1 ? value.key : value;
}

function emptyOf({ field, nullable }: FieldValue): null {
  if (nullable) return null;
  throw new DomainError('VALUE_REQUIRED', { field });
}

function isReadableJson(value: unknown): boolean {
  if (typeof value === 'string') return isReadable(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, child]) => isReadable(key) && isReadableJson(child));
}

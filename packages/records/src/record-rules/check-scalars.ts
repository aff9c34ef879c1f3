import { DomainError, parseCents, parseCivilDate } from '@ia/core';
import type { FieldValue, ValueCheck } from './checked-value.ts';

const MAX_INTEGER = 2_147_483_647;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every bigInteger of the model is an amount in cents. */
export const checkAmount: ValueCheck = ({ value, field }) => parseCents(value, field);

export const checkInteger: ValueCheck = (input) => {
  const number = numberOf(input);
  if (!Number.isInteger(number)) throw invalid(input);
  if (Math.abs(number) > MAX_INTEGER) {
    throw new DomainError('VALUE_OUT_OF_RANGE', { field: input.field });
  }
  return number;
};

/** Kept as it came: a decimal does not survive a floating-point number. */
export const checkDecimal: ValueCheck = (input) => {
  numberOf(input);
  return input.value;
};

export const checkBoolean: ValueCheck = (input) => {
  const { value } = input;
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 1) return true;
  if (value === 'false' || value === 0) return false;
  throw invalid(input);
};

/** A day, or an instant whose day Directus takes. */
export const checkDate: ValueCheck = (input) => {
  if (input.value instanceof Date) return input.value;
  const text = dateTextOf(input);
  parseCivilDate(text.slice(0, 10), { field: input.field });
  if (text.length > 10) assertInstant(text, input.field);
  return text;
};

export const checkInstant: ValueCheck = (input) => {
  if (input.value instanceof Date) return input.value;
  const text = dateTextOf(input);
  parseCivilDate(text.slice(0, 10), { field: input.field });
  assertInstant(text, input.field);
  return text;
};

/** A relation by its identifier; a row created along with this one is an object, judged on its own. */
export const checkIdentifier: ValueCheck = (input) => {
  const { value } = input;
  if (typeof value === 'object' || (typeof value === 'string' && UUID.test(value))) return value;
  throw invalid(input);
};

function numberOf(input: FieldValue): number {
  const { value } = input;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value)) return Number(value);
  throw invalid(input);
}

function dateTextOf(input: FieldValue): string {
  if (typeof input.value === 'string' && input.value.length <= 40) return input.value;
  throw new DomainError('DATE_INVALID', { field: input.field });
}

function assertInstant(text: string, field: string): void {
  if (Number.isNaN(Date.parse(text))) throw new DomainError('DATE_INVALID', { field });
}

function invalid({ field }: FieldValue): DomainError {
  return new DomainError('VALUE_INVALID', { field });
}

import { DomainError } from '@ia/core';
import {
  domainErrorOfDatabase,
  type Logger,
  toDirectusError,
  uniqueViolation,
} from '@ia/directus-kit';
import { z } from 'zod';
import { inAskedCollection } from './asked-collection.ts';

const recognised = z.object({
  name: z.literal('DirectusError'),
  code: z.string(),
  extensions: z.object({ collection: z.string(), field: z.string().nullable() }).partial(),
});

/** Directus has recognised five kinds and dropped their constraint: kind and field are left. */
const BY_CODE: Readonly<Record<string, (collection: string, field: string) => DomainError>> = {
  RECORD_NOT_UNIQUE: uniqueViolation,
  INVALID_FOREIGN_KEY: (collection, field) =>
    // For a row still in use, Postgres names the other table and this row's own key.
    field === 'id'
      ? new DomainError('RECORD_IN_USE', { field: collection })
      : new DomainError('FOREIGN_KEY', { field, collection }),
  NOT_NULL_VIOLATION: (collection, field) =>
    new DomainError('VALUE_REQUIRED', { field, collection }),
  VALUE_OUT_OF_RANGE: (collection, field) =>
    new DomainError('VALUE_OUT_OF_RANGE', { field, collection }),
  VALUE_TOO_LONG: (collection, field) => new DomainError('TEXT_TOO_LONG', { field, collection }),
};

/** What a failed write answers: the business refusal behind it, else an internal error, logged. */
export function translateDatabaseError(error: unknown, logger: Logger): unknown {
  const refusal = domainErrorOfDatabase(error) ?? refusalOfDirectus(error);
  if (refusal) return toDirectusError(inAskedCollection(refusal));
  if (error instanceof Error && error.name === 'DirectusError') return error;
  logger.error(error, 'The database refused a write for a reason nobody foresaw.');
  return toDirectusError(new DomainError('INTERNAL'));
}

function refusalOfDirectus(error: unknown): DomainError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, code, extensions } = { code: '', extensions: {}, ...error, name: error.name };
  const known = recognised.safeParse({ name, code, extensions });
  if (!known.success) return undefined;
  const { collection = '', field } = known.data.extensions;
  return BY_CODE[known.data.code]?.(collection, field ?? 'data');
}

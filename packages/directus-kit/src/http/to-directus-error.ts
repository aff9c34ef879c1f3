import { createError } from '@directus/errors';
import { type DomainError, inCollection, isDomainError, messageFor, statusOf } from '@ia/core';
import { domainErrorOfDatabase } from './database-error.ts';
import { requestLocale } from './request-locale.ts';

/** The code under which Directus' own forms show a refusal beneath its field. */
const FIELD_CODE = 'FAILED_VALIDATION';

/**
 * The one place where a refusal becomes an answer. About a field: `FAILED_VALIDATION` with `field`,
 * `reason` (the code of core) and the sentence, which the admin app prints under the field; else
 * the code of core itself. The language is the one of the request.
 */
export function toDirectusError(error: DomainError): Error {
  const message = messageFor(error.code, error.details, requestLocale());
  const { field, value } = error.details;
  const status = statusOf(error.code);
  if (!field) {
    const Refusal = createError<object>(error.code, message, status);
    return new Refusal({ reason: error.code, ...(value !== undefined && { value }) });
  }
  const Refusal = createError<object>(FIELD_CODE, message, status);
  // `type: domain` is the key of the app's translation « {message} ».
  return new Refusal({ field, reason: error.code, type: 'domain', message });
}

/**
 * Translates a refusal of core or of the database; anything else passes unchanged. The collection
 * is the one that was written: its fields are named by their labels there.
 */
export function translateError(error: unknown, collection?: string): unknown {
  const refusal = isDomainError(error) ? error : domainErrorOfDatabase(error);
  if (!refusal) return error;
  return toDirectusError(collection ? inCollection(refusal, collection) : refusal);
}

/** Runs a hook's decision so that its refusals reach REST, GraphQL and the app in the same words. */
export async function refusingClearly<Result>(
  collection: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw translateError(error, collection);
  }
}

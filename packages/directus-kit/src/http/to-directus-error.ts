import { createError } from '@directus/errors';
import { type DomainError, type ErrorCode, isDomainError, messageFor } from '@ia/core';
import { domainErrorOfDatabase } from './database-error.ts';
import { requestLocale } from './request-locale.ts';

/** Of an answer; 400 for the others. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  LINK_INVALID: 401,
  RATE_LIMITED: 429,
  PAYLOAD_TOO_LARGE: 413,
  INTERNAL: 500,
  APPEND_ONLY: 409,
  DEAL_MOVED: 409,
  LEAD_CONVERTED: 409,
  IMPORT_BUSY: 409,
  IMPORT_STATE: 409,
  FILE_TOO_LARGE: 413,
  SIGNATURE_INVALID: 401,
  SIGNATURE_EXPIRED: 401,
  INBOUND_BUSY: 429,
  INBOUND_STATE: 409,
  SYNC_BUSY: 409,
  SYNC_LEFT: 409,
  SYNC_OFF: 409,
  REMINDER_RUNNING: 409,
  REMINDER_STATE: 409,
};

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

/** Translates a refusal of core or of the database; anything else passes unchanged. */
export function translateError(error: unknown): unknown {
  if (isDomainError(error)) return toDirectusError(error);
  const refusal = domainErrorOfDatabase(error);
  return refusal ? toDirectusError(refusal) : error;
}

/** Runs a hook's decision so that its refusals reach REST, GraphQL and the app in the same words. */
export async function refusingClearly<Result>(
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw translateError(error);
  }
}

/** The status of an answer that refuses for this reason. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 400;
}

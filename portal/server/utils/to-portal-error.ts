import { createError, isError } from 'h3';
import { InvalidInput } from '../operations/invalid-input.ts';

interface DirectusFailure {
  response: Response;
  errors?: { message?: string; extensions?: { code?: string } }[];
}

const isDirectusFailure = (error: unknown): error is DirectusFailure =>
  typeof error === 'object' &&
  error !== null &&
  'response' in error &&
  error.response instanceof Response;

/** Only what Directus says to the person themselves is passed on; its own faults stay general. */
export function toPortalError(error: unknown) {
  if (isError(error)) return error;
  if (error instanceof InvalidInput) {
    const status = error.key === 'id' ? 404 : 400;
    return createError({ status, message: 'INVALID_INPUT', data: { key: error.key } });
  }
  if (!isDirectusFailure(error)) return createError({ status: 503, message: 'DIRECTUS_DOWN' });
  const { status } = error.response;
  if (status === 503) return createError({ status, message: 'DIRECTUS_DOWN' });
  if (status >= 500) return createError({ status: 502, message: 'DIRECTUS_FAILED' });
  const first = Array.isArray(error.errors) ? error.errors[0] : undefined;
  const code = first?.extensions?.code ?? 'REFUSED';
  return createError({ status, message: code, data: { code, reason: first?.message } });
}

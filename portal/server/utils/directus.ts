import type { H3Event } from 'h3';
import { buildRequest } from '../operations/build-request.ts';
import type { Operation, OperationInput } from '../operations/operation.ts';
import { sendRequest } from './send-request.ts';

/**
 * The caller's own address: the socket's, or behind our proxy the one it saw, the last of the list;
 * the ones before are the caller's word.
 */
export function clientIp(event: H3Event): string {
  const { trustProxy } = useRuntimeConfig(event);
  const told = trustProxy ? getHeader(event, 'x-forwarded-for')?.split(',').at(-1)?.trim() : '';
  return told || (getRequestIP(event) ?? '');
}

/** What every request to Directus says of the person behind it. */
export const callerHeaders = (event: H3Event): Record<string, string> => ({
  'x-forwarded-for': clientIp(event),
  'user-agent': getHeader(event, 'user-agent') ?? 'unknown',
  'accept-language': getCookie(event, 'portal_locale') === 'en' ? 'en' : 'fr',
});

/** Runs a named operation with the token of the person signed in. */
export async function runOperation<Result>(
  event: H3Event,
  operation: Operation<Result>,
  input: OperationInput = {},
): Promise<Result> {
  const token = event.context.session?.token;
  if (!token) throw createError({ status: 401, message: 'SIGNED_OUT' });
  return callDirectus(event, token, operation, input);
}

export async function callDirectus<Result>(
  event: H3Event,
  token: string,
  operation: Operation<Result>,
  input: OperationInput = {},
): Promise<Result> {
  try {
    const request = buildRequest(operation, input);
    const url = useRuntimeConfig(event).directusUrl;
    return await sendRequest<Result>(request, { url, token, headers: callerHeaders(event) });
  } catch (error) {
    throw toPortalError(error);
  }
}

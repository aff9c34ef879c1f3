import { DomainError } from '@ia/core';
import { type Middleware, toDirectusError } from '@ia/directus-kit';
import { ProviderError } from '@ia/providers';
import { type AllowedHosts, resolvePublicHost } from '@ia/providers/outbound/allowed-hosts';
import { z } from 'zod';

const IMPORT = /^\/files\/import\/?$/i;
const asked = z.object({ url: z.url({ protocol: /^https?$/ }) });
const notFetched = z.object({
  code: z.literal('SERVICE_UNAVAILABLE'),
  extensions: z.object({ service: z.literal('external-file') }),
});

/**
 * Says of a file to be fetched that its address is not allowed, which Directus answers with a service
 * that is busy. The way out refuses it all the same: this is for the person. Strangers and clients learn
 * of no name, since they may fetch nothing.
 */
export function refuseInside(allowed: AllowedHosts): Middleware {
  return ({ method, path, body, accountability }, _response, next) => {
    const isStaff = accountability?.user && (accountability.app || accountability.admin);
    if (method !== 'POST' || !IMPORT.test(path) || !isStaff) return next();
    const { data } = asked.safeParse(body);
    if (!data) return next(refusal('ADDRESS_NOT_ALLOWED'));
    const { hostname } = new URL(data.url);
    resolvePublicHost('files', hostname.replace(/^\[|\]$/g, ''), allowed).then(
      () => next(),
      (error: unknown) => next(reasonOf(error)),
    );
  };
}

function reasonOf(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  return refusal(error.isRetryable ? 'ADDRESS_UNREACHABLE' : 'ADDRESS_NOT_ALLOWED');
}

/** Whatever went wrong on the way, redirections inside the network included. */
export function sayUnreachable(error: unknown, path: string): unknown {
  if (!IMPORT.test(path) || !(error instanceof Error)) return error;
  const { success } = notFetched.safeParse({ ...error });
  return success ? refusal('ADDRESS_UNREACHABLE') : error;
}

const refusal = (code: 'ADDRESS_NOT_ALLOWED' | 'ADDRESS_UNREACHABLE') =>
  toDirectusError(new DomainError(code, { field: 'url' }));

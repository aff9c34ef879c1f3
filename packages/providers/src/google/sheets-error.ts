import type { ErrorCode, ErrorDetails } from '@ia/core';
import { z } from 'zod';
import { ProviderError } from '../provider-error.ts';

const SERVICE = 'Google Sheets';

/** As Google's client throws it (GaxiosError): the answer, when there was one. */
const failure = z.object({
  status: z.coerce.number().optional(),
  response: z
    .object({
      status: z.number(),
      data: z
        .union([
          // The endpoint of tokens (RFC 6749, 5.2).
          z.object({ error: z.string(), error_description: z.string().optional() }),
          z.object({
            error: z.object({ status: z.string().optional(), message: z.string().optional() }),
          }),
        ])
        .optional()
        .catch(undefined),
    })
    .optional(),
});

export interface AskedFor {
  /** Who the sheet has to be shared with. */
  readonly email: string;
  readonly tab: string;
}

/** What a refusal of Google means for the person who answers for the source. */
export function sheetsError(cause: unknown, asked: AskedFor): ProviderError {
  const { response } = failure.safeParse(cause).data ?? {};
  if (!response) return passing('no answer', cause);
  const { status, data } = response;
  const said = typeof data?.error === 'string' ? data.error : (data?.error.message ?? '');
  if (status === 408 || status === 429 || status >= 500) return passing(`HTTP ${status}`, cause);
  if (typeof data?.error === 'string' || status === 401) {
    return refusal('SYNC_ACCESS_REVOKED', {}, { said, cause });
  }
  return refusal(...meaningOf(status, said, asked), { said, cause });
}

function meaningOf(
  status: number,
  said: string,
  { email, tab }: AskedFor,
): [code: ErrorCode, details: ErrorDetails] {
  if (status === 404) return ['SHEET_NOT_FOUND', {}];
  if (status === 403 && /has not been used|is disabled/i.test(said)) {
    return ['SHEETS_API_OFF', {}];
  }
  if (status === 403) return ['SHEET_NOT_SHARED', { value: email }];
  if (status === 400 && /parse range/i.test(said)) return ['SHEET_TAB_MISSING', { value: tab }];
  return ['PROVIDER_REFUSED', { value: SERVICE, hint: `(${status})` }];
}

function passing(message: string, cause: unknown): ProviderError {
  return new ProviderError(SERVICE, message, { isRetryable: true, cause });
}

function refusal(
  code: ErrorCode,
  details: ErrorDetails,
  { said, cause }: { readonly said: string; readonly cause: unknown },
): ProviderError {
  return new ProviderError(SERVICE, said.slice(0, 200), {
    isRetryable: false,
    code,
    details,
    cause,
  });
}

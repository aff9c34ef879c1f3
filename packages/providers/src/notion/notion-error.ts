import type { ErrorCode, ErrorDetails } from '@ia/core';
import { APIErrorCode, isHTTPResponseError } from '@notionhq/client';
import { ProviderError } from '../provider-error.ts';
import { isPassing } from './notion-client.ts';

const SERVICE = 'Notion';

/**
 * Makes one or several calls, and says of a refusal what the person who answers for the source can
 * do. @throws ProviderError
 */
export async function asking<Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    throw notionError(cause, what);
  }
}

/** Whether Notion says that a page or a base is not there, or not shared with the integration. */
export function isNotShared(error: unknown): boolean {
  return error instanceof ProviderError && error.code === 'NOTION_NOT_SHARED';
}

/** `what` names the base or the page that was asked for. */
export function notionError(cause: unknown, what: string): ProviderError {
  if (cause instanceof ProviderError) return cause;
  if (!isHTTPResponseError(cause)) {
    const message = cause instanceof Error ? cause.message : 'no answer';
    return new ProviderError(SERVICE, message.slice(0, 200), {
      isRetryable: isPassing(cause),
      cause,
    });
  }
  const { status } = cause;
  if (status === 429 || isPassing(cause)) {
    return new ProviderError(SERVICE, `HTTP ${status}`, { isRetryable: true, cause });
  }
  const [code, details] = meaningOf(cause.code, status, what);
  return new ProviderError(SERVICE, cause.message.slice(0, 200), {
    isRetryable: false,
    code,
    details,
    cause,
  });
}

/** developers.notion.com/reference/status-codes */
function meaningOf(said: string, status: number, what: string): readonly [ErrorCode, ErrorDetails] {
  switch (said) {
    case APIErrorCode.Unauthorized:
      return ['SYNC_ACCESS_REVOKED', {}];
    case APIErrorCode.ObjectNotFound:
      return ['NOTION_NOT_SHARED', { value: what }];
    case APIErrorCode.RestrictedResource:
      return ['NOTION_NOT_ALLOWED', { value: what }];
    default:
      return ['PROVIDER_REFUSED', { value: SERVICE, hint: `(${status})` }];
  }
}

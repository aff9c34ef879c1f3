import { setTimeout as wait } from 'node:timers/promises';
import { Client, isHTTPResponseError, LogLevel, type RequestTimeoutError } from '@notionhq/client';

export interface NotionAccess {
  /** Of an internal integration, or of one a workspace has authorised. */
  readonly token: string;
  /** `https://api.notion.com`. */
  readonly apiUrl: string;
  /** Before a request is made again for the first time; a test waits for nothing. */
  readonly firstWaitMs?: number;
}

type Asked = Parameters<Client['request']>[0];

const TIMEOUT_MS = 60_000;
/** Within one request; a workspace that stays away longer is asked again by the next try of its run. */
const TRIES = 4;
const FIRST_WAIT_MS = 500;

/**
 * The official client, reading only. It waits by itself when asked to slow down (429 with
 * `Retry-After`); here every call may be made again, so a fault of Notion or of the line is, too.
 */
class ReadingClient extends Client {
  firstWaitMs = FIRST_WAIT_MS;

  override async request<Answer extends object>(asked: Asked): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await super.request<Answer>(asked);
      } catch (error) {
        if (tries === TRIES || !isPassing(error)) throw error;
        await wait(this.firstWaitMs * 2 ** (tries - 1) * (0.75 + Math.random() / 2));
      }
    }
  }
}

export function notionClient({ token, apiUrl, firstWaitMs = FIRST_WAIT_MS }: NotionAccess): Client {
  const client = new ReadingClient({
    auth: token,
    baseUrl: apiUrl.replace(/\/$/, ''),
    timeoutMs: TIMEOUT_MS,
    logLevel: LogLevel.ERROR,
    logger: () => undefined,
    retry: { maxRetries: TRIES, initialRetryDelayMs: firstWaitMs },
  });
  client.firstWaitMs = firstWaitMs;
  return client;
}

/** Whether the same call may succeed later: anything but a refusal. */
export function isPassing(error: unknown): boolean {
  if (!isHTTPResponseError(error)) return isTimeout(error) || error instanceof TypeError;
  return error.status >= 500 || error.status === 408 || error.status === 409;
}

function isTimeout(error: unknown): error is RequestTimeoutError {
  return error instanceof Error && error.name === 'RequestTimeoutError';
}

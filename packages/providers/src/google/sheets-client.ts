import { auth, sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { ServiceAccount } from './service-account.ts';

export type { sheets_v4 };

export interface SheetsAccess {
  readonly account: ServiceAccount;
  /** `https://sheets.googleapis.com`, and the endpoint that gives tokens. */
  readonly apiUrl: string;
  readonly tokenUrl: string;
  /** Waits that many milliseconds before a request is made again; a test waits for nothing. */
  readonly wait?: ((milliseconds: number) => Promise<void>) | undefined;
}

const READ_ONLY = 'https://www.googleapis.com/auth/spreadsheets.readonly';
const GOOGLE_TOKEN_URL = 'https://oauth2.googleapis.com/token';
const TIMEOUT_MS = 60_000;
/** Within one request; a source that stays away longer is asked again by the next try of its run. */
const TRIES = 5;
const LONGEST_WAIT_MS = 60_000;

/** The official client, reading only, as a service account. */
export function sheetsClient(access: SheetsAccess): sheets_v4.Sheets {
  const { account, apiUrl, tokenUrl, wait = sleep } = access;
  const { email, privateKey } = account;
  const client = new auth.JWT({ email, key: privateKey, scopes: [READ_ONLY] });
  client.transporter.interceptors.request.add({
    resolved: async (config) => {
      const isToken = String(config.url) === GOOGLE_TOKEN_URL;
      return isToken ? { ...config, url: new URL(tokenUrl) } : config;
    },
  });
  return sheets({
    version: 'v4',
    auth: client,
    rootUrl: `${apiUrl.replace(/\/$/, '')}/`,
    timeout: TIMEOUT_MS,
    retryConfig: {
      retry: TRIES,
      noResponseRetries: TRIES,
      statusCodesToRetry: [
        [408, 408],
        [429, 429],
        [500, 599],
      ],
      retryBackoff: (error, planned) => wait(waitOf(error.response?.headers, planned)),
    },
  });
}

/** As long as the answer asks, jittered so that several sources do not come back together. */
function waitOf(headers: Headers | undefined, planned: number): number {
  const asked = Number(headers?.get('retry-after') ?? Number.NaN) * 1000;
  const base = Number.isFinite(asked) && asked >= 0 ? asked : planned;
  return Math.min(base + Math.random() * 250, LONGEST_WAIT_MS);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

import { createDirectus, customEndpoint, rest, withToken } from '@directus/sdk';
import type { DirectusRequest } from '../operations/build-request.ts';
import { patientFetch } from './patient-fetch.ts';

interface Sender {
  url: string;
  token: string;
  headers: Record<string, string>;
}

const TIMEOUT_MS = 10_000;

/** Sends a request to Directus with one person's token; nothing is shared between two requests. */
export function sendRequest<Result>(request: DirectusRequest, { url, token, headers }: Sender) {
  const client = createDirectus(url, { globals: { fetch: patientFetch } }).with(
    rest({
      onRequest: (options) => ({
        ...options,
        headers: { ...options.headers, ...headers },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }),
    }),
  );
  return client.request(withToken(token, customEndpoint<Result>(request)));
}

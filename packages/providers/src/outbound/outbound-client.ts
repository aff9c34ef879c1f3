import axios, {
  type AxiosError,
  type AxiosInstance,
  type AxiosRequestConfig,
  isAxiosError,
} from 'axios';
import axiosRetry, { exponentialDelay, isRetryableError, retryAfter } from 'axios-retry';
import { ProviderError } from '../provider-error.ts';
import type { AllowedHosts } from './allowed-hosts.ts';
import { agentsFor } from './guarded-agents.ts';

export interface OutboundService {
  /** As it is named in messages. */
  readonly service: string;
  readonly baseUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly allowedHosts: AllowedHosts;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** How many redirections are followed, each looked at as the first address is; none unless told. */
  readonly redirects?: number;
  /** How many times a request that changes nothing twice is made again; 3 unless told. */
  readonly retries?: number;
  /** The header by which it says in how many seconds it listens again, beside `Retry-After`. */
  readonly resetHeader?: string;
}

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base, or a whole address. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly responseType?: 'json' | 'arraybuffer';
}

export interface OutboundAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly contentType: string | null;
  /** A header of the answer, by its name in lower case. */
  readonly header: (name: string) => string | null;
}

export type OutboundClient = (request: OutboundRequest) => Promise<OutboundAnswer>;

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 20 * 1_048_576;
const LONGEST_WAIT_MS = 30_000;
const SAFE_TO_REPEAT = new Set(['get', 'head', 'options', 'put', 'delete']);
/** The connection was never made: the service has seen nothing of the request. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/**
 * The one way to a service over HTTP where it has no official client: with a time-out, a bound on
 * what it may answer, tries again with jitter and as the service asks (`Retry-After`), and no way
 * to an address inside this network but those of `OUTBOUND_ALLOW_HOSTS`. A POST is made again only
 * after 429, which says that nothing was done.
 * @throws ProviderError
 */
export function outboundClient(service: OutboundService): OutboundClient {
  const client = axios.create({
    baseURL: service.baseUrl,
    headers: { ...service.headers },
    timeout: service.timeoutMs ?? TIMEOUT_MS,
    maxContentLength: service.maxBytes ?? MAX_BYTES,
    maxRedirects: service.redirects ?? 0,
    beforeRedirect: (next: Record<string, unknown>) => {
      const { httpAgent, httpsAgent } = agentsFor(String(next.hostname), service.allowedHosts);
      next.agents = { http: httpAgent, https: httpsAgent };
    },
    proxy: false,
  });
  axiosRetry(client, {
    retries: service.retries ?? 3,
    shouldResetTimeout: true,
    retryCondition: isWorthRepeating,
    retryDelay: (attempt, error) =>
      Math.min(
        LONGEST_WAIT_MS,
        Math.max(
          retryAfter(error),
          resetAfter(error, service.resetHeader),
          exponentialDelay(attempt, error, 200),
        ),
      ),
  });
  return (request) => send(client, service, request);
}

async function send(
  client: AxiosInstance,
  { service, baseUrl, allowedHosts }: OutboundService,
  { method = 'GET', path, query, body, responseType = 'json' }: OutboundRequest,
): Promise<OutboundAnswer> {
  const config: AxiosRequestConfig = { method, url: path, data: body, responseType };
  if (query) config.params = query;
  try {
    const { hostname } = new URL(path, baseUrl);
    const answer = await client.request<unknown>({
      ...config,
      ...agentsFor(hostname, allowedHosts),
    });
    const type: unknown = answer.headers['content-type'];
    const contentType = typeof type === 'string' ? type : null;
    const header = (name: string) => {
      const value: unknown = answer.headers[name];
      return typeof value === 'string' ? value : null;
    };
    return { status: answer.status, data: answer.data, contentType, header };
  } catch (error) {
    throw asProviderError(service, error);
  }
}

/** In milliseconds; 0 when it says nothing of it. */
function resetAfter(error: AxiosError, header: string | undefined): number {
  const value: unknown = header ? error.response?.headers[header] : undefined;
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

function isWorthRepeating(error: AxiosError): boolean {
  if (error.response?.status === 429) return true;
  const method = error.config?.method?.toLowerCase() ?? '';
  if (!SAFE_TO_REPEAT.has(method)) return false;
  return error.response ? isRetryableError(error) : !isRefusedHere(error);
}

/** The error of axios holds the request with its secrets: none of it goes on. */
function asProviderError(service: string, error: unknown): ProviderError {
  if (!isAxiosError(error))
    return new ProviderError(service, reasonOf(error), { isRetryable: false });
  const { response } = error;
  if (!response) {
    const isRetryable = !isRefusedHere(error);
    const isUncertain = isRetryable && !NOT_REACHED.has(error.code ?? '');
    return new ProviderError(service, reasonOf(error), { isRetryable, isUncertain });
  }
  const { status } = response;
  const isRetryable = status === 429 || status >= 500;
  const failure = { isRetryable, isUncertain: status >= 500, status, answer: response.data };
  return new ProviderError(service, `HTTP ${status}`, failure);
}

/** By the agent, for its address, or by the bound on what may be answered. */
function isRefusedHere(error: AxiosError): boolean {
  return /is not allowed|maxContentLength/.test(error.message);
}

function reasonOf(error: unknown): string {
  if (isAxiosError(error) && error.code === 'ECONNABORTED') return 'no answer in time';
  return error instanceof Error ? error.message : 'no answer';
}

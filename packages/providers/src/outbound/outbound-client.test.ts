import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProviderError } from '../provider-error.ts';
import { parseAllowedHosts, resolvePublicHost } from './allowed-hosts.ts';
import { outboundClient } from './outbound-client.ts';

const HERE = parseAllowedHosts('localhost, 127.0.0.1');
const NOBODY = parseAllowedHosts('');

let server: Server;
let baseUrl: string;
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[];
let asked: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers.shift();
    if (answer) answer(request, response);
    else response.setHeader('content-type', 'application/json').end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  answers = [];
  asked = [];
});

const status =
  (code: number, headers = {}) =>
  (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(code, headers).end('{"error":"no"}');
const client = (options = {}) =>
  outboundClient({ service: 'Essai', baseUrl, allowedHosts: HERE, ...options });
const failure = async (promise: Promise<unknown>): Promise<ProviderError> => {
  const error = await promise.catch((caught: unknown) => caught);
  if (!(error instanceof ProviderError)) throw new Error('It did not fail as a provider.');
  return error;
};

describe('addresses inside this network', () => {
  it.each(['http://127.0.0.1:1', 'http://localhost:1', 'http://[::1]:1', 'http://169.254.169.254'])(
    '%s is refused, and not asked again',
    async (address) => {
      const ask = outboundClient({ service: 'Essai', baseUrl: address, allowedHosts: NOBODY });
      const error = await failure(ask({ path: '/' }));
      expect(error).toMatchObject({ isRetryable: false, isUncertain: false });
      expect(error.message).toContain('not allowed');
      expect(asked).toEqual([]);
    },
  );

  it('are reached when the installer named them', async () => {
    expect(await client()({ path: '/a' })).toMatchObject({
      status: 200,
      data: { ok: true },
      contentType: 'application/json',
    });
  });

  it('are not reached through a redirection', async () => {
    answers = [status(302, { location: 'http://169.254.169.254/latest' })];
    expect(await failure(client()({ path: '/a' }))).toMatchObject({ status: 302 });
  });

  it('are refused to a connection of another kind, by what their name resolves to', async () => {
    const refused = await failure(resolvePublicHost('IMAP', 'localhost', NOBODY));
    expect(refused.message).toContain('inside this network');
    expect(await resolvePublicHost('IMAP', 'localhost', HERE)).toBe('localhost');
  });
});

describe('a service that fails', () => {
  it('is asked again, with the wait it asks for', async () => {
    answers = [status(503), status(429, { 'retry-after': '0' })];
    expect((await client()({ path: '/a' })).status).toBe(200);
    expect(asked).toHaveLength(3);
  });

  it('is not told twice to do something it may have done', async () => {
    answers = [status(500)];
    const error = await failure(client()({ method: 'POST', path: '/send', body: { a: 1 } }));
    expect(error).toMatchObject({ isRetryable: true, isUncertain: true, status: 500 });
    expect(asked).toEqual(['POST /send']);
  });

  it('is told again what it said it had not done', async () => {
    answers = [status(429, { 'retry-after': '0' })];
    await client()({ method: 'POST', path: '/send', body: { a: 1 } });
    expect(asked).toHaveLength(2);
  });

  it('that cuts the line leaves a send uncertain; one that is not there does not', async () => {
    answers = [(request) => request.socket.destroy()];
    const cut = await failure(client()({ method: 'POST', path: '/send', body: {} }));
    expect(cut).toMatchObject({ isRetryable: true, isUncertain: true });
    const absent = client({ baseUrl: 'http://127.0.0.1:1' });
    const missed = await failure(absent({ method: 'POST', path: '/send', body: {} }));
    expect(missed).toMatchObject({ isRetryable: true, isUncertain: false });
  });

  it('says why, without the secrets of the request', async () => {
    answers = [status(403)];
    const error = await failure(
      client({ headers: { authorization: 'Bearer xyz' } })({ path: '/' }),
    );
    expect(error).toMatchObject({ isRetryable: false, status: 403, answer: { error: 'no' } });
    expect(JSON.stringify({ ...error, cause: error.cause })).not.toContain('xyz');
  });

  it('is not read beyond what was agreed', async () => {
    answers = [(_, response) => response.end('x'.repeat(5_000))];
    const error = await failure(client({ maxBytes: 1_000 })({ path: '/' }));
    expect(error).toMatchObject({ isRetryable: false });
    expect(asked).toHaveLength(1);
  });
});

import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Work = (asked: Asked, request: IncomingMessage) => Answer | Promise<Answer>;

async function serve(work: Work): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => void answer(work, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function answer(work: Work, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const isForm = request.headers['content-type']?.includes('form-urlencoded') ?? false;
  const body = isForm ? Object.fromEntries(new URLSearchParams(text)) : text && JSON.parse(text);
  const asked = { method: request.method ?? '', path: request.url ?? '', body };
  const { status, body: told, headers } = await work(asked, request);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(told === undefined ? undefined : JSON.stringify(told));
}

export interface CalendlyDouble {
  readonly server: Server;
  readonly url: string;
  readonly token: string;
  readonly asked: Asked[];
  readonly hooks: Map<string, { state: 'active' | 'disabled'; url: string; signingKey: string }>;
  /** The status of everything, when it fails. */
  failing: number | null;
}

/** The four requests of API v2 that are used, answered as developer.calendly.com shows them. */
export async function startCalendly(): Promise<CalendlyDouble> {
  const hooks: CalendlyDouble['hooks'] = new Map();
  const asked: Asked[] = [];
  const token = 'jeton-calendly';
  const user = 'https://api.calendly.com/users/AAAAAAAAAAAAAAAA';
  const organization = 'https://api.calendly.com/organizations/AAAAAAAAAAAAAAAA';
  let made = 0;
  const present = (id: string, scope: string) => ({
    resource: {
      uri: `https://api.calendly.com/webhook_subscriptions/${id}`,
      callback_url: hooks.get(id)?.url,
      created_at: '2019-08-24T14:15:22.123456Z',
      updated_at: '2019-08-24T14:15:22.123456Z',
      retry_started_at: null,
      state: hooks.get(id)?.state,
      events: ['invitee.created'],
      scope,
      organization,
      user: scope === 'user' ? user : null,
      creator: user,
    },
  });
  const { server, url } = await serve((one, request) => {
    asked.push(one);
    if (double.failing !== null)
      return { status: double.failing, body: { title: 'Permission Denied', message: 'Upgrade.' } };
    if (request.headers.authorization !== `Bearer ${token}`)
      return {
        status: 401,
        body: { title: 'Unauthenticated', message: 'The access token is invalid' },
      };
    if (one.path === '/users/me')
      return {
        status: 200,
        body: { resource: { uri: user, current_organization: organization, email: 'a@b.fr' } },
      };
    if (one.method === 'GET' && one.path.startsWith('/webhook_subscriptions?')) {
      const collection = [...hooks.keys()].map((id) => present(id, 'organization').resource);
      return { status: 200, body: { collection, pagination: { count: collection.length } } };
    }
    const id = one.path.split('/').at(-1) ?? '';
    if (one.method === 'POST' && one.path === '/webhook_subscriptions') {
      const body = one.body as { url: string; scope: string; signing_key: string };
      if ([...hooks.values()].some((hook) => hook.url === body.url))
        return { status: 409, body: { title: 'Already Exists', message: 'Hook already exists.' } };
      made += 1;
      hooks.set(`H${made}`, { state: 'active', url: body.url, signingKey: body.signing_key });
      return { status: 201, body: present(`H${made}`, body.scope) };
    }
    if (!hooks.has(id)) return { status: 404, body: { title: 'Resource Not Found', message: 'x' } };
    if (one.method === 'DELETE') {
      hooks.delete(id);
      return { status: 204 };
    }
    return { status: 200, body: present(id, 'organization') };
  });
  const double: CalendlyDouble = { server, url, token, asked, hooks, failing: null };
  return double;
}

export interface LinkedinDouble {
  readonly server: Server;
  readonly url: string;
  readonly asked: Asked[];
  readonly hooks: Map<string, { readonly webhook: string }>;
  readonly clientSecret: string;
  accessToken: string;
  refreshToken: string;
  /** Unix seconds. */
  tokenEnds: number;
  /** Where an address of ours is under test. */
  reach: (webhook: string) => string;
}

/**
 * Lead notifications with the challenge LinkedIn makes before it takes an address, and the two requests
 * of its OAuth, as learn.microsoft.com shows them.
 */
export async function startLinkedin(): Promise<LinkedinDouble> {
  const hooks: LinkedinDouble['hooks'] = new Map();
  const asked: Asked[] = [];
  let made = 7000;
  const { server, url } = await serve(async (one, request) => {
    asked.push(one);
    if (one.path.startsWith('/oauth/v2/')) return answerOauth(double, one);
    if (request.headers.authorization !== `Bearer ${double.accessToken}`)
      return { status: 401, body: { serviceErrorCode: 65601, message: 'The token has expired' } };
    const id = one.path.split('/').at(-1) ?? '';
    if (one.method === 'POST') {
      const { webhook } = one.body as { webhook: string };
      const code = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
      const challenge = await fetch(`${double.reach(webhook)}?challengeCode=${code}`);
      const expected = createHmac('sha256', double.clientSecret).update(code).digest('hex');
      const given = challenge.ok
        ? ((await challenge.json()) as { challengeResponse: string })
        : null;
      if (given?.challengeResponse !== expected)
        return { status: 400, body: { message: 'Webhook could not be validated' } };
      made += 1;
      hooks.set(String(made), { webhook });
      return { status: 201, headers: { 'x-restli-id': String(made) } };
    }
    if (!hooks.has(id)) return { status: 404, body: { message: 'Not found' } };
    if (one.method === 'DELETE') {
      hooks.delete(id);
      return { status: 204 };
    }
    return { status: 200, body: { id: Number(id), ...hooks.get(id), leadType: 'SPONSORED' } };
  });
  const double: LinkedinDouble = {
    server,
    url,
    asked,
    hooks,
    clientSecret: 'secret-du-client-linkedin',
    accessToken: 'jeton-linkedin-1',
    refreshToken: 'renouvellement-linkedin',
    tokenEnds: Math.floor(Date.now() / 1000) + 60 * 86_400,
    reach: (webhook) => webhook,
  };
  return double;
}

function answerOauth(double: LinkedinDouble, { path, body }: Asked): Answer {
  const form = body as Record<string, string>;
  if (form.client_secret !== double.clientSecret)
    return { status: 401, body: { error: 'invalid_client', error_description: 'no' } };
  if (path.endsWith('introspectToken')) {
    const active = form.token === double.accessToken && double.tokenEnds > Date.now() / 1000;
    return { status: 200, body: { active, status: 'active', expires_at: double.tokenEnds } };
  }
  if (form.refresh_token !== double.refreshToken)
    return { status: 400, body: { error: 'invalid_request', error_description: 'no' } };
  double.accessToken = 'jeton-linkedin-2';
  double.tokenEnds = Math.floor(Date.now() / 1000) + 5_184_000;
  return {
    status: 200,
    body: {
      access_token: double.accessToken,
      expires_in: 5_184_000,
      refresh_token: double.refreshToken,
      refresh_token_expires_in: 20 * 86_400,
    },
  };
}

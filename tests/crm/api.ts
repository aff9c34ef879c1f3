import { ROLE_IDS, type RoleName } from '../../snapshots/access/ids.ts';
import { type Platform, signIn } from '../harness/platform.ts';
import { ADMIN_EMAIL, PASSWORD } from '../harness/settings.ts';

/** What the API answered, whatever the way in: `reason` is the code of the refusal. */
export type Answer = {
  readonly status: number;
  readonly data: unknown;
  readonly code: string | null;
  readonly reason: string | null;
  readonly field: string | null;
  readonly message: string;
  readonly text: string;
};

export type Api = {
  readonly send: (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly graphql: (query: string, variables?: object) => Promise<Answer>;
  readonly raw: (path: string, init: RequestInit) => Promise<Answer>;
};

export function apiOf(platform: Platform, token: string): Api {
  const raw = async (path: string, init: RequestInit) => {
    const headers = { authorization: `Bearer ${token}`, ...init.headers };
    return answerOf(await fetch(`${platform.url}${path}`, { ...init, headers }));
  };
  const json = { 'content-type': 'application/json' };
  const send = (method: string, path: string, body?: unknown) =>
    raw(path, {
      method,
      headers: json,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    raw,
    send,
    graphql: (query, variables = {}) => send('POST', '/graphql', { query, variables }),
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text.startsWith('{') ? JSON.parse(text) : {};
  const error = body.errors?.[0];
  const extensions = error?.extensions ?? {};
  return {
    status: response.status,
    data: body.data ?? null,
    code: extensions.code ?? null,
    reason: error ? (extensions.reason ?? extensions.code ?? 'NONE') : null,
    field: extensions.field ?? null,
    message: error?.message ?? '',
    text,
  };
}

export async function adminApi(platform: Platform): Promise<Api> {
  return apiOf(platform, await signIn(platform.url, ADMIN_EMAIL));
}

/** A person of the agency with one role, signed in. */
export async function createStaff(
  platform: Platform,
  role: Exclude<RoleName, 'admin'>,
): Promise<Api & { readonly id: string }> {
  const admin = await adminApi(platform);
  const email = `${role}.${crypto.randomUUID().slice(0, 8)}@ia-infinity.example.com`;
  const created = await admin.send('POST', '/users', {
    email,
    password: PASSWORD,
    role: ROLE_IDS[role],
    status: 'active',
    first_name: 'Camille',
    last_name: 'Moreau',
  });
  const id = (created.data as { id: string }).id;
  return { ...apiOf(platform, await signIn(platform.url, email)), id };
}

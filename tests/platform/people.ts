import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type Platform, signIn } from '../harness/platform.ts';
import { ADMIN_EMAIL, PASSWORD } from '../harness/settings.ts';

export { PASSWORD };

export type Answer = { readonly status: number; readonly body: unknown; readonly text: string };

type CallOptions = {
  readonly token?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** One request, its body read whatever the status. */
export async function call(url: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, text, body: isJson ? JSON.parse(text) : undefined };
}

export function signInAdmin(platform: Platform): Promise<string> {
  return signIn(platform.url, ADMIN_EMAIL);
}

export type Person = { readonly id: string; readonly email: string };

/** A person of a role, created by the administrator as staff would. */
export async function createPerson(
  platform: Platform,
  token: string,
  role: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Person> {
  const email = `${role.replace('_', '-')}-${randomBytes(4).toString('hex')}@ia-infinity.example.com`;
  const { rows } = await platform.database.query('select id from directus_roles where name = $1', [
    role,
  ]);
  const answer = await call(platform.url, '/users', {
    token,
    body: {
      email,
      role: rows[0].id,
      first_name: 'Camille',
      last_name: 'Moreau',
      password: PASSWORD,
      status: 'active',
      ...fields,
    },
  });
  if (answer.status !== 200) throw new Error(`No ${role}: ${answer.text}`);
  return { id: idOf(answer.body), email };
}

export function idOf(body: unknown): string {
  return (body as { data: { id: string } }).data.id;
}

/** Code and reason of the first error of an answer. */
export function refusalOf(answer: Answer): {
  code?: string;
  reason?: string;
  field?: string;
  message: string;
} {
  const [error] = (answer.body as { errors: { message: string; extensions: object }[] }).errors;
  return { message: error?.message ?? '', ...error?.extensions };
}

/** Runs a query until it answers what is waited for. */
export async function poll<Row extends pg.QueryResultRow>(
  platform: Pick<Platform, 'database'>,
  query: { readonly text: string; readonly values?: unknown[] },
  isDone: (rows: Row[]) => boolean,
  timeoutMs = 20_000,
): Promise<Row[]> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const { rows } = await platform.database.query<Row>(query.text, query.values);
    if (isDone(rows)) return rows;
    if (Date.now() > end)
      throw new Error(`Waited in vain: ${query.text}\n${JSON.stringify(rows).slice(0, 800)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

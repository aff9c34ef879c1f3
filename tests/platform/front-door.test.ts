import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL, PASSWORD } from '../harness/settings.ts';
import { call, createPerson } from './people.ts';

let platform: Platform;
let admin: string;

beforeAll(async () => {
  platform = await startPlatform({ app: true, settings: { OUTBOUND_ALLOW_HOSTS: '' } });
  admin = await signIn(platform.url, ADMIN_EMAIL);
});
afterAll(() => platform?.stop());

const login = (email: string, password: string, more: object = {}) =>
  call(platform.url, '/auth/login', { body: { email, password, mode: 'session', ...more } });
const statusOf = async (path: string, init?: RequestInit) =>
  (await fetch(`${platform.url}${path}`, { redirect: 'manual', ...init })).status;

describe('wrong passwords', () => {
  it('slow the account down from there, with the wait, and suspend nobody, the last administrator included', async () => {
    for (let tries = 1; tries <= 5; tries += 1)
      expect((await login(ADMIN_EMAIL, `faux ${tries}`)).status).toBe(401);
    const slowed = await login(ADMIN_EMAIL, PASSWORD);
    expect(slowed.status).toBe(429);
    expect(JSON.stringify(slowed.body)).toMatch(/patientez \d+ min/);
    const { rows } = await platform.database.query(
      'select status from directus_users where email = $1',
      [ADMIN_EMAIL],
    );
    expect(rows).toEqual([{ status: 'active' }]);
  });

  it('are told to the person, and to the audit log', async () => {
    const { rows: mails } = await platform.database.query(
      `select template, data->>'space' as space from platform.mails where recipient = $1 and template = 'sign_in_attempts'`,
      [ADMIN_EMAIL],
    );
    expect(mails).toEqual([{ template: 'sign_in_attempts', space: 'internal' }]);
    const { rows: lines } = await platform.database.query(
      `select actor_label from audit_log where action = 'login.slowed'`,
    );
    expect(lines).toEqual([{ actor_label: ADMIN_EMAIL }]);
  });

  it('of an address nobody has are slowed alike: it tells nothing', async () => {
    const answers: number[] = [];
    for (let tries = 1; tries <= 6; tries += 1)
      answers.push((await login('personne@ia-infinity.example.com', 'faux')).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('are slowed when they come all at once too', async () => {
    const person = await createPerson(platform, admin, 'finance');
    const tries = Array.from({ length: 40 }, (_, count) => login(person.email, `faux ${count}`));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(35);
  });

  it('open no token that outlives its session', async () => {
    const person = await createPerson(platform, admin, 'sales');
    for (const mode of ['json', 'cookie', undefined])
      expect((await login(person.email, PASSWORD, { mode })).status).toBe(401);
  });
});

describe('somebody we do not know', () => {
  it.each([
    ['POST', '/utils/hash/generate'],
    ['POST', '/items/deals'],
    ['PATCH', '/items/accounts/7c9e6679-7425-40de-944b-e07fc1f90ae7'],
    ['POST', '/graphql'],
    ['GET', '/graphql?query={__typename}'],
    ['POST', '/GraphQL/system/'],
    ['GET', '/server/specs/oas'],
    ['GET', '/server/specs/graphql/items'],
    ['GET', '/extensions'],
  ])('is refused %s %s', async (method, path) => {
    const body = method === 'POST' ? JSON.stringify({ string: 'x' }) : undefined;
    const headers = { 'content-type': 'application/json' };
    expect(await statusOf(path, { method, headers, ...(body && { body }) })).toBe(403);
  });

  it('finds the sign-in page: its name and look are told, and no request of it fails', async () => {
    const info = await call(platform.url, '/server/info', {});
    expect(info).toMatchObject({ status: 200, body: { data: { project: expect.anything() } } });
    expect(JSON.stringify(info.body)).not.toMatch(/version|websocket|queryLimit/);
    const renewed = await call(platform.url, '/auth/refresh', { body: { mode: 'session' } });
    expect(renewed).toMatchObject({ status: 200, body: { errors: [expect.anything()] } });
    const words = await call(platform.url, '/translations?limit=-1', {});
    expect(words).toMatchObject({ status: 200, body: { data: [] } });
  });

  it('reads no line of our modules; people of the house do', async () => {
    const script = async (headers = {}) =>
      (await fetch(`${platform.url}/extensions/sources/index.js`, { headers })).text();
    expect(await script()).not.toMatch(/pipeline|IA Infinity/i);
    expect(await script({ authorization: `Bearer ${admin}` })).toMatch(/pipeline/i);
  });
});

describe('every answer', () => {
  it.each(['/admin/', '/server/ping', '/items/deals', '/robots.txt'])(
    '%s says how it is to be taken, and not who made it',
    async (path) => {
      const { headers } = await fetch(`${platform.url}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it.each([
    ['page.html', 'text/html'],
    ['dessin.svg', 'image/svg+xml'],
  ])('gives an uploaded %s as a file, never as a page of ours', async (name, type) => {
    const form = new FormData();
    form.append('file', new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], name, { type }));
    const sent = await fetch(`${platform.url}/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}` },
      body: form,
    });
    const { data } = (await sent.json()) as { data: { id: string } };
    const { headers } = await fetch(`${platform.url}/assets/${data.id}`, {
      headers: { authorization: `Bearer ${admin}` },
    });
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('another site', () => {
  const open = async (origin: string | null, more: Record<string, string> = {}) =>
    statusOf('/files', {
      method: 'POST',
      headers: {
        cookie: `directus_session_token=${admin}`,
        ...(origin && { origin }),
        ...more,
      },
      body: new FormData(),
    });

  it('writes nothing with the cookie of a visitor, a sibling of our domain included', async () => {
    expect(await open('https://portail.agence.example.com')).toBe(403);
    expect(await open('null')).toBe(403);
    expect(await open(null, { 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await open(null)).not.toBe(403);
  });

  it('opens no WebSocket', async () => {
    const upgrade = (origin: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(platform.url.replace('http', 'ws').concat('/websocket'), {
          headers: { origin, cookie: `directus_session_token=${admin}` },
        } as never);
        socket.onopen = () => {
          socket.close();
          resolve('open');
        };
        socket.onerror = () => resolve('refused');
      });
    expect(await upgrade('https://evil.example.com')).toBe('refused');
    expect(await upgrade('null')).toBe('refused');
    expect(await upgrade(new URL(platform.url).origin)).toBe('open');
  });
});

describe('a connection that stays open', () => {
  const openAs = async (token: string) => {
    const socket = new WebSocket(
      `${platform.url.replace('http', 'ws')}/websocket?access_token=${token}`,
    );
    const closed = new Promise<number>((resolve) => {
      socket.onclose = ({ code }) => resolve(code);
    });
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    return { socket, closed };
  };
  const within = (closed: Promise<number>) =>
    Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5000, 'still open'))]);

  it.each([
    [
      'its session is ended',
      async (_id: string, token: string) => {
        await call(platform.url, '/auth/logout', {
          body: { mode: 'session' },
          headers: { cookie: `directus_session_token=${token}` },
        });
      },
    ],
    [
      'the person is suspended',
      async (id: string) => {
        await call(platform.url, `/users/${id}`, {
          token: admin,
          method: 'PATCH',
          body: { status: 'suspended' },
        });
      },
    ],
    [
      'the person is deleted',
      async (id: string) => {
        await call(platform.url, `/users/${id}`, { token: admin, method: 'DELETE' });
      },
    ],
    [
      'the session is ended in the database',
      async (id: string) => {
        await platform.database.query('delete from directus_sessions where "user" = $1', [id]);
      },
    ],
  ])('is closed at once when %s', async (_name, end) => {
    const person = await createPerson(platform, admin, 'sales');
    const token = await signIn(platform.url, person.email);
    const other = await openAs(admin);
    const { closed } = await openAs(token);
    await end(person.id, token);
    expect(await within(closed)).toBe(4401);
    expect(other.socket.readyState).toBe(WebSocket.OPEN);
    other.socket.close();
  });

  it.each([
    ['/graphql', (deep: string) => `{"type":"connection_init","payload":${deep}}`],
    ['/websocket', (deep: string) => `{"type":"ping","payload":${deep}}`],
  ])('is ended by a message that goes too deep on %s, the server is not', async (path, message) => {
    const address = `${platform.url.replace('http', 'ws')}${path}?access_token=${admin}`;
    const socket = new WebSocket(address, path === '/graphql' ? 'graphql-transport-ws' : []);
    const closed = new Promise<number>((resolve) => {
      socket.onclose = ({ code }) => resolve(code);
    });
    await new Promise((resolve) => {
      socket.onopen = resolve;
    });
    socket.send(message('['.repeat(100_000) + ']'.repeat(100_000)));
    expect(await within(closed)).toBe(1009);
    expect(await statusOf('/server/ping')).toBe(200);
  });

  it('is closed in every process', async () => {
    const second = await platform.startProcess();
    const person = await createPerson(platform, admin, 'sales');
    const token = await signIn(platform.url, person.email);
    const socket = new WebSocket(
      `${second.url.replace('http', 'ws')}/websocket?access_token=${token}`,
    );
    let isClosed = false;
    socket.onclose = () => {
      isClosed = true;
    };
    await new Promise((resolve) => {
      socket.onopen = resolve;
    });
    await platform.database.query('delete from directus_sessions where "user" = $1', [person.id]);
    await waitUntil(async () => isClosed, { timeoutMs: 5000, what: 'the socket to close' });
  }, 90_000);
});

describe('what Directus fetches itself', () => {
  it('reads nothing of this machine, however its address is written', async () => {
    const inside = createServer((_request, response) => response.end('secret'));
    await new Promise<void>((resolve) => inside.listen(0, '0.0.0.0', resolve));
    const { port } = inside.address() as AddressInfo;
    for (const host of [
      '0.0.0.0',
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
    ]) {
      const answer = await call(platform.url, '/files/import', {
        token: admin,
        body: { url: `http://${host}:${port}/` },
      });
      // Said as it is, and not as a service that would be busy.
      expect(answer.status, host).toBe(403);
      expect(JSON.stringify(answer.body), host).toMatch(/ADDRESS_NOT_ALLOWED.*|n’est pas permise/);
    }
    const { rows } = await platform.database.query(
      `select count(*)::int as n from directus_files where filesize = 6`,
    );
    expect(rows).toEqual([{ n: 0 }]);
    inside.close();
  });
});

describe('Directus’ own import of files', () => {
  it.each(['sales', 'delivery', 'vendor', 'admin'])(
    'is closed to %s: one row refused would keep its connection for ever',
    async (role) => {
      const person = role === 'admin' ? null : await createPerson(platform, admin, role);
      const token = person ? await signIn(platform.url, person.email) : admin;
      for (const path of ['/utils/import/leads', '/UTILS/import/deliverables/']) {
        const body = new FormData();
        body.append('file', new Blob(['last_name,email\nNormal,pas une adresse\n']), 'leads.csv');
        const answer = await fetch(`${platform.url}${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
          body,
        });
        expect(answer.status).toBe(403);
        expect(JSON.stringify(await answer.json())).toContain('NATIVE_IMPORT_CLOSED');
      }
    },
  );
});

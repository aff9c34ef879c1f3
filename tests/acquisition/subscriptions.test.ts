import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Inbound, inboundOf, post, type Source, stampedSignature } from './inbound-api.ts';
import {
  type CalendlyDouble,
  type LinkedinDouble,
  startCalendly,
  startLinkedin,
} from './provider-doubles.ts';

let platform: Platform;
let inbound: Inbound;
let calendly: CalendlyDouble;
let linkedin: LinkedinDouble;

beforeAll(async () => {
  [calendly, linkedin] = await Promise.all([startCalendly(), startLinkedin()]);
  platform = await startPlatform({
    data: 'demo',
    jobs: 'all',
    settings: {
      CALENDLY_API_URL: calendly.url,
      LINKEDIN_API_URL: linkedin.url,
      LINKEDIN_OAUTH_URL: linkedin.url,
    },
  });
  inbound = await inboundOf(platform);
  linkedin.reach = (webhook) => `${platform.url}${new URL(webhook).pathname}`;
});
afterAll(async () => {
  await platform?.stop();
  calendly?.server.close();
  linkedin?.server.close();
});

interface Connection {
  readonly status: string;
  readonly scope: string | null;
  readonly error_message: string | null;
  readonly renewed_at: string | null;
  readonly token_expires_at: string | null;
  readonly refresh_expires_at: string | null;
}

const at = (source: Source, part = '') => `/crm/inbound/sources/${source.id}${part}`;
const connect = (source: Source) =>
  inbound.api.request<Connection>('POST', at(source, '/connection'), {});
const check = (source: Source) =>
  inbound.api.request<Connection>('POST', at(source, '/connection/check'), {});
const noticesOf = (source: Source, type: string) =>
  inbound.rows<{ title: string; user: string }>(
    'select title, "user" from notifications where url = $1 and type = $2 order by created_at',
    [`/admin/inbound/sources/${source.id}`, type],
  );
/** As the clock would have it; the job itself, not a request. */
async function watchAll(source: Source): Promise<void> {
  await inbound.rows(
    'update platform.source_subscriptions set next_check_at = now(), checked_at = null where source = $1',
    [source.id],
  );
  await inbound.rows(
    `insert into pgboss.job (name, data) values ('intake.watch-subscriptions', '{}')`,
  );
  await waitUntil(
    async () =>
      (
        await inbound.rows(
          'select 1 from platform.source_subscriptions where source = $1 and checked_at is not null',
          [source.id],
        )
      ).length > 0,
    { timeoutMs: 30_000, what: 'the subscription to be watched', explain: platform.directus.log },
  );
}

describe('a source of Calendly', () => {
  let source: Source;
  const only = () => [...calendly.hooks.entries()][0] ?? ['', null];

  test('is subscribed by API with a key of its own, and what is signed with it comes in', async () => {
    source = await inbound.createSource({
      name: 'Agenda',
      key: 'agenda',
      kind: 'calendly',
      secrets: { access_token: calendly.token },
    });
    const connection = await connect(source);
    expect(connection).toMatchObject({ status: 'active', scope: 'organization' });
    const create = calendly.asked.find(({ method }) => method === 'POST')?.body;
    expect(create).toMatchObject({
      scope: 'organization',
      organization: 'https://api.calendly.com/organizations/AAAAAAAAAAAAAAAA',
      events: expect.arrayContaining([
        'invitee_no_show.created',
        'routing_form_submission.created',
      ]),
    });
    expect(create).not.toHaveProperty('user');
    const [, hook] = only();
    const url = `${platform.url}${new URL(hook?.url ?? '').pathname}`;
    const body = JSON.stringify({ event: 'invitee.created', payload: { uri: 'x' } });
    const signed = { 'calendly-webhook-signature': stampedSignature(body, hook?.signingKey ?? '') };
    const json = { 'content-type': 'application/json' };
    expect((await post(url, body, { ...json, ...signed })).status).toBe(200);
    expect((await post(url, body, json)).status).toBe(401);
    // The address from before goes on for the hour the change may take.
    expect((await post(source.url, `${body} `, json)).status).toBe(401);
  });

  test('keeps its key and the token of its address where nobody reads them', async () => {
    const [, hook] = only();
    const [row] = await inbound.rows<{ all: string }>(
      `select (select row_to_json(s)::text from sync_sources s where id = $1)
              || (select row_to_json(b)::text from platform.source_subscriptions b where source = $1)
              || (select encode(sealed_secrets, 'escape') from platform.source_gates where source = $1)
              as all`,
      [source.id],
    );
    const token = hook?.url.split('/').at(-1) ?? '?';
    for (const secret of [hook?.signingKey ?? '?', token, calendly.token])
      expect(row?.all).not.toContain(secret);
  });

  test('disabled by Calendly it is made again at the same address, and the direction is told once', async () => {
    const [id, hook] = only();
    if (hook) hook.state = 'disabled';
    await watchAll(source);
    const connection = await inbound.api.request<Connection>('GET', at(source, '/connection'));
    expect(connection).toMatchObject({ status: 'active', renewed_at: expect.any(String) });
    const [again, renewed] = only();
    expect([...calendly.hooks.keys()]).toHaveLength(1);
    expect(again).not.toBe(id);
    expect(renewed).toEqual({ ...hook, state: 'active' });
    await watchAll(source);
    const told = await noticesOf(source, 'source.renewed');
    expect(new Set(told.map(({ user }) => user)).size).toBe(told.length);
    expect(told[0]?.title).toContain('Agenda');
  });

  test('made by a process that died before it was noted, it is made anew and not twice', async () => {
    const [id, hook] = only();
    await inbound.rows(
      'update platform.source_subscriptions set external_id = null where source = $1',
      [source.id],
    );
    await watchAll(source);
    expect([...calendly.hooks.keys()]).toHaveLength(1);
    const [again, made] = only();
    expect(again).not.toBe(id);
    expect(made).toEqual(hook);
  });

  test('refused, it says why and tells the direction; away for a moment, it stays as it is', async () => {
    calendly.failing = 503;
    await watchAll(source);
    expect(await inbound.api.request('GET', at(source, '/connection'))).toMatchObject({
      status: 'active',
      error_message: expect.stringContaining('Calendly'),
    });
    expect(await noticesOf(source, 'source.failed')).toEqual([]);
    calendly.failing = 403;
    await watchAll(source);
    expect(await inbound.api.request('GET', at(source, '/connection'))).toMatchObject({
      status: 'failed',
      error_message: expect.stringContaining('Upgrade.'),
    });
    await watchAll(source);
    const told = await noticesOf(source, 'source.failed');
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ user }) => user)).size).toBe(told.length);
    calendly.failing = null;
    expect(await check(source)).toMatchObject({ status: 'active', error_message: null });
  });

  test('a changed address is told to Calendly, and the one before goes on meanwhile', async () => {
    const [, before] = only();
    const { url } = await inbound.api.request<Source>('POST', at(source, '/rotate'), {});
    await watchAll(source);
    const [, after] = only();
    expect(after?.url).toBe(url);
    expect(after?.url).not.toBe(before?.url);
    expect(after?.signingKey).toBe(before?.signingKey);
  });

  test('disconnected, switched off or removed, it is deleted at Calendly', async () => {
    const gone = () =>
      waitUntil(async () => calendly.hooks.size === 0, {
        timeoutMs: 30_000,
        what: 'the subscription to be deleted',
        explain: platform.directus.log,
      });
    await inbound.api.request('DELETE', at(source, '/connection'));
    await gone();
    await connect(source);
    await inbound.api.request('PATCH', at(source), { is_active: false });
    await gone();
    await inbound.api.request('PATCH', at(source), { is_active: true });
    await connect(source);
    // It has received something: it is kept for that, and switched off.
    expect(await inbound.api.request('DELETE', at(source))).toEqual({ outcome: 'off' });
    await gone();
    const other = await inbound.createSource({
      name: 'Autre agenda',
      key: 'autre-agenda',
      kind: 'calendly',
      settings: { scope: 'user' },
      secrets: { access_token: calendly.token },
    });
    expect(await connect(other)).toMatchObject({ status: 'active', scope: 'user' });
    // By the items API, as anybody of the direction might.
    await inbound.api.request('DELETE', `/items/sync_sources/${other.id}`);
    await gone();
    expect(
      await inbound.rows('select 1 from platform.ended_subscriptions where source = $1', [
        other.id,
      ]),
    ).toEqual([]);
    const logged = await inbound.rows<{ action: string }>(
      `select action from audit_log where subject_id = $1 and action like 'source.%'`,
      [source.id],
    );
    expect(logged.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['source.connected', 'source.disconnected', 'source.removed']),
    );
  });

  test('without its token, or of another kind, it says what is missing', async () => {
    const bare = await inbound.createSource({ name: 'Vide', key: 'vide', kind: 'calendly' });
    await expect(connect(bare)).rejects.toThrow('SOURCE_SECRET_MISSING');
    const form = await inbound.createSource({ name: 'Site', key: 'site', kind: 'site_form' });
    await expect(connect(form)).rejects.toThrow('SOURCE_NOT_CONNECTABLE');
  });
});

describe('a source of LinkedIn', () => {
  let source: Source;
  const days = (count: number) => Math.floor(Date.now() / 1000) + count * 86_400;

  test('is subscribed for its page, its address proven by the challenge', async () => {
    source = await inbound.createSource({
      name: 'Publicités LinkedIn',
      key: 'publicites',
      kind: 'linkedin',
      settings: { client_id: 'client-linkedin' },
      secrets: { signing_secret: linkedin.clientSecret, access_token: linkedin.accessToken },
    });
    await expect(connect(source)).rejects.toThrow('SOURCE_OWNER_MISSING');
    const settings = {
      client_id: 'client-linkedin',
      lead_owner: 'urn:li:sponsoredAccount:520866471',
    };
    await inbound.api.request('PATCH', at(source), { settings });
    const connection = await connect(source);
    expect(connection).toMatchObject({
      status: 'active',
      scope: 'urn:li:sponsoredAccount:520866471',
    });
    expect(connection.token_expires_at?.slice(0, 10)).toBe(
      new Date(linkedin.tokenEnds * 1000).toISOString().slice(0, 10),
    );
    const create = linkedin.asked.find(
      ({ method, path }) => method === 'POST' && path === '/rest/leadNotifications',
    );
    expect(create?.body).toMatchObject({
      owner: { sponsoredAccount: 'urn:li:sponsoredAccount:520866471' },
      leadType: 'SPONSORED',
    });
  });

  test('the end of a token that cannot be renewed is told two weeks and three days ahead, once each', async () => {
    for (const [left, times] of [
      [20, 0],
      [13, 1],
      [13, 1],
      [2, 2],
    ] as const) {
      await inbound.rows(
        'update platform.source_subscriptions set token_expires_at = to_timestamp($2) where source = $1',
        [source.id, days(left) + (left === 2 ? 0 : 60)],
      );
      await watchAll(source);
      const told = await noticesOf(source, 'source.token_ends');
      expect(new Set(told.map(({ title }) => title)).size, `${left} days`).toBe(times);
    }
  });

  test('with a refresh token it is renewed ahead, and the end of that is told', async () => {
    await inbound.api.request('PATCH', at(source), {
      secrets: { refresh_token: linkedin.refreshToken },
    });
    linkedin.tokenEnds = days(5);
    await watchAll(source);
    const connection = await inbound.api.request<Connection>('GET', at(source, '/connection'));
    expect(connection).toMatchObject({ status: 'active', error_message: null });
    expect(linkedin.accessToken).toBe('jeton-linkedin-2');
    const until = (end: string | null) =>
      Math.round((Date.parse(end ?? '') - Date.now()) / 86_400_000);
    expect(until(connection.token_expires_at)).toBe(60);
    expect(until(connection.refresh_expires_at)).toBe(20);
    const told = await noticesOf(source, 'source.token_ends');
    expect(told.some(({ title }) => title.startsWith('Le renouvellement LinkedIn'))).toBe(true);
    expect(linkedin.hooks.size).toBe(1);
  });

  test('lost by LinkedIn it is made again; refused, the direction is told', async () => {
    linkedin.hooks.clear();
    await watchAll(source);
    expect(linkedin.hooks.size).toBe(1);
    await vi.waitFor(async () => {
      expect(await noticesOf(source, 'source.renewed')).not.toEqual([]);
    }, 20_000);
    linkedin.accessToken = 'revoked';
    await watchAll(source);
    expect(await inbound.api.request('GET', at(source, '/connection'))).toMatchObject({
      status: 'failed',
    });
    expect(await noticesOf(source, 'source.failed')).not.toEqual([]);
    // What it is renewed with is still good: the next watch does.
    await watchAll(source);
    expect(await inbound.api.request('GET', at(source, '/connection'))).toMatchObject({
      status: 'active',
      error_message: null,
    });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Api } from '../harness/api.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { type Inbound, inboundOf, post, type Source } from './inbound-api.ts';

const CASES = join(import.meta.dirname, 'cases');
const textOf = (file: string) => readFileSync(join(CASES, file), 'utf8');

let platform: Platform;
let inbound: Inbound;
let site: Source;
let mail: Source;
beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', jobs: 'all' });
  inbound = await inboundOf(platform);
  site = await inbound.createSource({ name: 'Site', key: 'site', kind: 'site_form' });
  mail = await inbound.createSource({ name: 'Contact', key: 'mail', kind: 'mail_webhook' });
});
afterAll(() => platform?.stop());

interface Tried {
  readonly record: {
    readonly kind: string;
    readonly known: string | null;
    readonly fields: Record<string, unknown>;
    readonly activity: { readonly subject: string };
  } | null;
  readonly reason: { readonly code: string } | null;
  readonly tool: string | null;
  readonly answers: readonly { readonly question: string; readonly target: string | null }[];
}
const attempt = (source: Source, body: Record<string, unknown>) =>
  inbound.api.request<Tried>('POST', `/crm/inbound/sources/${source.id}/try`, body);
const kept = () =>
  inbound.rows<Record<string, string>>(
    `select (select count(*) from leads) leads, (select count(*) from activities) activities,
            (select count(*) from inbound_events) events, (select count(*) from outbox_events) told`,
  );

test('a delivery that is tried says which lead would come of it and why, and leaves nothing', async () => {
  const before = await kept();
  const found = await attempt(site, { body: textOf('24.body.json') });
  expect(found).toMatchObject({
    tool: 'Webflow',
    reason: null,
    record: {
      kind: 'lead',
      known: null,
      fields: { first_name: 'Agathe', last_name: 'Lenoir', source: 'Site' },
      activity: { subject: 'Formulaire « Formulaire de contact »' },
    },
  });
  expect(found.answers).toContainEqual({
    question: 'Email',
    answer: 'agathe@example.fr',
    target: 'email',
    because: 'name',
  });
  const latin = { headers: textOf('30.headers.txt'), body: textOf('30.body.txt') };
  expect((await attempt(site, latin)).record?.fields).toMatchObject({ last_name: 'Noël' });
  const multipart = readFileSync(join(CASES, '30-b.body.bin')).toString('base64');
  const uploaded = { headers: textOf('30-b.headers.txt'), body_base64: multipart };
  expect((await attempt(site, uploaded)).record?.fields).toMatchObject({ first_name: 'Amélie' });
  expect(await kept()).toEqual(before);
});

test('one that would lead to nothing says why, in the words of who asks', async () => {
  expect(await attempt(site, { body: '{"budget": "2 000 €"}' })).toMatchObject({
    record: null,
    reason: { code: 'INBOUND_NO_IDENTITY' },
    answers: [{ question: 'budget', target: null, because: 'unknown' }],
  });
  expect(await attempt(site, { body: 'Bonjour' })).toMatchObject({
    reason: { code: 'INBOUND_UNREADABLE' },
    answers: [],
  });
  expect(await attempt(mail, { body: textOf('43-c.eml') })).toMatchObject({
    reason: { code: 'MAIL_AUTOMATIC' },
  });
});

test('somebody known is named', async () => {
  await post(site.url, textOf('24.body.json'), { 'content-type': 'application/json' });
  const [event] = await inbound.settled(site.id);
  expect(await attempt(mail, { body: textOf('41.eml') })).toMatchObject({
    record: { known: null, fields: { email: 'agathe@client.example.com' } },
  });
  expect(await attempt(site, { body: textOf('26-b.body.txt') })).toMatchObject({
    tool: 'Elementor',
    record: { kind: 'lead', known: event?.lead },
  });
});

test('nobody but the administration tries, within bounds', async () => {
  const path = `/crm/inbound/sources/${site.id}/try`;
  const sales = new Api(platform.url, await signIn(platform.url, 'sales@ia-infinity.example.com'));
  expect((await sales.send('POST', path, { body: '{}' })).status).toBe(403);
  expect((await new Api(platform.url, '').send('POST', path, { body: '{}' })).status).toBe(403);
  for (const body of [{}, { body: 'a', body_base64: 'YQ==' }, { body: 'a'.repeat(700_001) }]) {
    expect((await inbound.api.send('POST', path, body)).status).toBe(400);
  }
  const nobody = '/crm/inbound/sources/00000000-0000-4000-8000-000000000000/try';
  expect((await inbound.api.send('POST', nobody, { body: '{}' })).status).toBe(404);
});

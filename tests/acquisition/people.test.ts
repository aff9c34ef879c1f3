import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Inbound, inboundOf, post, postJson, type Source } from './inbound-api.ts';

const SECRET = 'secret-de-l-application-meta';
const CASES = join(import.meta.dirname, 'cases');
const textOf = (file: string) => readFileSync(join(CASES, file), 'utf8');

let platform: Platform;
let inbound: Inbound;
let site: Source;
let mail: Source;
let whatsapp: Source;
beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', jobs: 'all' });
  inbound = await inboundOf(platform);
  site = await inbound.createSource({ name: 'Site', key: 'site', kind: 'site_form' });
  mail = await inbound.createSource({ name: 'Contact', key: 'mail', kind: 'mail_webhook' });
  whatsapp = await inbound.createSource({
    name: 'WhatsApp',
    key: 'whatsapp',
    kind: 'whatsapp',
    settings: { phone_number_id: '106540352242922' },
    secrets: { signing_secret: SECRET, access_token: 'EAAJB', verify_token: 'mot-convenu' },
  });
});
afterAll(() => platform?.stop());

interface Lead {
  readonly id: string;
  readonly email: string | null;
  readonly last_name: string | null;
  readonly phone: string | null;
}
const leadsWhere = (condition: string, values: unknown[]) =>
  inbound.rows<Lead>(`select * from leads where ${condition} order by date_created`, values);
const activitiesOf = (lead: string | undefined) =>
  inbound.rows<{ body: string; subject: string }>(
    'select body, subject from activities where lead = $1 order by date_created',
    [lead],
  );
const tell = (body: string) => {
  const hash = createHmac('sha256', SECRET).update(body).digest('hex');
  return post(whatsapp.url, body, {
    'content-type': 'application/json',
    'x-hub-signature-256': `sha256=${hash}`,
  });
};

describe('who writes by a form', () => {
  test('22 with invisible marks around their address is one lead, however often', async () => {
    const body = textOf('22.body.json');
    await post(site.url, body, { 'content-type': 'application/json' });
    await inbound.settled(site.id);
    await post(site.url, body.replace('Lenoir', 'Lenoir-Roux'), {
      'content-type': 'application/json',
    });
    await inbound.settled(site.id);
    const leads = await leadsWhere('email = $1', ['lenoir@example.fr']);
    expect(leads).toMatchObject([{ phone: '+33612345678', last_name: 'Lenoir' }]);
    expect(await activitiesOf(leads[0]?.id)).toHaveLength(2);
  });

  test('30 from an old site keeps their accents', async () => {
    await post(site.url, textOf('30.body.txt'), {
      'content-type': 'application/x-www-form-urlencoded; charset=ISO-8859-1',
    });
    await inbound.settled(site.id);
    expect(await leadsWhere('email = $1', ['amelie@example.fr'])).toMatchObject([
      { first_name: 'Amélie', last_name: 'Noël' },
    ]);
  });

  test('35 behind the same switchboard is not their colleague', async () => {
    const steps: { post?: object }[] = JSON.parse(textOf('35.json'));
    for (const step of steps) {
      if (step.post) await postJson(site.url, step.post);
      await inbound.settled(site.id);
    }
    const [agathe, ...others] = await leadsWhere('email = $1', ['agathe@verrerie.example.fr']);
    const [paul] = await leadsWhere('email = $1', ['paul@verrerie.example.fr']);
    expect(others).toEqual([]);
    expect(paul).toMatchObject({ last_name: 'Martin', phone: '+33142000000' });
    expect(await activitiesOf(agathe?.id)).toHaveLength(1);
    expect(await activitiesOf(paul?.id)).toHaveLength(1);
  });
});

test('36 who writes from the address of a lead that was merged is found on the one that stayed', async () => {
  const make = (email: string) =>
    inbound.api.request<{ id: string }>('POST', '/items/leads', {
      last_name: 'Lenoir',
      email,
      status: 'new',
    });
  const kept = await make('agathe@perso.example.fr');
  const other = await make('agathe@pro.example.fr');
  await inbound.api.request('POST', `/crm/leads/${kept.id}/merge`, { other: other.id });
  await post(mail.url, textOf('36.eml'), { 'content-type': 'message/rfc822' });
  await inbound.settled(mail.id);
  expect(await activitiesOf(kept.id)).toMatchObject([{ subject: 'Suite' }]);
  expect(await activitiesOf(other.id)).toEqual([]);
});

describe('who writes by WhatsApp', () => {
  test('37 without a number is a lead by their id and name, found again by it', async () => {
    await tell(textOf('37-a.body.json'));
    await inbound.settled(whatsapp.id);
    const [agathe] = await leadsWhere(`phone is null and last_name = $1`, ['Agathe']);
    expect(await activitiesOf(agathe?.id)).toMatchObject([
      { body: 'Bonjour, votre offre m’intéresse' },
    ]);
    await tell(textOf('37-b.body.json'));
    await inbound.settled(whatsapp.id);
    expect((await activitiesOf(agathe?.id)).map(({ body }) => body)).toEqual([
      'Bonjour, votre offre m’intéresse',
      'Bonjour',
    ]);
    const [neighbour] = await leadsWhere('email = $1', ['lenoir@example.fr']);
    expect((await activitiesOf(neighbour?.id)).at(-1)).toMatchObject({ body: 'Rappelez-moi' });
  });

  test('37 beside what cannot be read is dealt with, and the rest is said', async () => {
    const body = JSON.parse(textOf('37-b.body.json'));
    const [change] = body.entry[0].changes;
    change.value.messages[0] = { id: 'wamid.ILLISIBLE' };
    change.value.messages[1].id = 'wamid.VOISIN';
    await tell(JSON.stringify(body));
    expect((await inbound.settled(whatsapp.id)).at(-1)).toMatchObject({
      status: 'processed',
      error_code: 'INBOUND_PARTLY',
      error_message: expect.stringContaining('wamid.ILLISIBLE'),
      lead: expect.any(String),
    });
  });

  test('39 takes their agreement back by the button, and in WhatsApp’s own settings', async () => {
    const [lead] = await leadsWhere('email = $1', ['lenoir@example.fr']);
    const withdrawn = () =>
      inbound.rows(
        `select id from consents where lead = $1 and channel = 'whatsapp' and status = 'withdrawn'`,
        [lead?.id],
      );
    await tell(textOf('39.body.json'));
    await inbound.settled(whatsapp.id);
    expect(await withdrawn()).toHaveLength(1);
    const value = {
      user_preferences: [
        {
          wa_id: '33612345678',
          category: 'marketing_messages',
          value: 'stop',
          timestamp: 1774600000,
        },
      ],
    };
    const changes = [{ field: 'user_preferences', value }];
    await tell(
      JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] }),
    );
    await inbound.settled(whatsapp.id);
    expect(await withdrawn()).toHaveLength(2);
  });
});

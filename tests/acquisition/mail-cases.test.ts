import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Inbound, inboundOf, post, postJson, type Source } from './inbound-api.ts';

const CASES = join(import.meta.dirname, 'cases');
const textOf = (file: string) => readFileSync(join(CASES, file), 'utf8');
const OURS = 'reminder-00000000-0000-4000-8000-000000000001@agence.example.com';

let platform: Platform;
let inbound: Inbound;
let mail: Source;
beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', jobs: 'all' });
  inbound = await inboundOf(platform);
  mail = await inbound.createSource({ name: 'Contact', key: 'mail', kind: 'mail_webhook' });
});
afterAll(() => platform?.stop());

const send = (text: string) => post(mail.url, text, { 'content-type': 'message/rfc822' });
const last = async () => (await inbound.settled(mail.id)).at(-1);
const leadsOf = (email: string) =>
  inbound.rows<{ id: string; last_name: string; email_bounced_at: Date | null }>(
    'select * from leads where email = $1',
    [email],
  );
const forgetAgathe = () =>
  inbound.rows(`update leads set email = null where email like '%@client.example.com'`);
const makeLead = (email: string) =>
  inbound.api.request<{ id: string }>('POST', '/items/leads', {
    first_name: 'Agathe',
    last_name: 'Lenoir',
    email,
    status: 'contacted',
  });
const sentTo = (lead: string, external_id: string) =>
  inbound.api.request('POST', '/items/activities', {
    type: 'email',
    subject: 'Votre projet',
    status: 'done',
    occurred_at: new Date().toISOString(),
    lead,
    external_id,
  });

describe('a mail of somebody new is a lead of theirs', () => {
  test.each(['41.eml', '41-b.eml', '43-a.eml', '43-b.eml'])('%s', async (file) => {
    await forgetAgathe();
    await send(textOf(file));
    const event = await last();
    expect(event).toMatchObject({ status: 'processed' });
    const [lead] = await leadsOf('agathe@client.example.com');
    expect(lead).toMatchObject({ id: event?.lead, first_name: 'Agathe', last_name: 'Lenoir' });
    if (file === '43-a.eml') expect(lead).toMatchObject({ phone: '+33612345678' });
  });

  test('43-d by Postmark, and none of a service that names nobody', async () => {
    await forgetAgathe();
    await postJson(mail.url, JSON.parse(textOf('43-d.body.json')));
    await last();
    expect(await leadsOf('agathe@client.example.com')).toHaveLength(1);
    await send(textOf('43-c.eml'));
    expect(await last()).toMatchObject({ status: 'ignored', error_code: 'MAIL_AUTOMATIC' });
  });

  test('50 passed on by a colleague, or a line to be sorted', async () => {
    await forgetAgathe();
    const settings = (forwards: string) =>
      inbound.api.request('PATCH', `/crm/inbound/sources/${mail.id}`, {
        settings: { forwards, colleagues: 'said' },
      });
    const forward = textOf('50.eml').replace(
      'camille@agence.example.com>',
      'sales@ia-infinity.example.com>',
    );
    // Nobody has checked that it is a colleague's.
    await send(forward.replace('fwd-1', 'fwd-0'));
    expect(await last()).toMatchObject({ status: 'dead', error_code: 'MAIL_SENDER_UNPROVEN' });
    await settings('sender');
    await send(forward);
    const event = await last();
    const [lead] = await leadsOf('agathe@client.example.com');
    expect(event).toMatchObject({ status: 'processed', lead: lead?.id });
    const bare = forward.replace(/-----Message[\s\S]*/, 'Voir plus bas.');
    await send(bare.replace('fwd-1', 'fwd-2'));
    expect(await last()).toMatchObject({ status: 'dead', error_code: 'MAIL_TO_SORT' });
    await settings('sort');
    await send(forward.replace('fwd-1', 'fwd-3'));
    expect(await last()).toMatchObject({ status: 'dead', error_code: 'MAIL_TO_SORT' });
    await settings('ignored');
    await send(forward.replace('fwd-1', 'fwd-4'));
    expect(await last()).toMatchObject({ status: 'ignored', error_code: 'MAIL_FROM_STAFF' });
  });
});

describe('an answer', () => {
  test('45 without angle brackets is on its conversation, and counts', async () => {
    const { id } = await makeLead('agathe.reponse@client.example.com');
    await sentTo(id, `mail:${OURS}`);
    await send(textOf('45-a.eml'));
    await send(textOf('45-b.eml'));
    await last();
    const answers = await inbound.rows<{ external_id: string }>(
      `select external_id from activities where lead = $1 and origin = 'webhook' order by external_id`,
      [id],
    );
    expect(answers.map(({ external_id }) => external_id)).toEqual([
      'mail:20260326.100000.1@client.example.com',
      'mail:reply-2@client.example.com',
    ]);
  });

  test('that asks to be left alone takes the agreement back', async () => {
    const [known] = await leadsOf('agathe.reponse@client.example.com');
    const text = 'Merci de me désinscrire.\n\nLe lun. 3 mai, Camille a écrit :\n> Bonjour';
    await send(textOf('45-b.eml').replace('reply-2', 'reply-3').replace('Oui, parlons-en.', text));
    await last();
    expect(
      await inbound.rows(
        `select channel, status from consents where lead = $1 and source = 'reply'`,
        [known?.id],
      ),
    ).toEqual([{ channel: 'email', status: 'withdrawn' }]);
  });
});

describe('a mail that came back marks its address', () => {
  const again = async () => {
    await inbound.rows(`update activities set external_id = null where external_id = $1`, [
      `mail:${OURS}`,
    ]);
    await forgetAgathe();
    const { id } = await makeLead('agathe@client.example.com');
    await sentTo(id, `mail:${OURS}`);
    return id;
  };

  test.each(['46-a.eml', '46-b.eml', '46-c.eml', '46-d.eml', '46-e.eml'])('%s', async (file) => {
    const id = await again();
    await send(textOf(file));
    expect(await last()).toMatchObject({ status: 'processed', lead: id });
    expect((await leadsOf('agathe@client.example.com'))[0]?.email_bounced_at).not.toBeNull();
  });

  test('47 under the name its server gave it', async () => {
    const id = await again();
    const alias = /Message-ID: <(\S+)@eu-west-1/.exec(textOf('47.eml'))?.[1];
    const other = await makeLead('autre@client.example.com');
    await sentTo(other.id, 'mail:reminder-autre@agence.example.com');
    await inbound.rows('insert into platform.mail_aliases (alias, key) values ($1, $2)', [
      alias,
      `mail:${OURS}`,
    ]);
    await send(textOf('47.eml'));
    expect(await last()).toMatchObject({ status: 'processed', lead: id });
    expect((await leadsOf('agathe@client.example.com'))[0]?.email_bounced_at).not.toBeNull();
    const reply = textOf('45-b.eml').replace(OURS, `<${alias}@eu-west-1.amazonses.example>`);
    await send(reply.replace('reply-2', 'reply-ses'));
    expect(await last()).toMatchObject({ status: 'processed', lead: id });
  });

  test('47 under no name of ours proves nothing: it waits to be looked at, and changes nothing', async () => {
    await again();
    const unknown = textOf('47.eml').replaceAll('0102018f', '0999999f').replace('dsn-ses', 'dsn-2');
    const notices = [
      unknown.replace(/<0999999f\S+>/, '<reminder-inventee@agence.example.com>'),
      unknown.replace('dsn-2', 'dsn-3'),
      unknown.replace('dsn-2', 'dsn-4').replace(/^Message-ID: <0999999f.*$/m, 'X-None: yes'),
    ];
    for (const notice of notices) {
      await send(notice);
      expect(await last()).toMatchObject({ status: 'dead', error_code: 'MAIL_BOUNCE_UNPROVEN' });
    }
    await send(unknown.replace('dsn-2', 'dsn-5').replaceAll('agathe@', 'personne@'));
    expect(await last()).toMatchObject({ status: 'ignored', error_code: 'MAIL_AUTOMATIC' });
    expect((await leadsOf('agathe@client.example.com'))[0]?.email_bounced_at).toBeNull();
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type ImapServer, startImap } from './imap-server.ts';
import {
  contactWithDeal,
  type Inbound,
  inboundOf,
  post,
  postJson,
  type Source,
} from './inbound-api.ts';

let platform: Platform;
let inbound: Inbound;
let webhook: Source;
let mailbox: Source;
let imap: ImapServer;
beforeAll(async () => {
  imap = await startImap({ user: 'bonjour', password: 'mot-de-passe-imap' });
  platform = await startPlatform({ data: 'demo', jobs: 'all' });
  inbound = await inboundOf(platform);
  webhook = await inbound.createSource({ name: 'Contact', key: 'mail', kind: 'mail_webhook' });
  mailbox = await inbound.createSource({
    name: 'Boîte bonjour',
    key: 'boite',
    kind: 'mail_imap',
    settings: { host: '127.0.0.1', port: imap.port, secure: false, user: 'bonjour' },
    secrets: { password: 'mot-de-passe-imap' },
  });
});
afterAll(async () => {
  await platform?.stop();
  await imap?.close();
});

interface Mail {
  readonly id: string;
  readonly from: string;
  readonly subject?: string;
  readonly text?: string;
  readonly more?: readonly string[];
}

const mime = ({ id, from, subject = 'Demande', text = 'Bonjour', more = [] }: Mail) =>
  [
    `From: ${from}`,
    'To: Contact <bonjour@ia-infinity.example.com>',
    `Subject: ${subject}`,
    `Message-ID: <${id}@exp.example.com>`,
    'Date: Thu, 20 Nov 2025 09:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...more,
    '',
    text,
    '',
  ].join('\r\n');

const send = (mail: Mail) => post(webhook.url, mime(mail), { 'content-type': 'message/rfc822' });
const activitiesOf = (id: string) =>
  inbound.rows<Record<string, unknown>>('select * from activities where external_id = $1', [
    `mail:${id}@exp.example.com`,
  ]);
const leadsOf = (email: string) =>
  inbound.rows<Record<string, unknown>>('select * from leads where email = $1', [email]);

/** What the webhook has filed, and the mailbox gives again. */
const received: Mail[] = [];

describe('a mail', () => {
  test('of somebody new is a lead, its words on the timeline as text', async () => {
    const mail = {
      id: 'neuf',
      from: '=?utf-8?q?Elo=C3=AFse_Martin?= <Eloise@mail.example.com>',
      subject: '=?utf-8?q?Devis_pour_No=C3=ABl?=',
      text: 'Bonjour,\r\n<script>alert(1)</script> un devis ?',
    };
    for (let time = 0; time < 3; time += 1) expect((await send(mail)).status).toBe(200);
    expect(await inbound.settled(webhook.id)).toHaveLength(1);
    expect(await leadsOf('eloise@mail.example.com')).toMatchObject([
      { first_name: 'Eloïse', last_name: 'Martin', source: 'Contact', channel: 'E-mail' },
    ]);
    const [activity] = await activitiesOf('neuf');
    expect(activity).toMatchObject({
      type: 'email',
      subject: 'Devis pour Noël',
      occurred_at: new Date('2025-11-20T08:00:00Z'),
    });
    expect(activity?.body).toContain('<script>alert(1)</script> un devis ?');
  });

  test('that answers goes where the conversation is, whoever writes', async () => {
    const [first] = await activitiesOf('neuf');
    await send({
      id: 'suite',
      from: 'assistante@ailleurs.example.com',
      more: ['References: <neuf@exp.example.com>', 'In-Reply-To: <neuf@exp.example.com>'],
    });
    await inbound.settled(webhook.id);
    expect(await activitiesOf('suite')).toMatchObject([{ lead: first?.lead }]);
    expect(await leadsOf('assistante@ailleurs.example.com')).toEqual([]);
  });

  test('of a contact hangs on the contact and their open deal', async () => {
    const known = await contactWithDeal(inbound);
    received.push({ id: 'contact', from: known.email });
    await send({ id: 'contact', from: known.email });
    await inbound.settled(webhook.id);
    expect(await activitiesOf('contact')).toMatchObject([
      { contact: known.contact, deal: known.deal, lead: null },
    ]);
  });

  test('of a machine or a colleague is ignored, and says why', async () => {
    await send({
      id: 'absent',
      from: 'a@auto.example.com',
      more: ['Auto-Submitted: auto-replied'],
    });
    await send({ id: 'liste', from: 'n@auto.example.com', more: ['List-Id: <news.example.com>'] });
    await send({ id: 'equipe', from: 'sales@ia-infinity.example.com' });
    const events = (await inbound.settled(webhook.id)).slice(-3);
    expect(events.map(({ status, error_code }) => `${status} ${error_code}`)).toEqual([
      'ignored MAIL_AUTOMATIC',
      'ignored MAIL_AUTOMATIC',
      'ignored MAIL_FROM_STAFF',
    ]);
    expect(await leadsOf('a@auto.example.com')).toEqual([]);
  });

  test('as Postmark tells it, without text but with HTML', async () => {
    await postJson(webhook.url, {
      FromName: 'Paul Noir',
      FromFull: { Email: 'paul@postmark.example.com', Name: 'Paul Noir', MailboxHash: '' },
      Subject: 'Automatiser la relance',
      MessageID: '22c74902-a0c1-4511-804f-341342852c90',
      Date: 'Thu, 20 Nov 2025 09:00:00 +0100',
      TextBody: '',
      HtmlBody: '<p>Bonjour <b>à vous</b></p><style>p{}</style>',
      StrippedTextReply: '',
      Headers: [{ Name: 'Message-ID', Value: '<pm@exp.example.com>' }],
      Attachments: [],
    });
    await inbound.settled(webhook.id);
    expect(await activitiesOf('pm')).toMatchObject([
      { subject: 'Automatiser la relance', body: 'Bonjour à vous' },
    ]);
    expect(await leadsOf('paul@postmark.example.com')).toMatchObject([{ last_name: 'Noir' }]);
  });

  test('without sender waits with its reason', async () => {
    await post(webhook.url, 'Subject: rien\r\n\r\nrien', { 'content-type': 'message/rfc822' });
    expect((await inbound.settled(webhook.id)).at(-1)).toMatchObject({
      status: 'dead',
      error_code: 'INBOUND_UNREADABLE',
    });
  });
});

describe('a mailbox', () => {
  const poll = () =>
    platform.database.query(
      `insert into pgboss.job (name, data) values ('crm.poll-mailboxes', '{}')`,
    );
  const state = async () =>
    (
      await inbound.rows<{ state: Record<string, unknown> | null }>(
        'select state from sync_sources where id = $1',
        [mailbox.id],
      )
    )[0]?.state;

  test('is read from now on: what comes later is dealt with once, whichever way it came', async () => {
    imap.deliver(mime({ id: 'ancien', from: 'ancien@boite.example.com' }));
    await poll();
    await expect.poll(state, { timeout: 20_000 }).toMatchObject({ uid: 1, error: null });
    imap.deliver(mime({ id: 'lettre', from: 'Lou Vidal <lou@boite.example.com>' }));
    for (const mail of received) imap.deliver(mime(mail));
    await poll();
    await expect.poll(state, { timeout: 20_000 }).toMatchObject({ uid: 3 });
    expect(await inbound.settled(mailbox.id)).toMatchObject([
      { status: 'processed' },
      { status: 'processed' },
    ]);
    expect(await leadsOf('ancien@boite.example.com')).toEqual([]);
    expect(await leadsOf('lou@boite.example.com')).toMatchObject([{ first_name: 'Lou' }]);
    expect(await activitiesOf('contact')).toHaveLength(1);
    await poll();
    await expect
      .poll(async () => (await state())?.polled_at, { timeout: 20_000 })
      .not.toBe(undefined);
    expect(await inbound.eventsOf(mailbox.id)).toHaveLength(2);
  });

  test('that refuses us says so and goes on when it lets us in again', async () => {
    const give = (password: string) =>
      inbound.api.request('PATCH', `/crm/inbound/sources/${mailbox.id}`, { secrets: { password } });
    await give('faux');
    await poll();
    await expect
      .poll(state, { timeout: 20_000 })
      .toMatchObject({ uid: 3, error: expect.stringContaining('IMAP') });
    await give('mot-de-passe-imap');
    imap.deliver(mime({ id: 'apres', from: 'apres@boite.example.com' }));
    await poll();
    await expect.poll(state, { timeout: 20_000 }).toMatchObject({ uid: 4, error: null });
  });

  test('inside our own network is not reached unless the installer named it', async () => {
    const settings = { port: imap.port, secure: false, user: 'bonjour' };
    const at = (host: string) =>
      inbound.api.request('PATCH', `/crm/inbound/sources/${mailbox.id}`, {
        settings: { ...settings, host },
      });
    await at('localhost');
    await poll();
    await expect.poll(state, { timeout: 20_000 }).toMatchObject({
      uid: 4,
      error: expect.stringContaining('localhost is inside this network'),
    });
    await at('127.0.0.1');
    await poll();
    await expect.poll(state, { timeout: 20_000 }).toMatchObject({ error: null });
  });
});

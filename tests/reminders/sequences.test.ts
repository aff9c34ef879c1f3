import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inboundOf, post, stampedSignature } from '../acquisition/inbound-api.ts';
import { insertHandover } from '../crm/world.ts';
import { Api } from '../harness/api.ts';
import { type MailServer, startMailServer } from '../harness/mail-server.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { type Reminders, remindersOf } from './reminder-world.ts';

let platform: Platform;
let smtp: MailServer;
let world: Reminders;
let inbound: Awaited<ReturnType<typeof inboundOf>>;
let mailbox: { readonly id: string; readonly url: string };
let isAway = false;
let refuses = false;
/** What the server calls a mail it takes, in place of our name for it. */
let calls: string | null = null;

beforeAll(async () => {
  smtp = await startMailServer(() => {
    if (refuses) return '550 5.1.1 inconnu';
    if (isAway) return '451 plus tard';
    return calls ? `250 Ok ${calls}` : '250 reçu';
  });
  platform = await startPlatform({
    data: 'demo',
    jobs: 'all',
    settings: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port) },
  });
  world = await remindersOf(platform);
  inbound = await inboundOf(platform);
  mailbox = await inbound.createSource({ name: 'Contact', key: 'mail', kind: 'mail_webhook' });
});
afterAll(async () => {
  await platform?.stop();
  await smtp?.close();
});

const DAY = 86_400_000;
const states = (rows: readonly { status: string; reason: string | null }[]) =>
  rows.map(({ status, reason }) => (reason ? `${status} ${reason}` : status));
const mailOf = (email: string) => {
  // Long header lines are folded.
  const message = (smtp.to(email)[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
  const body = message.replaceAll('=\r\n', '');
  return { message, body, id: /Message-ID: <([^>]+)>/.exec(message)?.[1] ?? '' };
};
const receive = (more: readonly string[], text: string, type = 'text/plain; charset=utf-8') =>
  post(
    mailbox.url,
    [
      'To: bonjour@ia-infinity.example.com',
      'Subject: Re: Suite',
      `Message-ID: <${Math.random()}@exp.example.com>`,
      'MIME-Version: 1.0',
      `Content-Type: ${type}`,
      ...more,
      '',
      text,
      '',
    ].join('\r\n'),
    { 'content-type': 'message/rfc822' },
  );

describe('a sequence at work', () => {
  test('sends its step under the name of whoever follows the lead, keeps it on the timeline, plans the next', async () => {
    const sequence = await world.sequence('lead', [{}, { delay_days: 3 }]);
    const { id, email } = await world.lead({
      first_name: '<img src=x onerror=alert(1)>'.replace(/[<>]/g, '‹'),
    });
    const { enrolment } = await world.start({ sequence, lead: id });
    const [first, next] = await world.run(enrolment);
    expect(first).toMatchObject({ status: 'sent', reason: null, attempts: 1 });
    expect(next).toMatchObject({ status: 'planned', position: 2 });
    expect(Math.round(((next?.due_at.getTime() ?? 0) - Date.now()) / DAY)).toBe(3);
    expect(smtp.to(email)).toHaveLength(1);
    expect(mailOf(email).message).toContain(`Message-ID: ${first?.message_id}`);
    expect(
      await world.rows('select type, origin, external_id from activities where id = $1', [
        first?.activity,
      ]),
    ).toEqual([
      { type: 'email', origin: 'system', external_id: `mail:${first?.message_id?.slice(1, -1)}` },
    ]);
  });

  test('runs once for the same lead, and for who may change it', async () => {
    const sequence = await world.sequence('lead', [{ delay_days: 5 }]);
    const { id } = await world.lead();
    const tries = await Promise.all(
      Array.from({ length: 6 }, () =>
        world.api.send('POST', '/crm/reminders', { sequence, lead: id }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    const finance = new Api(
      platform.url,
      await signIn(platform.url, 'finance@ia-infinity.example.com'),
    );
    const refused = await finance.send('POST', '/crm/reminders', { sequence, lead: id });
    expect(refused.status).toBe(403);
  });

  test('escapes in its mail what people typed as their name', async () => {
    const sequence = await world.sequence('lead', [{ body: 'Bonjour {{company}} & co' }]);
    const { id, email } = await world.lead();
    // No form lets such a name in; a file or another program might.
    await world.rows(
      `update leads set company_name = '<img src=x onerror=alert(1)>' where id = $1`,
      [id],
    );
    await world.run((await world.start({ sequence, lead: id })).enrolment);
    const { body } = mailOf(email);
    expect(body).toContain('&lt;img src');
    expect(body.slice(body.indexOf('text/html'))).not.toContain('<img');
  });

  test('shows beforehand what would leave and when, and writes nothing', async () => {
    const sequence = await world.sequence('lead', [
      { subject: 'Pour {{company}}' },
      { channel: 'whatsapp', whatsapp_template: 'suite', whatsapp_language: 'fr' },
    ]);
    const { id, email } = await world.lead();
    const shown = await world.api.request('POST', '/crm/reminders/preview', { sequence, lead: id });
    expect(shown).toMatchObject({
      recipient: email,
      stop: null,
      steps: [
        { subject: 'Pour Verrerie Roy', body: 'Bonjour Inès,\n\nDes nouvelles ?', skipped: null },
        { skipped: 'no_phone' },
      ],
    });
    expect(await world.rows('select 1 from reminders where lead = $1', [id])).toEqual([]);
  });

  test('is stopped by hand with its reason, and told so', async () => {
    const sequence = await world.sequence('deal', [{ delay_days: 2 }]);
    const { id } = await world.deal();
    const { enrolment } = await world.start({ sequence, deal: id });
    await world.api.request('POST', `/crm/reminders/${enrolment}/stop`, {
      note: 'Rappelle en mai',
    });
    expect(states(await world.of(enrolment))).toEqual(['stopped by_hand']);
    const list = await world.api.request('GET', `/crm/reminders?deal=${id}`);
    expect(list).toMatchObject({
      may_change: true,
      reminders: [{ status: 'stopped', note: 'Rappelle en mai' }],
    });
  });

  test('refuses a text that names what nobody knows', async () => {
    const answer = await world.api.send('POST', '/items/reminder_sequences', {
      name: 'Fausse',
      target: 'lead',
      work_days: ['1'],
      steps: [{ channel: 'mail', subject: 'x', body: '{{prenom}}' }],
    });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('prenom');
  });
});

describe('a sequence ends', () => {
  const begun = async (more: Record<string, unknown> = {}) => {
    const sequence = await world.sequence('lead', [{}, { delay_days: 3 }], more);
    const { id, email } = await world.lead();
    const { enrolment } = await world.start({ sequence, lead: id });
    const [first] = await world.run(enrolment);
    return { lead: id, email, enrolment, message: first?.message_id ?? '' };
  };
  const ended = (enrolment: string, reason: string) =>
    world.until(enrolment, (rows) => states(rows).at(-1) === `stopped ${reason}`);

  test('when the answer comes in, on the conversation it answers', async () => {
    const { lead, email, enrolment, message } = await begun();
    await receive([`From: ${email}`, `In-Reply-To: ${message}`], 'Oui, parlons-en.');
    expect(states(await ended(enrolment, 'replied'))).toEqual(['sent', 'stopped replied']);
    const [reply] = await world.rows<{ lead: string }>(
      `select lead from activities where lead = $1 and origin = 'webhook'`,
      [lead],
    );
    expect(reply?.lead).toBe(lead);
  });

  test('when a contact answers, whose address is then known to work', async () => {
    const known = await world.deal();
    const sequence = await world.sequence('deal', [{}, { delay_days: 3 }]);
    const { enrolment } = await world.start({ sequence, deal: known.id });
    const [first] = await world.run(enrolment);
    const status = async () =>
      world.rows('select status from contact_emails where email = $1', [known.email]);
    expect(await status()).toEqual([{ status: 'unverified' }]);
    await receive([`From: ${known.email}`, `In-Reply-To: ${first?.message_id}`], 'Oui.');
    await ended(enrolment, 'replied');
    expect(await status()).toEqual([{ status: 'verified' }]);
  });

  test('by the address in the mail, which changes nothing when it is only opened', async () => {
    const { lead, email, enrolment } = await begun();
    const { message } = mailOf(email);
    expect(message).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const path = /List-Unsubscribe:\s*<https?:\/\/[^/]+(\/crm\/unsubscribe\/[^>]+)>/.exec(
      message,
    )?.[1];
    const address = `${platform.url}${path}`;
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Ne plus recevoir');
    expect(states(await world.of(enrolment))).toEqual(['sent', 'planned']);
    expect((await fetch(address.replace(/..\?lang=fr$/, 'xx'), { method: 'POST' })).status).toBe(
      404,
    );
    for (let time = 0; time < 2; time += 1) {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
      expect(answer.status).toBe(200);
    }
    await ended(enrolment, 'unsubscribed');
    expect(
      await world.rows('select channel, status, source from consents where lead = $1', [lead]),
    ).toEqual([{ channel: 'email', status: 'withdrawn', source: 'unsubscribe' }]);
    const again = await world.api.send('POST', '/crm/reminders', {
      sequence: await world.sequence('lead'),
      lead,
    });
    expect(again.status).toBe(400);
  });

  test('and speaks the language of the contact, down to the page that ends it', async () => {
    const known = await world.deal();
    await platform.database.query(
      `UPDATE contacts SET locale = 'en' WHERE id = (SELECT contact FROM deals WHERE id = $1)`,
      [known.id],
    );
    const sequence = await world.sequence('deal', [
      { subject_en: 'Our conversation', body_en: 'Hello {{first_name}},\n\nAny news?' },
    ]);
    const { enrolment } = await world.start({ sequence, deal: known.id });
    await world.run(enrolment);
    const { message } = mailOf(known.email);
    expect(message).toContain('Subject: Our conversation');
    expect(message).toContain('Any news?');
    expect(message).toContain('Unsubscribe');
    const path = /List-Unsubscribe:\s*<https?:\/\/[^/]+(\/crm\/unsubscribe\/[^>]+)>/.exec(
      message,
    )?.[1];
    const page = await fetch(`${platform.url}${path}`, { headers: { 'accept-language': 'fr' } });
    expect(await page.text()).toContain('Stop receiving our messages');
    const half = await world.api.send('POST', '/items/reminder_sequences', {
      name: 'Demi',
      target: 'deal',
      work_days: ['1'],
      steps: [{ channel: 'mail', subject: 'x', body: 'y', body_en: 'z' }],
    });
    expect(JSON.stringify(half.body)).toContain('subject_en');
  });

  test('when a meeting is booked in Calendly', async () => {
    const { email, enrolment } = await begun();
    const calendly = await inbound.createSource({
      name: 'Calendly',
      key: 'calendly',
      kind: 'calendly',
      secrets: { signing_secret: 'cle' },
    });
    const start = new Date(Date.now() + DAY).toISOString();
    const body = JSON.stringify({
      event: 'invitee.created',
      payload: {
        email,
        name: 'Inès Roy',
        uri: 'https://api.calendly.com/scheduled_events/EV/invitees/1',
        questions_and_answers: [],
        scheduled_event: { name: 'Découverte', start_time: start, end_time: start },
      },
    });
    const answer = await post(calendly.url, body, {
      'content-type': 'application/json',
      'calendly-webhook-signature': stampedSignature(body, 'cle'),
    });
    expect(answer.status).toBe(200);
    await ended(enrolment, 'meeting');
  });

  test('when the lead is set aside', async () => {
    const { lead, enrolment } = await begun();
    await world.api.request('POST', '/crm/leads/disqualify', { ids: [lead], reason: 'no_need' });
    await ended(enrolment, 'disqualified');
  });

  test('when its deal changes stage, and only then', async () => {
    const sequence = await world.sequence('deal', [{ delay_days: 2 }]);
    const { id } = await world.deal();
    const { enrolment } = await world.start({ sequence, deal: id });
    await world.api.request('PATCH', `/items/deals/${id}`, { next_action: 'Appeler' });
    expect(states(await world.of(enrolment))).toEqual(['planned']);
    await world.api.request('PATCH', `/items/deals/${id}`, { stage: 'lost', loss_reason: 'price' });
    await ended(enrolment, 'lost');
  });

  test('when its recipient is refused for good, told to whoever follows the lead', async () => {
    const sequence = await world.sequence('lead', [{}, {}]);
    const { id } = await world.lead();
    refuses = true;
    const { enrolment } = await world.start({ sequence, lead: id });
    const found = await world.run(enrolment);
    refuses = false;
    expect(states(found)).toEqual(['failed refused']);
    expect(found[0]?.note).toContain('550');
  });

  test('when the mail comes back: the address is marked, machines are not answered', async () => {
    const known = await world.deal();
    const sequence = await world.sequence('deal', [{}, { delay_days: 3 }]);
    const { enrolment } = await world.start({ sequence, deal: known.id });
    const [first] = await world.run(enrolment);
    const boundary = 'BOUNDARY';
    await receive(
      ['From: MAILER-DAEMON@mx.example.com', 'Auto-Submitted: auto-replied'],
      [
        `--${boundary}`,
        'Content-Type: text/plain',
        '',
        'Your message could not be delivered.',
        `--${boundary}`,
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example.com',
        '',
        `Final-Recipient: rfc822; ${known.email}`,
        'Action: failed',
        'Status: 5.1.1',
        `--${boundary}`,
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${first?.message_id}`,
        'Subject: Suite',
        `--${boundary}--`,
      ].join('\r\n'),
      `multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    );
    await ended(enrolment, 'bounced');
    expect(
      await world.rows('select status from contact_emails where contact = $1 and email = $2', [
        known.contact,
        known.email,
      ]),
    ).toEqual([{ status: 'bounced' }]);
  });

  test('47 by a mail that comes back under the name its server gave it', async () => {
    const sequence = await world.sequence('lead', [{}, { delay_days: 3 }]);
    const { id, email } = await world.lead();
    const { enrolment } = await world.start({ sequence, lead: id });
    calls = '0102018f00000000-00000000-0000-4000-8000-000000000047-000000';
    await world.run(enrolment);
    const name = `<${calls}@eu-west-1.amazonses.example>`;
    calls = null;
    await receive(
      ['From: MAILER-DAEMON@mx.example.com', 'Return-Path: <>'],
      [
        '--B',
        'Content-Type: message/delivery-status',
        '',
        `Final-Recipient: rfc822; ${email}`,
        'Action: failed',
        'Status: 5.1.1',
        '--B',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${name}`,
        '--B--',
      ].join('\r\n'),
      'multipart/report; report-type=delivery-status; boundary="B"',
    );
    await ended(enrolment, 'bounced');
  });

  test('by no absence, but by the answer that follows, named without angle brackets', async () => {
    const sequence = await world.sequence('lead', [{}, { delay_days: 3 }]);
    const { id, email } = await world.lead();
    const { enrolment } = await world.start({ sequence, lead: id });
    const [first] = await world.run(enrolment);
    const bare = first?.message_id?.slice(1, -1);
    await receive(
      [`From: ${email}`, `In-Reply-To: <${bare}>`, 'X-Autoreply: yes'],
      'Je suis absent jusqu’au 3 mai.',
    );
    await inbound.settled(mailbox.id);
    expect((await world.of(enrolment))[1]?.status).toBe('planned');
    await receive([`From: ${email}`, `In-Reply-To: ${bare}`], 'Oui, parlons-en.');
    await ended(enrolment, 'replied');
  });
});

describe('messages leave', () => {
  test('only within the hours of their sequence', async () => {
    const now = new Date();
    const paris = Number(
      new Intl.DateTimeFormat('fr-FR', {
        timeZone: 'Europe/Paris',
        hour: 'numeric',
        hourCycle: 'h23',
      })
        .format(now)
        .replace(/\D/g, ''),
    );
    // Hours that are surely closed now: they begin two hours from now, or ended two hours ago.
    const from = paris < 20 ? paris + 2 : 6;
    const hour = (value: number) => `${String(value).padStart(2, '0')}:00`;
    const sequence = await world.sequence('lead', [{}], {
      work_from: hour(from),
      work_to: hour(from + 1),
    });
    const { id, email } = await world.lead();
    const { enrolment } = await world.start({ sequence, lead: id });
    // Its moment comes while it is closed: a worker that was away finds it late.
    await world.rows('update reminders set due_at = now() where enrolment = $1', [enrolment]);
    await world.tick();
    const [put] = await world.until(enrolment, ([one]) => (one?.due_at ?? now) > new Date());
    expect(put?.status).toBe('planned');
    expect(smtp.to(email)).toEqual([]);
  });

  test('no more a day than their sequence says, the rest on the next day', async () => {
    const sequence = await world.sequence('lead', [{}], { daily_cap: 2 });
    const leads = await Promise.all(Array.from({ length: 5 }, () => world.lead()));
    for (const { id } of leads) await world.start({ sequence, lead: id });
    await world.tick();
    const of = () =>
      world.rows<{ status: string; later: boolean }>(
        'select status, due_at > now() as later from reminders where sequence = $1',
        [sequence],
      );
    await expect
      .poll(
        async () => (await of()).filter(({ status, later }) => status === 'sent' || later).length,
        {
          timeout: 30_000,
        },
      )
      .toBe(5);
    expect((await of()).map(({ status }) => status).sort()).toEqual([
      ...['planned', 'planned', 'planned'],
      ...['sent', 'sent'],
    ]);
  });

  test('once, when the mail server was away for an hour', async () => {
    const sequence = await world.sequence('lead');
    const { id, email } = await world.lead();
    isAway = true;
    const { enrolment } = await world.start({ sequence, lead: id });
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await world.rows('update reminders set due_at = now() where enrolment = $1', [enrolment]);
      await world.tick();
      const [waiting] = await world.until(
        enrolment,
        ([one]) => one?.status === 'planned' && one.attempts === attempt,
      );
      expect(waiting?.due_at.getTime()).toBeGreaterThan(Date.now() + 30_000);
      expect(waiting?.note).toContain('451');
    }
    isAway = false;
    await world.rows('update reminders set due_at = now() where enrolment = $1', [enrolment]);
    expect(states(await world.run(enrolment))).toEqual(['sent']);
    expect(smtp.to(email)).toHaveLength(1);
  });
});

describe('a sequence begins by itself', () => {
  test('three days after a proposal went out, and anew when another goes', async () => {
    const { id } = await world.deal();
    const [{ account } = { account: '' }] = await world.rows<{ account: string }>(
      'select account from deals where id = $1',
      [id],
    );
    const reminders = () =>
      world.rows<{ status: string; reason: string | null; due_at: Date }>(
        'select status, reason, due_at from reminders where deal = $1 order by date_created',
        [id],
      );
    // Each time another document: the same one, said twice on a day, is one proposal.
    const record = async () =>
      world.api.request('POST', `/crm/deals/${id}/milestones`, {
        milestone: 'proposal_sent',
        ...(await insertHandover(platform.database, account)),
      });
    await record();
    await expect.poll(reminders, { timeout: 20_000 }).toHaveLength(1);
    const [first] = await reminders();
    const wait = ((first?.due_at.getTime() ?? 0) - Date.now()) / DAY;
    expect(wait).toBeGreaterThan(2.5);
    expect(wait).toBeLessThan(9);
    await record();
    await expect
      .poll(async () => states(await reminders()), { timeout: 20_000 })
      .toEqual(['stopped restarted', 'planned']);
    const [{ id: line } = { id: '' }] = await world.rows<{ id: string }>(
      `select id from activities where deal = $1 and milestone is not null
        order by date_created desc`,
      [id],
    );
    const withdrawal = `/crm/deals/${id}/milestones/${line}/withdraw`;
    await world.api.request('POST', withdrawal, { reason: 'Jamais partie' });
    expect(states(await reminders())).toEqual(['stopped restarted', 'stopped by_hand']);
  });

  test('on deals and leads without news, but for old files, and once until there are some', async () => {
    const stale = await world.sequence('deal', [{ delay_days: 9 }], {
      trigger: 'stale_deal',
      trigger_days: 20,
      trigger_stage: 'prospect',
    });
    const silent = await world.sequence('lead', [{ delay_days: 9 }], {
      trigger: 'silent_lead',
      trigger_days: 5,
    });
    const deal = await world.deal();
    const busy = await world.deal();
    const lead = await world.lead();
    const fresh = await world.lead();
    const old = await world.lead();
    // Nobody can write since when a deal is in its stage: the trigger that keeps it is put aside.
    await world.rows(`begin; set local session_replication_role = replica;
      update deals set stage_entered_at = now() - interval '200 days'
       where id in ('${deal.id}', '${busy.id}'); commit`);
    await world.api.request('POST', '/items/activities', {
      type: 'call',
      status: 'done',
      subject: 'Appel',
      deal: busy.id,
      occurred_at: new Date().toISOString(),
    });
    await world.rows(`update leads set date_created = now() - interval '9 days' where id = $1`, [
      lead.id,
    ]);
    await world.rows(`update leads set date_created = now() - interval '9 months' where id = $1`, [
      old.id,
    ]);
    const ask = () =>
      world.rows(`insert into pgboss.job (name, data) values ('crm.remind-quiet', '{}')`);
    const found = async () =>
      (
        await world.rows<{ id: string }>(
          'select coalesce(lead, deal) as id from reminders where sequence = any($1)',
          [[stale, silent]],
        )
      ).map(({ id }) => id);
    await ask();
    await expect
      .poll(found, { timeout: 20_000 })
      .toEqual(expect.arrayContaining([deal.id, lead.id]));
    const first = await found();
    for (const id of [busy.id, fresh.id, old.id]) expect(first).not.toContain(id);
    await world.rows(`update reminders set status = 'sent', sent_at = now() where sequence = $1`, [
      silent,
    ]);
    await ask();
    await expect
      .poll(
        () =>
          world.rows(
            `select 1 from pgboss.job where name = 'crm.remind-quiet' and state <> 'completed'`,
          ),
        { timeout: 20_000 },
      )
      .toEqual([]);
    expect((await found()).filter((id) => id === lead.id)).toHaveLength(1);
  });

  test('a step for LinkedIn is a task of whoever follows the deal, its words ready', async () => {
    const sequence = await world.sequence('deal', [
      { channel: 'linkedin_task', body: 'Bonjour {{first_name}}, un mot ?' },
    ]);
    const { id } = await world.deal();
    const [done] = await world.run((await world.start({ sequence, deal: id })).enrolment);
    expect(done?.status).toBe('sent');
    expect(
      await world.rows('select type, status, subject, body, deal from activities where id = $1', [
        done?.activity,
      ]),
    ).toEqual([
      {
        type: 'task',
        status: 'planned',
        subject: 'LinkedIn : écrire à Paul Noir',
        body: 'Bonjour Paul, un mot ?',
        deal: id,
      },
    ]);
  });
});

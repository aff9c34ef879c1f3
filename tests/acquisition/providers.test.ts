import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import {
  contactWithDeal,
  type Inbound,
  inboundOf,
  post,
  type Source,
  stampedSignature,
} from './inbound-api.ts';

const KEY = 'cle-de-signature-calendly';
const CLIENT_SECRET = 'secret-du-client-linkedin';
const TOKEN = 'jeton-linkedin';

let platform: Platform;
let inbound: Inbound;
let calendly: Source;
let linkedin: Source;
let api: LinkedinDouble;
beforeAll(async () => {
  api = await startLinkedin();
  platform = await startPlatform({
    data: 'demo',
    jobs: 'all',
    settings: { LINKEDIN_API_URL: api.url },
  });
  inbound = await inboundOf(platform);
  calendly = await inbound.createSource({
    name: 'Calendly',
    key: 'calendly',
    kind: 'calendly',
    secrets: { signing_secret: KEY },
  });
  linkedin = await inbound.createSource({
    name: 'LinkedIn',
    key: 'linkedin',
    kind: 'linkedin',
    secrets: { signing_secret: CLIENT_SECRET },
  });
});
afterAll(async () => {
  await platform?.stop();
  api?.server.close();
});

interface Invitee {
  readonly id: string;
  readonly email: string;
  readonly at?: string;
  readonly old?: string;
  readonly next?: string;
  readonly rescheduled?: boolean;
  readonly host?: string;
  readonly toldAt?: string;
}

const uriOf = (id: string) => `https://api.calendly.com/scheduled_events/EV-${id}/invitees/${id}`;

/** Shaped as Calendly's API v2 documents its webhooks, with values of our own. */
function invitee(
  event: 'created' | 'canceled' | 'no_show' | 'no_show_undone',
  { id, email, at, old, next, rescheduled, host, toldAt }: Invitee,
) {
  return JSON.stringify({
    event:
      event === 'no_show'
        ? 'invitee_no_show.created'
        : event === 'no_show_undone'
          ? 'invitee_no_show.deleted'
          : `invitee.${event}`,
    created_at: toldAt ?? '2026-11-20T08:00:00.000000Z',
    created_by: 'https://api.calendly.com/users/AGENCE',
    payload: {
      cancel_url: `https://calendly.com/cancellations/${id}`,
      created_at: '2026-11-20T08:00:00.000000Z',
      email,
      event: `https://api.calendly.com/scheduled_events/EV-${id}`,
      name: 'Maud Leroy',
      first_name: null,
      last_name: null,
      new_invitee: next ? uriOf(next) : null,
      old_invitee: old ? uriOf(old) : null,
      questions_and_answers: [
        { answer: 'Relances clients', position: 0, question: 'Votre besoin' },
      ],
      reschedule_url: `https://calendly.com/reschedulings/${id}`,
      rescheduled: rescheduled ?? false,
      status: event === 'canceled' ? 'canceled' : 'active',
      no_show:
        event === 'no_show'
          ? { uri: `https://api.calendly.com/invitee_no_shows/${id}`, created_at: toldAt }
          : null,
      ...(event === 'canceled' && {
        cancellation: { canceled_by: 'Maud Leroy', reason: 'Empêchée', canceler_type: 'invitee' },
      }),
      text_reminder_number: null,
      timezone: 'Europe/Paris',
      tracking: { utm_campaign: 'automne', utm_source: null },
      uri: uriOf(id),
      scheduled_event: {
        uri: `https://api.calendly.com/scheduled_events/EV-${id}`,
        name: 'Découverte',
        status: event === 'canceled' ? 'canceled' : 'active',
        event_memberships: host
          ? [
              {
                user: 'https://api.calendly.com/users/HOTE',
                user_email: host,
                user_name: 'Hôte du rendez-vous',
              },
            ]
          : [],
        start_time: at ?? '2026-12-01T09:00:00.000000Z',
        end_time: '2026-12-01T09:30:00.000000Z',
        location: { type: 'google_conference', join_url: 'https://meet.example.com/abc' },
      },
    },
  });
}

const send = (body: string, at?: number) =>
  post(calendly.url, body, {
    'content-type': 'application/json',
    'calendly-webhook-signature': stampedSignature(body, KEY, at),
  });

const MOVED = '2026-12-03T14:00:00.000000Z';
const story = (id: string, email: string) => [
  invitee('created', { id, email }),
  invitee('canceled', { id, email, next: `${id}2`, rescheduled: true }),
  invitee('created', { id: `${id}2`, email, old: id, at: MOVED }),
];

async function play(bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    expect((await send(body)).status).toBe(200);
    await inbound.settled(calendly.id);
  }
}

const meetingsOf = (email: string) =>
  inbound.rows<Record<string, unknown>>(
    `select a.type, a.status, a.occurred_at, a.subject, a.body, a.deal, a.contact, a.lead, a.owner
       from activities a
       left join leads l on l.id = a.lead left join contact_emails e on e.contact = a.contact
      where a.type = 'meeting' and a.origin = 'webhook' and (l.email = $1 or e.email = $1)`,
    [email],
  );

describe('Calendly', () => {
  test('a meeting of a contact hangs on their open deal, and is cancelled with its reason', async () => {
    const known = await contactWithDeal(inbound);
    const email = known.email;
    await play([invitee('created', { id: 'KNOWN', email })]);
    expect(await meetingsOf(email)).toMatchObject([
      {
        status: 'planned',
        deal: known.deal,
        contact: known.contact,
        lead: null,
        subject: 'Découverte · Maud Leroy',
        occurred_at: new Date('2026-12-01T09:00:00Z'),
      },
    ]);
    await play([invitee('canceled', { id: 'KNOWN', email })]);
    const [meeting, ...others] = await meetingsOf(email);
    expect(others).toEqual([]);
    expect(meeting).toMatchObject({ status: 'cancelled' });
    expect(meeting?.body).toContain('Fin : 1 déc. 2026, 10:30');
    expect(meeting?.body).toContain('Annulé : Empêchée');
    expect(meeting?.body).toContain('Votre besoin : Relances clients');
  });

  test('somebody unknown becomes a lead', async () => {
    const email = 'maud@calendly.example.com';
    await play([invitee('created', { id: 'NEW', email })]);
    expect(await inbound.rows('select * from leads where email = $1', [email])).toMatchObject([
      { first_name: 'Maud', last_name: 'Leroy', channel: 'Calendly', status: 'new' },
    ]);
  });

  test('a meeting moved ends the same in every order its events may come', async () => {
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const [index, order] of orders.entries()) {
      const email = `ordre.${index}@calendly.example.com`;
      const events = story(`O${index}`, email);
      await play(order.map((at) => events[at] ?? ''));
      expect(await meetingsOf(email), order.join()).toMatchObject([
        { status: 'planned', occurred_at: new Date('2026-12-03T14:00:00Z') },
      ]);
    }
  });

  test('cancelled before it is created, all at once and twice, it is one cancelled meeting', async () => {
    const email = 'desordre@calendly.example.com';
    const bodies = [
      invitee('canceled', { id: 'X', email }),
      invitee('created', { id: 'X', email }),
    ];
    const answers = await Promise.all([...bodies, ...bodies, ...bodies].map((body) => send(body)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const events = await inbound.settled(calendly.id);
    expect(events.filter(({ status }) => status !== 'processed')).toEqual([]);
    expect(await meetingsOf(email)).toMatchObject([{ status: 'cancelled' }]);
    expect(await inbound.rows('select 1 from leads where email = $1', [email])).toHaveLength(1);
  });

  test('nobody came, after all somebody did, nobody again: what was told last counts', async () => {
    const email = 'absente@calendly.example.com';
    const of = { id: 'NS', email, host: 'sales@ia-infinity.example.com' };
    const told = (event: 'no_show' | 'no_show_undone', minute: string) =>
      invitee(event, { ...of, toldAt: `2026-12-01T10:${minute}:00.000000Z` });
    await play([invitee('created', of), told('no_show', '01')]);
    expect(await meetingsOf(email)).toMatchObject([{ status: 'no_show' }]);
    await play([told('no_show_undone', '02')]);
    expect(await meetingsOf(email)).toMatchObject([{ status: 'planned' }]);
    // Delivered late, and told before.
    await play([told('no_show', '03'), told('no_show_undone', '02'), told('no_show', '03')]);
    expect(await meetingsOf(email)).toMatchObject([{ status: 'no_show' }]);
    await play([told('no_show_undone', '04'), told('no_show', '05')]);
    expect(await meetingsOf(email)).toMatchObject([{ status: 'no_show' }]);
  });

  test('a meeting nobody came to counts for its deal no more than a cancelled one', async () => {
    const known = await contactWithDeal(inbound);
    const of = { id: 'NSD', email: known.email, at: '2020-01-02T09:00:00.000000Z' };
    const held = async () =>
      (
        await inbound.rows<{ at: Date | null }>(
          'select last_meeting_at as at from deals where id = $1',
          [known.deal],
        )
      )[0]?.at;
    await inbound.rows(`delete from activities where deal = $1 and type = 'meeting'`, [known.deal]);
    await play([invitee('created', of)]);
    expect(await held()).toEqual(new Date('2020-01-02T09:00:00Z'));
    await play([invitee('no_show', { ...of, toldAt: '2026-12-01T10:00:00.000000Z' })]);
    expect(await held()).toBeNull();
  });

  test('the host answers for the lead; unknown here, the meeting says so and the source decides', async () => {
    const host = 'sales@ia-infinity.example.com';
    const [seller] = await inbound.rows<{ id: string }>(
      'select id from directus_users where email = $1',
      [host],
    );
    const email = 'hote@calendly.example.com';
    const leadOf = (of: string) =>
      inbound.rows<{ owner: string | null }>('select owner from leads where email = $1', [of]);
    await play([invitee('created', { id: 'H1', email, host: host.toUpperCase() })]);
    expect(await leadOf(email)).toEqual([{ owner: seller?.id }]);
    expect(await meetingsOf(email)).toMatchObject([
      { owner: seller?.id, body: expect.stringContaining('Hôte : Hôte du rendez-vous, ') },
    ]);
    // Given to somebody else since: told again, it stays theirs.
    const [direction] = await inbound.rows<{ id: string }>(
      `select u.id from directus_users u join directus_roles r on r.id = u.role
        where r.name = 'admin' limit 1`,
    );
    await inbound.rows('update leads set owner = $2 where email = $1', [email, direction?.id]);
    await play([invitee('canceled', { id: 'H1', email, host })]);
    expect(await leadOf(email)).toEqual([{ owner: direction?.id }]);

    const other = 'hote.inconnu@calendly.example.com';
    await play([invitee('created', { id: 'H2', email: other, host: 'ex@parti.example.com' })]);
    expect(await leadOf(other)).toEqual([{ owner: null }]);
    const [meeting] = await meetingsOf(other);
    expect(meeting?.body).toContain('ex@parti.example.com (inconnu ici');
    // Who works no leads becomes nobody's owner by a booking.
    const third = 'hote.client@calendly.example.com';
    const client = 'client_admin@ia-infinity.example.com';
    await play([invitee('created', { id: 'H3', email: third, host: client })]);
    expect(await leadOf(third)).toEqual([{ owner: null }]);
  });

  test('a deal nobody owns is the host’s; one with an owner stays theirs', async () => {
    const known = await contactWithDeal(inbound);
    const host = 'sales@ia-infinity.example.com';
    const [seller] = await inbound.rows<{ id: string }>(
      'select id from directus_users where email = $1',
      [host],
    );
    const ownerOf = async () =>
      (
        await inbound.rows<{ owner: string | null }>('select owner from deals where id = $1', [
          known.deal,
        ])
      )[0]?.owner;
    const [other] = await inbound.rows<{ id: string }>(
      'select owner as id from deals where owner is distinct from $1 and owner is not null limit 1',
      [seller?.id],
    );
    await inbound.rows('update deals set owner = $2 where id = $1', [known.deal, other?.id]);
    await play([invitee('created', { id: 'HD1', email: known.email, host })]);
    expect(await ownerOf()).toBe(other?.id);
    await inbound.rows('update deals set owner = null where id = $1', [known.deal]);
    await play([invitee('created', { id: 'HD2', email: known.email, host })]);
    expect(await ownerOf()).toBe(seller?.id);
  });

  test('a body altered by one byte and a signature three minutes old are refused, nothing is kept', async () => {
    const before = await inbound.eventsOf(calendly.id);
    const body = invitee('created', { id: 'ALT', email: 'alt@calendly.example.com' });
    const altered = await post(calendly.url, body.replace('alt@', 'aLt@'), {
      'calendly-webhook-signature': stampedSignature(body, KEY),
    });
    expect(altered.status).toBe(401);
    const old = await send(body, Date.now() / 1000 - 181);
    expect([old.status, old.text]).toEqual([401, expect.stringContaining('SIGNATURE_EXPIRED')]);
    expect(await inbound.eventsOf(calendly.id)).toEqual(before);
  });

  test('an event we have no use for is ignored and says so', async () => {
    const body = invitee('created', { id: 'R', email: 'r@calendly.example.com' }).replace(
      'invitee.created',
      'routing_form_submission.created',
    );
    expect((await send(body)).status).toBe(200);
    expect((await inbound.settled(calendly.id)).at(-1)).toMatchObject({
      status: 'ignored',
      error_code: 'INBOUND_NOT_SUPPORTED',
    });
  });

  test('34 a routing form is a lead, and the booking that follows is its meeting', async () => {
    const text = readFileSync(join(import.meta.dirname, 'cases/34.body.json'), 'utf8');
    await play([text, text]);
    const [lead, ...others] = await inbound.rows<Record<string, unknown>>(
      'select * from leads where email = $1',
      ['agathe@example.fr'],
    );
    expect(others).toEqual([]);
    expect(lead).toMatchObject({
      last_name: 'Lenoir',
      channel: 'Calendly',
      attributes: { Budget: '< 2 000 €' },
    });
    const booked = JSON.parse(invitee('created', { id: 'R1', email: 'autre@example.fr' }));
    booked.payload.routing_form_submission = JSON.parse(text).payload.uri;
    await play([JSON.stringify(booked)]);
    expect(await inbound.rows('select type from activities where lead = $1', [lead?.id])).toEqual(
      expect.arrayContaining([{ type: 'note' }, { type: 'meeting' }]),
    );
    expect(
      await inbound.rows('select id from leads where email = $1', ['autre@example.fr']),
    ).toEqual([]);
  });
});

describe('LinkedIn', () => {
  const notification = (id: string, action = 'CREATED') =>
    JSON.stringify({
      type: 'LEAD_ACTION',
      leadGenFormResponse: `urn:li:leadGenFormResponse:${id}`,
      leadGenForm: 'urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7001,1)',
      owner: { sponsoredAccount: 'urn:li:sponsoredAccount:5001' },
      associatedEntity: { creative: 'urn:li:sponsoredCreative:9001' },
      leadType: 'SPONSORED',
      leadAction: action,
      occurredAt: 1_795_000_000_000,
    });
  const notify = (body: string, secret = CLIENT_SECRET) =>
    post(linkedin.url, body, {
      'content-type': 'application/json',
      'x-li-signature': createHmac('sha256', secret).update(`hmacsha256=${body}`).digest('hex'),
    });

  test('its challenge is answered, of our address only', async () => {
    const code = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
    const answer = await fetch(`${linkedin.url}?challengeCode=${code}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      challengeCode: code,
      challengeResponse: createHmac('sha256', CLIENT_SECRET).update(code).digest('hex'),
    });
    expect((await fetch(`${calendly.url}?challengeCode=${code}`)).status).toBe(404);
    expect((await fetch(linkedin.url)).status).toBe(404);
  });

  test('a lead waits for the access it needs, then comes with its answers', async () => {
    expect((await notify(notification('a-1'), 'autre')).status).toBe(401);
    for (let time = 0; time < 3; time += 1)
      expect((await notify(notification('a-1'))).status).toBe(200);
    const [dead] = await inbound.settled(linkedin.id);
    expect(dead).toMatchObject({
      status: 'dead',
      error_code: 'SOURCE_SECRET_MISSING',
      attempts: 1,
    });
    await inbound.api.request('PATCH', `/crm/inbound/sources/${linkedin.id}`, {
      secrets: { access_token: TOKEN },
    });
    await inbound.api.request('POST', '/crm/inbound/replay', { source: linkedin.id });
    expect(await inbound.settled(linkedin.id)).toMatchObject([{ status: 'processed' }]);
    expect(
      await inbound.rows(`select * from leads where email = 'ivo@linkedin.example.com'`),
    ).toMatchObject([
      {
        first_name: 'Ivo',
        last_name: 'Blanc',
        company_name: 'Blanc & Fils',
        phone: '+33655443322',
        channel: 'LinkedIn',
        attributes: { 'Taille de l’équipe': '12', campagne: 'octobre' },
      },
    ]);
    expect(api.asked.at(-1)).toEqual({ path: '/rest/leadFormResponses/a-1', version: '202601' });
  });

  test('what LinkedIn does not know is told; a failure of LinkedIn is tried again', async () => {
    await notify(notification('gone'));
    expect((await inbound.settled(linkedin.id)).at(-1)).toMatchObject({
      status: 'dead',
      error_code: 'PROVIDER_REFUSED',
      attempts: 1,
    });
    api.failing = true;
    await notify(notification('b-2'));
    await expect
      .poll(async () => (await inbound.eventsOf(linkedin.id)).at(-1), { timeout: 20_000 })
      .toMatchObject({ status: 'received', error_code: 'PROVIDER_UNAVAILABLE', attempts: 1 });
    // The last try of all: what is left is to tell.
    await platform.database.query(
      `update inbound_events set attempts = 10 where source = $1 and status = 'received'`,
      [linkedin.id],
    );
    await platform.database.query(
      `update pgboss.job set start_after = now() where name = 'crm.process-inbound-event' and state = 'retry'`,
    );
    await expect
      .poll(async () => (await inbound.eventsOf(linkedin.id)).at(-1), { timeout: 20_000 })
      .toMatchObject({ status: 'dead', error_code: 'PROVIDER_UNAVAILABLE', attempts: 11 });
    api.failing = false;
  });
});

interface LinkedinDouble {
  readonly server: Server;
  readonly url: string;
  readonly asked: object[];
  failing: boolean;
}

/** Two of the answers LinkedIn documents for `GET /rest/leadFormResponses/{id}`. */
async function startLinkedin(): Promise<LinkedinDouble> {
  const asked: object[] = [];
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    asked.push({ path, version: request.headers['linkedin-version'] });
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}` && !path.endsWith('gone');
    response.statusCode = double.failing ? 503 : isKnown ? 200 : 404;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(isKnown ? FORM_RESPONSE : { status: response.statusCode }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const double = { server, url, asked, failing: false };
  return double;
}

const answer = (questionId: number, text: string) => ({
  questionId,
  answerDetails: { textQuestionAnswer: { answer: text } },
});
const FORM_RESPONSE = {
  id: 'a-1',
  submittedAt: 1_795_000_000_000,
  testLead: false,
  formResponse: {
    answers: [
      answer(1, 'Ivo'),
      answer(2, 'Blanc'),
      answer(3, 'ivo@linkedin.example.com'),
      answer(4, 'Blanc & Fils'),
      answer(5, '06 55 44 33 22'),
      answer(6, '12'),
    ],
  },
  form: {
    id: 7001,
    name: 'Livre blanc',
    hiddenFields: [{ name: 'campagne', value: 'octobre' }],
    content: {
      questions: [
        { questionId: 1, name: 'First name', predefinedField: 'FIRST_NAME' },
        { questionId: 2, name: 'Last name', predefinedField: 'LAST_NAME' },
        { questionId: 3, name: 'Email', predefinedField: 'EMAIL' },
        { questionId: 4, name: 'Company', predefinedField: 'COMPANY_NAME' },
        { questionId: 5, name: 'Phone', predefinedField: 'PHONE_NUMBER' },
        { questionId: 6, name: 'Taille de l’équipe' },
      ],
    },
  },
};

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Api } from '../harness/api.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import {
  type Inbound,
  inboundOf,
  post,
  postJson,
  type Source,
  stampedSignature,
} from './inbound-api.ts';

const SECRET = 'un secret partagé avec le site';

let platform: Platform;
let inbound: Inbound;
let site: Source;
let jotform: Source;
let signed: Source;
beforeAll(async () => {
  platform = await startPlatform({
    data: 'demo',
    jobs: 'all',
    settings: { INBOUND_PER_MINUTE: '200' },
  });
  inbound = await inboundOf(platform);
  const owner = (
    await inbound.rows<{ id: string }>(
      `select id from directus_users where email = 'sales@ia-infinity.example.com'`,
    )
  )[0]?.id;
  site = await inbound.createSource({ name: 'Site', key: 'site', kind: 'site_form', owner });
  jotform = await inbound.createSource({ name: 'Audit gratuit', key: 'jotform', kind: 'jotform' });
  signed = await inbound.createSource({
    name: 'Site signé',
    key: 'site-signe',
    kind: 'site_form',
    secrets: { signing_secret: SECRET },
  });
});
afterAll(() => platform?.stop());

const leadsOf = (email: string) =>
  inbound.rows<Record<string, unknown>>('select * from leads where email = $1', [email]);
const activitiesOf = (lead: unknown) =>
  inbound.rows<Record<string, unknown>>(
    'select * from activities where lead = $1 order by date_created',
    [lead],
  );

describe('a form of the site', () => {
  test.each([
    [
      'JSON',
      (email: string) => JSON.stringify({ name: 'Ada Roux', email, message: 'Bonjour' }),
      'application/json',
    ],
    [
      'urlencoded',
      (email: string) =>
        new URLSearchParams({
          'votre nom': 'Roux',
          prénom: 'Ada',
          email,
          message: 'Bonjour',
        }).toString(),
      'application/x-www-form-urlencoded',
    ],
  ])(
    'sent as %s becomes a lead, with its answers, its source and whoever answers for it',
    async (format, body, type) => {
      const email = `ada.${format.toLowerCase()}@forme.example.com`;
      expect((await post(site.url, body(email), { 'content-type': type })).status).toBe(200);
      await inbound.settled(site.id);
      const [lead, ...others] = await leadsOf(email);
      expect(others).toEqual([]);
      expect(lead).toMatchObject({
        first_name: 'Ada',
        last_name: 'Roux',
        notes: 'Bonjour',
        source: 'Site',
        channel: 'Site web',
        status: 'new',
        origin: 'webhook',
      });
      expect(lead?.owner).not.toBeNull();
      const told = await inbound.rows(
        'select 1 from outbox_events where type = $1 and subject = $2',
        ['lead.created', lead?.id],
      );
      expect(told).toHaveLength(1);
      expect(await activitiesOf(lead?.id)).toMatchObject([
        { type: 'note', subject: 'Formulaire « Site »', status: 'done', origin: 'webhook' },
      ]);
    },
  );

  test('sent as multipart keeps the bytes received exactly, and the name of a file only', async () => {
    const form = new FormData();
    form.set('nom', 'Noël Çelik');
    form.set('email', 'noel@multipart.example.com');
    form.set('brief', new Blob(['%PDF-1.7']), 'brief.pdf');
    const request = new Request('http://localhost', { method: 'POST', body: form });
    const bytes = Buffer.from(await request.arrayBuffer());
    const type = request.headers.get('content-type') ?? '';
    expect((await post(site.url, bytes, { 'content-type': type })).status).toBe(200);
    await inbound.settled(site.id);
    const [lead] = await leadsOf('noel@multipart.example.com');
    expect(lead).toMatchObject({
      last_name: 'Noël Çelik',
      attributes: { brief: 'brief.pdf (8 octets)' },
    });
    const [kept] = await inbound.rows<{ body: Buffer }>(
      `select b.body from platform.inbound_bodies b join inbound_events e on e.id = b.event
        where e.lead = $1`,
      [lead?.id],
    );
    expect(kept?.body.equals(bytes)).toBe(true);
  });

  test('with a ticked box is a line of the log, with the words beside it; an empty box is nothing', async () => {
    await inbound.api.request('PATCH', `/crm/inbound/sources/${site.id}`, {
      settings: {
        fields: { 'J’accepte vos e-mails': 'email_consent', 'Être rappelé': 'phone_consent' },
      },
    });
    await postJson(site.url, {
      nom: 'Roux',
      email: 'accord@forme.example.com',
      'J’accepte vos e-mails': 'oui',
      'Être rappelé': 'non',
    });
    await inbound.settled(site.id);
    const [lead] = await leadsOf('accord@forme.example.com');
    const lines = await inbound.rows('select * from consents where lead = $1', [lead?.id]);
    expect(lines).toEqual([
      expect.objectContaining({
        channel: 'email',
        status: 'granted',
        source: 'form',
        text: 'J’accepte vos e-mails',
        text_version: expect.stringMatching(/^form-[0-9a-f]{16}$/),
        proof: expect.stringMatching(/^Site, .* : oui$/),
      }),
    ]);
    expect(lead?.attributes).toBeNull();
  });

  test('HTML in a name is text, a phone that is none stays in the notes, and both are said', async () => {
    await postJson(site.url, {
      first_name: '<script>alert(1)</script>',
      last_name: 'Durand <b>gras</b>',
      email: 'html@forme.example.com',
      phone: 'le soir après 18 h',
    });
    await inbound.settled(site.id);
    const [lead] = await leadsOf('html@forme.example.com');
    expect(lead).toMatchObject({
      first_name: '< script>alert(1)< /script>',
      last_name: 'Durand < b>gras< /b>',
      phone: null,
      notes: 'Téléphone non reconnu : « le soir après 18 h ».',
    });
  });

  test('of somebody already known adds to their record instead of a second one', async () => {
    const [known] = await inbound.rows<{ email: string; contact: string; account: string }>(
      'select email, contact, account from contact_emails order by email limit 1',
    );
    const before = await inbound.rows('select id from leads');
    await postJson(site.url, { email: known?.email.toUpperCase(), message: 'Un autre besoin' });
    await postJson(site.url, {
      name: 'Ada Roux',
      phone: '06 11 22 33 44',
      email: 'deux@fois.example.com',
    });
    await inbound.settled(site.id);
    await postJson(site.url, { nom: 'A. Roux', tel: '+33 6 11 22 33 44', message: 'Encore moi' });
    const events = await inbound.settled(site.id);
    const [again, second] = events.slice(-3).filter(({ contact }) => !contact);
    expect(events.find(({ contact }) => contact === known?.contact)).toMatchObject({ lead: null });
    expect(again?.lead).toBe(second?.lead);
    expect(await activitiesOf(again?.lead)).toHaveLength(2);
    expect(await inbound.rows('select id from leads')).toHaveLength(before.length + 1);
  });

  test('delivered twenty times at once is one delivery and one lead', async () => {
    const body = JSON.stringify({ nom: 'Vingt', email: 'vingt@forme.example.com' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        post(site.url, body, { 'content-type': 'application/json' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const events = await inbound.settled(site.id);
    expect(await leadsOf('vingt@forme.example.com')).toHaveLength(1);
    const [lead] = await leadsOf('vingt@forme.example.com');
    expect(events.filter((event) => event.lead === lead?.id)).toHaveLength(1);
  });

  test('sent by one person from twenty pages at once is one lead and twenty requests', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, page) =>
        postJson(site.url, { nom: 'Pressé', email: 'presse@forme.example.com', page }),
      ),
    );
    await inbound.settled(site.id);
    const leads = await leadsOf('presse@forme.example.com');
    expect(leads).toHaveLength(1);
    expect(await activitiesOf(leads[0]?.id)).toHaveLength(20);
  });

  test('that says nobody waits with its reason, and goes on once its answers are named', async () => {
    await postJson(site.url, { champ_1: 'Ines Morel', champ_2: 'ines@mapping.example.com' });
    const dead = (await inbound.settled(site.id)).at(-1);
    expect(dead).toMatchObject({ status: 'dead', error_code: 'INBOUND_NO_IDENTITY', lead: null });
    expect(dead?.error_message).toContain('champ_1, champ_2');
    await inbound.api.request('PATCH', `/crm/inbound/sources/${site.id}`, {
      settings: { fields: { champ_1: 'full_name', champ_2: 'email' } },
    });
    await inbound.api.request('POST', `/crm/inbound/events/${dead?.id}/replay`);
    const [done] = (await inbound.settled(site.id)).filter(({ id }) => id === dead?.id);
    expect(done).toMatchObject({ status: 'processed', error_code: null });
    expect(await leadsOf('ines@mapping.example.com')).toMatchObject([
      { first_name: 'Ines', last_name: 'Morel' },
    ]);
    const twice = await inbound.api.send('POST', `/crm/inbound/events/${dead?.id}/replay`);
    expect(twice.status).toBe(409);
  });

  test('that cannot be read is kept and told, whatever its bytes', async () => {
    await post(site.url, Buffer.from([0, 255, 1]), { 'content-type': 'application/json' });
    await post(site.url, '{"email"', { 'content-type': 'application/json' });
    await post(site.url, 'sans frontière', { 'content-type': 'multipart/form-data; boundary=x' });
    const events = (await inbound.settled(site.id)).slice(-3);
    expect(events.map(({ status, error_code }) => [status, error_code])).toEqual(
      Array.from({ length: 3 }, () => ['dead', 'INBOUND_UNREADABLE']),
    );
  });
});

describe('JotForm', () => {
  const submission = (id: string) => {
    const form = new FormData();
    form.set('formID', '260012345678901');
    form.set('submissionID', id);
    form.set('formTitle', 'Audit gratuit');
    form.set('webhookURL', jotform.url);
    form.set('pretty', 'Nom:Lina Petit, E-mail:lina@jotform.example.com');
    form.set(
      'rawRequest',
      JSON.stringify({
        slug: 'submit/260012345678901',
        q3_name: { first: 'Lina', last: 'Petit' },
        q4_email: 'lina@jotform.example.com',
        q5_phoneNumber: { full: '06 98 76 54 32' },
        q6_typeDe: ['Automatisation', 'Agents'],
        event_id: '1733_260012345678901_abc',
      }),
    );
    return form;
  };

  test('sends again with another boundary: one lead, with every answer', async () => {
    for (let time = 0; time < 3; time += 1) {
      expect((await post(jotform.url, submission('5890000000000000001'))).status).toBe(200);
    }
    expect(await inbound.settled(jotform.id)).toMatchObject([{ status: 'processed' }]);
    expect(await leadsOf('lina@jotform.example.com')).toMatchObject([
      {
        first_name: 'Lina',
        last_name: 'Petit',
        phone: '+33698765432',
        channel: 'JotForm',
        source: 'Audit gratuit',
        attributes: { q6_typeDe: 'Automatisation, Agents' },
      },
    ]);
  });
});

describe('an address', () => {
  test('that is unknown cannot be told from a wrong token', async () => {
    const wrong = await postJson(
      site.url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      {},
    );
    const unknown = await postJson(site.url.replace('/site/', '/nobody/'), {});
    const headersOf = ({ headers }: { headers: Headers }) =>
      [...headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`);
    expect(wrong.status).toBe(404);
    expect(unknown.status).toBe(404);
    expect(wrong.text).toBe(unknown.text);
    expect(headersOf(wrong)).toEqual(headersOf(unknown));
  });

  test('dies at once when it is changed, or at the end of the grace it is given', async () => {
    const source = await inbound.createSource({
      name: 'Ancien',
      key: 'tournant',
      kind: 'site_form',
    });
    const send = (url: string, nom: string) => postJson(url, { nom });
    expect((await send(source.url, 'Un')).status).toBe(200);
    const rotate = async (grace_minutes: number) => {
      const { url } = await inbound.api.request<{ url: string }>(
        'POST',
        `/crm/inbound/sources/${source.id}/rotate`,
        { grace_minutes },
      );
      return `${platform.url}${new URL(url).pathname}`;
    };
    const second = await rotate(0);
    expect((await send(source.url, 'Deux')).status).toBe(404);
    expect((await send(second, 'Deux')).status).toBe(200);
    const third = await rotate(10);
    expect((await send(second, 'Trois')).status).toBe(200);
    expect((await send(third, 'Quatre')).status).toBe(200);
    await platform.database.query(
      `update platform.source_gates set previous_until = now() where source = $1`,
      [source.id],
    );
    expect((await send(second, 'Cinq')).status).toBe(404);
    await inbound.api.request('PATCH', `/crm/inbound/sources/${source.id}`, { is_active: false });
    expect((await send(third, 'Six')).status).toBe(404);
    expect(await inbound.eventsOf(source.id)).toHaveLength(4);
  });

  test('refuses what is altered, old or unsigned, keeping nothing but that it came', async () => {
    const body = JSON.stringify({ nom: 'Signée', email: 'signee@forme.example.com' });
    const send = (text: string, signature: string) =>
      post(signed.url, text, { 'content-type': 'application/json', 'x-signature': signature });
    const good = stampedSignature(body, SECRET);
    expect((await send(body.replace('Signée', 'Signee'), good)).status).toBe(401);
    expect(
      (await send(body, stampedSignature(body, SECRET, Date.now() / 1000 - 200))).text,
    ).toContain('SIGNATURE_EXPIRED');
    expect((await send(body, '')).status).toBe(401);
    expect(await inbound.eventsOf(signed.id)).toEqual([]);
    const sources = await inbound.api.request<{ id: string; refusals: object }[]>(
      'GET',
      '/crm/inbound/sources',
    );
    expect(sources.find(({ id }) => id === signed.id)?.refusals).toEqual({
      SIGNATURE_INVALID: 2,
      SIGNATURE_EXPIRED: 1,
    });
    expect((await send(body, good)).status).toBe(200);
    expect(await inbound.settled(signed.id)).toMatchObject([{ status: 'processed' }]);
  });

  test('refuses five megabytes with a clear answer, and an empty body', async () => {
    const before = await inbound.eventsOf(site.id);
    const large = await post(site.url, Buffer.alloc(5 * 1_048_576, 'a'), {
      'content-type': 'text/plain',
    });
    expect(large.status).toBe(413);
    expect(large.text).toContain('1 Mo au plus');
    expect((await post(site.url, '')).status).toBe(400);
    expect(await inbound.eventsOf(site.id)).toEqual(before);
  });

  test('listens no more to whoever keeps trying', async () => {
    const url = site.url.replace('/site/', '/guess/');
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 65; attempt += 1)
      statuses.add((await postJson(url, {})).status);
    expect([...statuses].sort()).toEqual([404, 429]);
  });
});

describe('secrets', () => {
  test('are told once and to nobody afterwards, the administrator included', async () => {
    const token = signed.url.split('/').at(-1) ?? '';
    const answers = await Promise.all(
      [
        '/items/sync_sources?fields=*.*',
        '/items/inbound_events?fields=*.*',
        '/crm/inbound/sources',
      ].map(async (path) => JSON.stringify((await inbound.api.send('GET', path)).body)),
    );
    for (const answer of answers) {
      expect(answer).not.toContain(token);
      expect(answer).not.toContain(SECRET);
    }
    const [kept] = await inbound.rows<{ all: string }>(
      `select string_agg(g::text, ' ') as all from platform.source_gates g`,
    );
    expect(kept?.all).not.toContain(Buffer.from(SECRET).toString('hex'));
    expect(kept?.all).not.toContain(Buffer.from(token).toString('hex'));
  });

  test('raw bodies and sources are the administration’s; a seller reads what became of each delivery', async () => {
    const sales = new Api(
      platform.url,
      await signIn(platform.url, 'sales@ia-infinity.example.com'),
    );
    const [event] = await inbound.eventsOf(site.id);
    for (const path of [
      '/crm/inbound/sources',
      '/crm/inbound/events',
      `/crm/inbound/events/${event?.id}`,
    ]) {
      expect((await sales.send('GET', path)).status).toBe(403);
    }
    expect(await sales.request('GET', `/items/inbound_events/${event?.id}`)).toMatchObject({
      id: event?.id,
      status: 'processed',
    });
    const raw = await inbound.api.request<{ body: string }>(
      'GET',
      `/crm/inbound/events/${event?.id}`,
    );
    expect(raw.body).toContain('@forme.example.com');
  });

  test('settings that are not those of the source are refused', async () => {
    const wrong = await inbound.api.send('PATCH', `/crm/inbound/sources/${site.id}`, {
      settings: { fields: { a: 'amount' } },
    });
    expect(wrong.status).toBe(400);
    const direct = await inbound.api.send('PATCH', `/items/sync_sources/${site.id}`, {
      kind: 'calendly',
    });
    expect(direct.status).toBe(400);
  });
});

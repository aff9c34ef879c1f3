import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { inboundOf, post } from '../acquisition/inbound-api.ts';
import { type MailServer, startMailServer } from '../harness/mail-server.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Answer, type Api, adminApi, apiOf, createStaff } from './api.ts';
import { insertAccount, insertDeal, insertRow } from './world.ts';

type Person = Api & { readonly id: string };

let platform: Platform;
let smtp: MailServer;
/** What the mail server says to whoever it is about. */
let answerTo = (_message: string) => '250 reçu';
let sales: Person;
let colleague: Person;
let webhook: string;

beforeAll(async () => {
  smtp = await startMailServer((message) => answerTo(message));
  platform = await startPlatform({
    jobs: 'all',
    settings: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port) },
  });
  sales = await createStaff(platform, 'sales');
  colleague = await createStaff(platform, 'sales');
  const inbound = await inboundOf(platform);
  const source = await inbound.createSource({
    name: 'Bonjour',
    key: 'bonjour',
    kind: 'mail_webhook',
    settings: { address: 'reponses@agence.example.com' },
  });
  webhook = source.url;
});
afterAll(async () => {
  await platform?.stop();
  await smtp?.close();
});

/** A deal of the seller with somebody who can be reached. */
async function plant() {
  const { database } = platform;
  const account = await insertAccount(database);
  const person = { account, first_name: 'Inès', last_name: 'Carrel' };
  const contact = await insertRow(database, 'contacts', person);
  const email = `ines.${randomUUID().slice(0, 8)}@verrerie.example.com`;
  await insertRow(database, 'contact_emails', {
    ...{ account, contact, email },
    is_primary: true,
    status: 'unverified',
  });
  const deal = await insertDeal(database, { account, contact, owner: sales.id, stage: 'prospect' });
  return { account, contact, email, deal };
}
type Planted = Awaited<ReturnType<typeof plant>>;

const bodyOf = ({ deal, email }: Planted, more: object = {}) => ({
  key: randomUUID(),
  about: { of: 'deal', id: deal },
  to: email,
  subject: 'Votre devis',
  text: 'Bonjour Inès,\n\nVoici le devis.',
  ...more,
});
const write = (body: object, who: Api = sales) => who.send('POST', '/crm/mails', body);
const idOf = ({ data }: Answer) => (data as { activity: string }).activity;

async function lineOf(id: string) {
  const { rows } = await platform.database.query('SELECT * FROM activities WHERE id = $1', [id]);
  return rows[0];
}
async function becomes(id: string, state: string) {
  await waitUntil(async () => (await lineOf(id)).mail_state === state, {
    timeoutMs: 30_000,
    what: `the mail to be ${state}`,
    explain: platform.directus.log,
  });
  return lineOf(id);
}

describe('a mail written from a deal', () => {
  test('leaves once, in the name of its writer, and stands on the timeline', async () => {
    const place = await plant();
    const body = bodyOf(place, { cc: ['copie@verrerie.example.com'] });
    const answers = await Promise.all([write(body), write(body), write(body)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(idOf)).size).toBe(1);
    const [first] = answers;
    if (!first) throw new Error('no answer');
    const line = await becomes(idOf(first), 'sent');
    expect(line).toMatchObject({
      ...{ type: 'email', direction: 'out', status: 'done', visibility: 'shared' },
      ...{ subject: 'Votre devis', owner: sales.id, user_created: sales.id, lead: null },
      ...{ deal: place.deal, account: place.account, contact: place.contact },
      ...{ mail_address: place.email, mail_cc: 'copie@verrerie.example.com', mail_error: null },
    });
    const [message, ...others] = smtp.to(place.email);
    expect(others).toEqual([]);
    expect(message).toContain('From: Camille Moreau <');
    expect(message).toContain('Reply-To: reponses@agence.example.com');
    expect(message).toContain('Cc: copie@verrerie.example.com');
    expect(message).toMatch(new RegExp(`Message-ID:\\s+<mail-${line.id}@`));
    const { rows } = await platform.database.query(
      `SELECT actor, data FROM audit_log WHERE action = 'mail.written' AND subject_id = $1`,
      [line.id],
    );
    expect(rows).toMatchObject([{ actor: sales.id, data: { to: place.email } }]);
    const page = await colleague.send('GET', `/crm/timeline?deal=${place.deal}`);
    expect((page.data as { entries: object[] }).entries[0]).toMatchObject({
      mail: { state: 'sent', to: place.email },
    });
  });

  test('under a key that stood for other words is refused, and nothing is lost', async () => {
    const place = await plant();
    const body = bodyOf(place);
    const first = await write(body);
    expect(first).toMatchObject({ status: 201 });
    const others = [
      ...[{ text: 'Autre texte' }, { subject: 'Autre objet' }, { is_private: true }],
      ...[{ cc: ['copie@verrerie.example.com'] }, { about: { of: 'account', id: place.account } }],
    ];
    for (const other of others) {
      const answer = await write({ ...body, ...other });
      expect(answer).toMatchObject({ status: 409, reason: 'MAIL_WRITTEN_ALREADY' });
      expect(answer.message).toMatch(/«\sVotre devis\s»/);
    }
    expect(idOf(await write(body))).toBe(idOf(first));
    const again = await write({ ...body, text: 'Autre texte', key: randomUUID() });
    await becomes(idOf(again), 'sent');
    await becomes(idOf(first), 'sent');
    expect(smtp.to(place.email)).toHaveLength(2);
  });

  test('names what it refuses as the form does', async () => {
    const place = await plant();
    const long = await write(bodyOf(place, { text: 'x'.repeat(20_001) }));
    expect(long).toMatchObject({ status: 400, field: 'text' });
    expect(long.message).toMatch(/«\sMessage\s»/);
    const stranger = await write(bodyOf(place, { to: 'quelqu.un@autre.example.com' }));
    expect(stranger.message).toMatch(/«\sÀ\s»/);
    const unknown = await write(bodyOf(place, { bcc: ['x@y.example.com'] }));
    expect(unknown).toMatchObject({ status: 400, reason: 'VALUE_INVALID', field: 'bcc' });
  });

  test('carries the files its writer may read, and no other', async () => {
    const place = await plant();
    const upload = async (who: Api, name: string, account?: string) => {
      const form = new FormData();
      if (account) form.set('account', account);
      form.set('file', new Blob(['%PDF-1.7 devis'], { type: 'application/pdf' }), name);
      const { data } = await who.raw('/files', { method: 'POST', body: form });
      return (data as { id: string }).id;
    };
    const hidden = await upload(colleague, 'prive.pdf');
    const refused = await write(bodyOf(place, { files: [hidden] }));
    expect(refused).toMatchObject({ status: 403, reason: 'FILE_OUT_OF_REACH', field: 'files' });
    const missing = await write(bodyOf(place, { files: [randomUUID()] }));
    expect(missing).toMatchObject({ status: 403, reason: 'FILE_OUT_OF_REACH' });
    expect(smtp.to(place.email)).toEqual([]);
    const shared = await upload(sales, 'devis.pdf', place.account);
    const own = await upload(sales, 'notes.pdf');
    const id = idOf(await write(bodyOf(place, { files: [shared, own] })));
    await becomes(id, 'sent');
    const [message = ''] = smtp.to(place.email);
    expect(message).toContain('filename=devis.pdf');
    expect(message).toContain('filename=notes.pdf');
    expect(message).toContain(Buffer.from('%PDF-1.7 devis').toString('base64'));
    const filesSeenBy = async (who: Api) => {
      const { data } = await who.send('GET', `/crm/timeline?deal=${place.deal}`);
      const { entries } = data as { entries: { id: string; files: { name: string }[] }[] };
      return entries.find((entry) => entry.id === id)?.files.map(({ name }) => name);
    };
    expect(await filesSeenBy(sales)).toEqual(['devis.pdf', 'notes.pdf']);
    expect(await filesSeenBy(colleague)).toEqual(['devis.pdf']);
  });

  test('that is private is its writer’s alone, with what answers it', async () => {
    const place = await plant();
    const id = idOf(await write(bodyOf(place, { is_private: true, subject: 'Entre nous' })));
    await becomes(id, 'sent');
    expect(await colleague.send('GET', `/items/activities/${id}`)).toMatchObject({ status: 403 });
    expect(await colleague.send('POST', `/crm/mails/${id}/retry`)).toMatchObject({ status: 403 });
    const form = await colleague.send('GET', `/crm/mails/form?deal=${place.deal}&answers=${id}`);
    expect(form).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const answering = bodyOf(place, { answers: id });
    expect(await write(answering, colleague)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await sales.send('GET', `/items/activities/${id}`)).toMatchObject({ status: 200 });
    const next = await lineOf(idOf(await write(answering)));
    expect(next).toMatchObject({ visibility: 'private' });
    const shown = await write(bodyOf(place, { answers: id, is_private: false }));
    expect(await lineOf(idOf(shown))).toMatchObject({ visibility: 'shared' });
  });
});

describe('a conversation', () => {
  test('goes on in one thread, from the answer to the answer of the answer', async () => {
    const place = await plant();
    const id = idOf(await write(bodyOf(place)));
    await becomes(id, 'sent');
    const key = `suite-${randomUUID()}@verrerie.example.com`;
    const [sent = ''] = smtp.to(place.email);
    const own = /Message-ID:\s+(<[^>]+>)/.exec(sent)?.[1] ?? '';
    const mime = [
      'From: Assistante <assistante@ailleurs.example.com>',
      'To: reponses@agence.example.com',
      'Subject: RE: Re: Votre devis',
      `Message-ID: <${key}>`,
      `In-Reply-To: ${own}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Merci, une question.',
    ];
    await post(webhook, mime.join('\r\n'), { 'content-type': 'message/rfc822' });
    const answer = async () => {
      const { rows } = await platform.database.query(
        'SELECT * FROM activities WHERE external_id = $1',
        [`mail:${key}`],
      );
      return rows[0];
    };
    await waitUntil(async () => (await answer()) !== undefined, {
      timeoutMs: 30_000,
      what: 'the answer to be filed',
      explain: platform.directus.log,
    });
    const inbound = await answer();
    expect(inbound).toMatchObject({ deal: place.deal, direction: 'in' });
    const { data } = await sales.send(
      'GET',
      `/crm/mails/form?deal=${place.deal}&answers=${inbound.id}`,
    );
    expect(data).toMatchObject({
      to: 'assistante@ailleurs.example.com',
      subject: 'Re: Votre devis',
      quoted: expect.stringMatching(
        /^Le \d{1,2} \S+ \d{4} à \d\d:\d\d, .+ a écrit :\n> Merci, une question\.$/,
      ),
      is_private: false,
      reply_to: 'reponses@agence.example.com',
    });
    const to = 'assistante@ailleurs.example.com';
    const next = { answers: inbound.id, to, subject: 'Re: Votre devis', text: 'Oui.' };
    await becomes(idOf(await write(bodyOf(place, next))), 'sent');
    const [followed = ''] = smtp.to(to);
    expect(followed).toMatch(new RegExp(`In-Reply-To:\\s+<${key}>`));
    expect(followed).toMatch(new RegExp(`References:\\s+<${key}>`));
    expect(followed).toContain('Subject: Re: Votre devis');
  });
});

describe('whom one may write to', () => {
  test('is somebody of the record, at an address that takes mails', async () => {
    const place = await plant();
    const stranger = await write(bodyOf(place, { to: 'quelqu.un@autre.example.com' }));
    expect(stranger).toMatchObject({ status: 400, reason: 'MAIL_TO_UNKNOWN', field: 'to' });
    expect(await write(bodyOf(place, { to: 'pas une adresse' }))).toMatchObject({
      reason: 'EMAIL_INVALID',
    });
    const injected = bodyOf(place, { cc: ['a@b.example.com\r\nBcc: x@y.example.com'] });
    expect(await write(injected)).toMatchObject({ status: 400, reason: 'EMAIL_INVALID' });
    await platform.database.query(
      `UPDATE contact_emails SET status = 'bounced' WHERE contact = $1`,
      [place.contact],
    );
    const bounced = await write(bodyOf(place, { despite_refusal: true }));
    expect(bounced).toMatchObject({ status: 409, reason: 'MAIL_ADDRESS_BOUNCED', field: 'to' });
    const { data } = await sales.send('GET', `/crm/mails/form?deal=${place.deal}`);
    expect(data).toMatchObject({ recipients: [{ state: 'bounced' }], to: null });
  });

  /** Somebody else of the account, who refuses canvassing. */
  async function plantRefusing({ account }: Planted) {
    const { database } = platform;
    const person = { account, first_name: 'Rémi', last_name: 'Faure' };
    const contact = await insertRow(database, 'contacts', person);
    const email = `remi.${randomUUID().slice(0, 8)}@verrerie.example.com`;
    await insertRow(database, 'contact_emails', { account, contact, email, is_primary: true });
    await insertRow(database, 'consents', {
      ...{ contact, channel: 'email', status: 'withdrawn', source: 'person' },
      occurred_at: new Date(),
    });
    return { contact, email };
  }
  const received = ({ deal, account }: Planted, from: string, direction = 'in') =>
    insertRow(platform.database, 'activities', {
      ...{ type: 'email', subject: 'Question', occurred_at: new Date(), status: 'done' },
      ...{ visibility: 'shared', deal, account, direction, mail_address: from },
    });

  test('is asked of each recipient; an answer is one to who wrote alone', async () => {
    const place = await plant();
    const remi = await plantRefusing(place);
    const refused = { status: 409, reason: 'MAIL_REFUSED_BY_PERSON', field: 'despite_refusal' };
    const copied = bodyOf(place, { cc: [remi.email] });
    const answer = await write(copied);
    expect(answer).toMatchObject(refused);
    expect(answer.message).toContain(remi.email);
    const ofInes = await received(place, place.email);
    const ofRemi = await received(place, remi.email);
    const toRemi = await received(place, remi.email, 'out');
    const stateOf = async (answers: string) => {
      const path = `/crm/mails/form?deal=${place.deal}&answers=${answers}`;
      const { data } = await sales.send('GET', path);
      const { recipients } = data as { recipients: { address: string; state: string }[] };
      return recipients.find(({ address }) => address === remi.email)?.state;
    };
    for (const answers of [ofInes, toRemi]) {
      expect(await write(bodyOf(place, { to: remi.email, answers }))).toMatchObject(refused);
      expect(await stateOf(answers)).toBe('refused');
    }
    expect(await stateOf(ofRemi)).toBe('ok');
    const answered = await write(bodyOf(place, { to: remi.email, answers: ofRemi }));
    expect(answered).toMatchObject({ status: 201 });
    const id = idOf(await write({ ...copied, despite_refusal: true }));
    const { rows } = await platform.database.query(
      `SELECT data FROM audit_log WHERE action = 'mail.written' AND subject_id = $1`,
      [id],
    );
    expect(rows).toMatchObject([{ data: { cc: [remi.email], despite_refusal: true } }]);
  });

  test('is asked anew before a mail is sent again', async () => {
    const place = await plant();
    answerTo = (message) => (message.includes(place.email) ? '552 5.2.2 full' : '250 reçu');
    const id = idOf(await write(bodyOf(place)));
    await becomes(id, 'refused');
    answerTo = () => '250 reçu';
    await insertRow(platform.database, 'consents', {
      ...{ contact: place.contact, channel: 'email', status: 'withdrawn', source: 'person' },
      occurred_at: new Date(),
    });
    const path = `/crm/mails/${id}/retry`;
    const refused = await sales.send('POST', path);
    expect(refused).toMatchObject({ status: 409, reason: 'MAIL_REFUSED_BY_PERSON' });
    const again = await sales.send('POST', path, { despite_refusal: true });
    expect(again).toMatchObject({ status: 200 });
    await becomes(id, 'sent');
    const { rows } = await platform.database.query(
      `SELECT data FROM audit_log WHERE action = 'mail.sent_again' AND subject_id = $1`,
      [id],
    );
    expect(rows).toMatchObject([{ data: { despite_refusal: true } }]);
  });

  test('is nobody else unasked, when the one of the deal cannot be reached', async () => {
    const place = await plant();
    await plantRefusing(place);
    const formOf = async () =>
      (await sales.send('GET', `/crm/mails/form?deal=${place.deal}`)).data as object;
    expect(await formOf()).toMatchObject({ to: place.email, unreachable: null });
    await platform.database.query(
      `UPDATE contact_emails SET status = 'bounced' WHERE contact = $1`,
      [place.contact],
    );
    expect(await formOf()).toMatchObject({ to: null, unreachable: 'Inès Carrel' });
  });

  test('who refuses canvassing is written to only when it is none, and that is on record', async () => {
    const place = await plant();
    const consent = await sales.send('POST', '/items/consents', {
      contact: place.contact,
      channel: 'email',
      status: 'withdrawn',
      source: 'person',
      occurred_at: new Date().toISOString(),
    });
    expect(consent).toMatchObject({ status: 200 });
    const { data } = await sales.send('GET', `/crm/mails/form?contact=${place.contact}`);
    expect(data).toMatchObject({ recipients: [{ state: 'refused', address: place.email }] });
    const refused = await write(bodyOf(place));
    expect(refused).toMatchObject({ status: 409, reason: 'MAIL_REFUSED_BY_PERSON' });
    const id = idOf(await write(bodyOf(place, { despite_refusal: true })));
    const { rows } = await platform.database.query(
      `SELECT data FROM audit_log WHERE action = 'mail.written' AND subject_id = $1`,
      [id],
    );
    expect(rows).toMatchObject([{ data: { despite_refusal: true } }]);
  });

  test('a lead is written to at its own address', async () => {
    const email = `lead.${randomUUID().slice(0, 8)}@prospect.example.com`;
    const lead = await insertRow(platform.database, 'leads', {
      ...{ first_name: 'Noé', last_name: 'Perrin', email, status: 'new', origin: 'manual' },
    });
    const body = { ...bodyOf(await plant()), about: { of: 'lead', id: lead }, to: email };
    const id = idOf(await write(body));
    expect(await becomes(id, 'sent')).toMatchObject({ lead, contact: null, deal: null });
    const { data } = await sales.send('GET', `/crm/timeline?lead=${lead}`);
    expect(data).toMatchObject({ entries: [{ id, mail: { state: 'sent' } }] });
  });
});

describe('a mail that does not leave', () => {
  test('says why, tells its writer, and is sent again by them alone', async () => {
    const place = await plant();
    answerTo = (message) => (message.includes(place.email) ? '550 boîte fermée' : '250 reçu');
    const id = idOf(await write(bodyOf(place)));
    const line = await becomes(id, 'refused');
    expect(line.mail_error).toContain('550');
    const told = await sales.send('GET', `/crm/timeline?deal=${place.deal}`);
    const { entries } = told.data as { entries: object[] };
    expect(entries[0]).toMatchObject({ id, mail: { error: 'refused' } });
    const { rows } = await platform.database.query(
      `SELECT title, url FROM notifications
        WHERE "user" = $1 AND type = 'mail.failed' AND url LIKE '%' || $2`,
      [sales.id, id],
    );
    expect(rows).toEqual([
      { title: 'Un e-mail n’est pas parti', url: `/admin/pipeline?deal=${place.deal}&line=${id}` },
    ]);
    const other = await colleague.send('POST', `/crm/mails/${id}/retry`);
    expect(other).toMatchObject({ status: 403, reason: 'MAIL_NOT_YOURS' });
    answerTo = () => '250 reçu';
    expect(await sales.send('POST', `/crm/mails/${id}/retry`)).toMatchObject({ status: 200 });
    const again = await sales.send('POST', `/crm/mails/${id}/retry`);
    expect(again.reason).toBe('MAIL_NOT_FAILED');
    expect(await becomes(id, 'sent')).toMatchObject({ mail_error: null });
    expect(smtp.to(place.email)).toHaveLength(1);
  });

  test('what left stays as it left, whoever tries; its writer says who reads it', async () => {
    const place = await plant();
    const id = idOf(await write(bodyOf(place)));
    await becomes(id, 'sent');
    const admin = await adminApi(platform);
    for (const who of [sales, admin]) {
      const other = await plant();
      for (const change of [
        ...[{ body: 'Autre chose' }, { subject: 'Autre' }, { type: 'note' }],
        ...[{ occurred_at: '2020-01-01T09:00:00Z' }, { contact: null }],
        { deal: other.deal, account: other.account, contact: other.contact },
      ]) {
        const answer = await who.send('PATCH', `/items/activities/${id}`, change);
        expect(answer).toMatchObject({ status: 400, reason: 'MAIL_KEPT' });
      }
    }
    const forged = await sales.send('PATCH', `/items/activities/${id}`, { mail_state: 'waiting' });
    expect(forged).toMatchObject({ status: 403 });
    const hidden = await sales.send('PATCH', `/items/activities/${id}`, { visibility: 'private' });
    expect(hidden).toMatchObject({ status: 200 });
  });

  test('stays on record once it left, but for an erasure by the management', async () => {
    const email = `lead.${randomUUID().slice(0, 8)}@prospect.example.com`;
    const lead = await insertRow(platform.database, 'leads', {
      ...{ first_name: 'Noé', last_name: 'Perrin', email, status: 'new', origin: 'manual' },
      owner: sales.id,
    });
    const about = { about: { of: 'lead', id: lead }, to: email };
    const id = idOf(await write({ ...bodyOf(await plant()), ...about }));
    await becomes(id, 'sent');
    const path = `/items/activities/${id}`;
    const stays = { status: 409, reason: 'MAIL_STAYS' };
    expect(await colleague.send('DELETE', path)).toMatchObject({ status: 403 });
    expect(await sales.send('DELETE', path)).toMatchObject(stays);
    expect(await sales.send('DELETE', '/items/activities', [id])).toMatchObject(stays);
    const nested = { activities: { create: [], update: [], delete: [id] } };
    const taken = await sales.send('PATCH', `/items/leads/${lead}`, nested);
    expect(taken).toMatchObject({ status: 400, reason: 'MAIL_KEPT' });
    expect(
      await sales.graphql(`mutation { delete_activities_item(id: "${id}") { id } }`),
    ).toMatchObject({ reason: 'MAIL_STAYS' });
    const admin = await adminApi(platform);
    expect(await admin.send('DELETE', `/items/leads/${lead}`)).toMatchObject({ status: 204 });
    expect(await lineOf(id)).toMatchObject({ lead: null, mail_state: 'sent' });
    expect(await admin.send('DELETE', path)).toMatchObject({ status: 204 });
  });

  test('moves with the lead that becomes an account', async () => {
    const email = `lead.${randomUUID().slice(0, 8)}@prospect.example.com`;
    const lead = await insertRow(platform.database, 'leads', {
      ...{ first_name: 'Noé', last_name: 'Perrin', email, status: 'new', origin: 'manual' },
      owner: sales.id,
    });
    const id = idOf(
      await write({ ...bodyOf(await plant()), about: { of: 'lead', id: lead }, to: email }),
    );
    await becomes(id, 'sent');
    const converted = await sales.send('POST', `/crm/leads/${lead}/convert`, {
      account: { name: 'Perrin' },
      contact: { first_name: 'Noé', last_name: 'Perrin', email },
      deal: null,
    });
    expect(converted, converted.text).toMatchObject({ status: 200 });
    const line = await lineOf(id);
    expect(line.account).not.toBeNull();
    expect(line).toMatchObject({ lead, mail_state: 'sent' });
  });

  test('what became of a mail is typed by nobody', async () => {
    const admin = await adminApi(platform);
    const { deal } = await plant();
    const note = { type: 'email', subject: 'x', occurred_at: new Date().toISOString(), deal };
    const facts = [{ mail_state: 'refused' }, { mail_address: 'x@y.example.com' }];
    for (const fact of facts) {
      const made = await admin.send('POST', '/items/activities', { ...note, ...fact });
      expect(made).toMatchObject({ status: 400, reason: 'FIELD_SERVER_OWNED' });
      expect(await sales.send('POST', '/items/activities', { ...note, ...fact })).toMatchObject({
        status: 403,
      });
    }
    const { data } = await admin.send('POST', '/items/activities', note);
    const path = `/items/activities/${(data as { id: string }).id}`;
    for (const fact of facts) {
      const changed = await admin.send('PATCH', path, fact);
      expect(changed).toMatchObject({ status: 400, reason: 'FIELD_SERVER_OWNED' });
    }
  });

  test('a line that is taken away before takes its mail along', async () => {
    const place = await plant();
    const body = bodyOf(place);
    const { rows } = await platform.database.query(
      `INSERT INTO activities (id, type, subject, occurred_at, status, visibility, deal, mail_state)
       VALUES (gen_random_uuid(), 'email', 'x', now(), 'done', 'shared', $1, 'waiting') RETURNING id`,
      [place.deal],
    );
    await platform.database.query('DELETE FROM activities WHERE id = $1', [rows[0].id]);
    await platform.database.query(
      `INSERT INTO platform.mails (key, template, locale, recipient, data)
       VALUES ($1, 'written', 'fr', $2, $3)`,
      [`written:${body.key}:1`, place.email, JSON.stringify({ activity: rows[0].id })],
    );
    await waitUntil(
      async () => {
        const { rows } = await platform.database.query(
          'SELECT status FROM platform.mails WHERE key = $1',
          [`written:${body.key}:1`],
        );
        return rows[0]?.status === 'skipped';
      },
      { timeoutMs: 30_000, what: 'the mail to be left out', explain: platform.directus.log },
    );
    expect(smtp.to(place.email)).toEqual([]);
  });
});

describe('a mail that comes back', () => {
  /** A notice of its server, as it arrives in the mailbox of the agency. */
  const comesBack = (id: string, address: string, status = '5.1.1') =>
    post(
      webhook,
      [
        'From: MAILER-DAEMON@mx.example.com',
        'To: reponses@agence.example.com',
        'Subject: Undelivered Mail Returned to Sender',
        `Message-ID: <dsn-${randomUUID()}@mx.example.com>`,
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
        ...['', '--B', 'Content-Type: message/delivery-status', ''],
        ...['Reporting-MTA: dns; mx.example.com', ''],
        ...[`Final-Recipient: rfc822; ${address}`, 'Action: failed', `Status: ${status}`],
        ...['--B', 'Content-Type: text/rfc822-headers', ''],
        ...[`Message-ID: <${id}>`, '', '--B--', ''],
      ].join('\r\n'),
      { 'content-type': 'message/rfc822' },
    );
  const noticesOf = async (id: string) => {
    const { rows } = await platform.database.query(
      `SELECT "user", title, body FROM notifications WHERE url LIKE '%' || $1 ORDER BY created_at`,
      [id],
    );
    return rows;
  };
  const idOnWire = (line: { external_id: string }) => line.external_id.slice('mail:'.length);
  const statusOf = async (email: string) => {
    const { rows } = await platform.database.query(
      'SELECT status FROM contact_emails WHERE email = $1',
      [email],
    );
    return rows[0]?.status;
  };

  test('tells its writer why, and goes again to the address that was corrected', async () => {
    const place = await plant();
    const cc = `copie.${randomUUID().slice(0, 8)}@verrerie.example.com`;
    const id = idOf(await write(bodyOf(place, { cc: [cc] })));
    const line = await becomes(id, 'sent');
    await comesBack(idOnWire(line), place.email, '5.2.2');
    expect(await becomes(id, 'bounced')).toMatchObject({
      mail_error: 'La boîte est pleine (5.2.2)',
    });
    expect(await statusOf(place.email)).toBe('bounced');
    await comesBack(idOnWire(line), place.email, '5.2.2');
    expect(await noticesOf(id)).toEqual([
      {
        user: sales.id,
        title: 'Un e-mail est revenu',
        body: expect.stringMatching(/Votre devis · ines\..* · La boîte est pleine \(5\.2\.2\)$/),
      },
    ]);
    const retry = (who: Api) => who.send('POST', `/crm/mails/${id}/retry`);
    const againOf = async (who: Api) => {
      const { data } = await who.send('GET', `/crm/timeline?deal=${place.deal}`);
      const { entries } = data as { entries: { id: string; mail: { again: string } | null }[] };
      return entries.find((entry) => entry.id === id)?.mail?.again;
    };
    expect(await againOf(sales)).toBeNull();
    const stands = `SELECT 1 FROM notifications WHERE url LIKE '%' || $1 AND read_at IS NULL`;
    expect((await platform.database.query(stands, [id])).rows).toHaveLength(1);
    expect(await retry(sales)).toMatchObject({ status: 409, reason: 'MAIL_ADDRESS_BOUNCED' });
    expect(await retry(colleague)).toMatchObject({ status: 403, reason: 'MAIL_NOT_YOURS' });
    const corrected = `juste.${randomUUID().slice(0, 8)}@verrerie.example.com`;
    const { rows } = await platform.database.query(
      'SELECT id FROM contact_emails WHERE email = $1',
      [place.email],
    );
    const path = `/items/contact_emails/${rows[0].id}`;
    expect(await sales.send('PATCH', path, { email: corrected })).toMatchObject({ status: 200 });
    expect(await statusOf(corrected)).toBe('unverified');
    expect(await againOf(sales)).toBe(corrected);
    expect(await againOf(colleague)).toBeNull();
    expect(await retry(sales)).toMatchObject({ status: 200 });
    expect((await platform.database.query(stands, [id])).rows).toEqual([]);
    const gone = await becomes(id, 'sent');
    expect(gone).toMatchObject({ mail_address: corrected, mail_cc: cc, mail_error: null });
    expect(smtp.to(corrected)).toHaveLength(1);
    expect(smtp.accepted.filter((message) => message.includes(`Cc: ${cc}`))).toHaveLength(1);
    expect(smtp.to(place.email)).toHaveLength(1);
    // A second notice about the first try says nothing of the second.
    await comesBack(idOnWire(line), place.email, '5.2.2');
    const ignored = `SELECT 1 FROM inbound_events WHERE status = 'ignored'`;
    const { database } = platform;
    await expect.poll(async () => (await database.query(ignored)).rows.length).toBeGreaterThan(0);
    expect(await lineOf(id)).toMatchObject({ mail_state: 'sent', mail_error: null });
  });

  test('by a notice that names none of ours stays as it is: anybody writes one', async () => {
    const place = await plant();
    const cc = `copie.${randomUUID().slice(0, 8)}@verrerie.example.com`;
    const id = idOf(await write(bodyOf(place, { cc: [cc] })));
    await becomes(id, 'sent');
    for (const email of [place.email, cc]) {
      await comesBack(`${randomUUID()}@nulle-part.example.org`, email);
      const waits = async () => {
        const { rows } = await platform.database.query(
          `SELECT 1 FROM inbound_events WHERE status = 'dead' AND error_code = 'MAIL_BOUNCE_UNPROVEN'
              AND error_message LIKE '%' || $1 || '%'`,
          [email],
        );
        return rows.length;
      };
      await expect.poll(waits, { timeout: 30_000 }).toBe(1);
    }
    expect(await lineOf(id)).toMatchObject({ mail_state: 'sent', mail_error: null });
    expect(await statusOf(place.email)).toBe('unverified');
    expect(await noticesOf(id)).toEqual([]);
  });

  test('when it is a copy, marks that address and leaves the mail as sent', async () => {
    const place = await plant();
    const copied = await insertRow(platform.database, 'contacts', {
      ...{ account: place.account, first_name: 'Rémi', last_name: 'Carrel' },
    });
    const cc = `remi.${randomUUID().slice(0, 8)}@verrerie.example.com`;
    await insertRow(platform.database, 'contact_emails', {
      ...{ account: place.account, contact: copied, email: cc, status: 'unverified' },
    });
    const stranger = await plant();
    const id = idOf(await write(bodyOf(place, { cc: [cc] })));
    const line = await becomes(id, 'sent');
    await comesBack(idOnWire(line), stranger.email);
    await becomes(id, 'bounced');
    expect(await statusOf(stranger.email)).toBe('unverified');
    const other = idOf(await write(bodyOf(place, { cc: [cc] })));
    await comesBack(idOnWire(await becomes(other, 'sent')), cc);
    await expect.poll(() => statusOf(cc), { timeout: 20_000 }).toBe('bounced');
    expect(await lineOf(other)).toMatchObject({ mail_state: 'sent', mail_error: null });
    expect(await statusOf(place.email)).toBe('unverified');
    expect(await noticesOf(other)).toMatchObject([{ title: 'La copie d’un e-mail est revenue' }]);
  });
});

describe('a mail that comes in', () => {
  const arrives = async (from: string, more: readonly string[] = [], subject = 'Question') => {
    const key = `${randomUUID()}@verrerie.example.com`;
    const head = [`From: Inès <${from}>`, 'To: reponses@agence.example.com', `Subject: ${subject}`];
    const type = 'Content-Type: text/plain; charset=utf-8';
    const mime = [...head, `Message-ID: <${key}>`, type, ...more, '', 'Bonjour.'].join('\r\n');
    await post(webhook, mime, { 'content-type': 'message/rfc822' });
    const filed = async () => {
      const { rows } = await platform.database.query(
        'SELECT id, visibility FROM activities WHERE external_id = $1',
        [`mail:${key}`],
      );
      return rows[0];
    };
    await expect.poll(filed, { timeout: 30_000 }).toBeDefined();
    return filed();
  };
  const toldOf = async (id: string) => {
    const { rows } = await platform.database.query(
      `SELECT "user", type, title FROM notifications WHERE url LIKE '%' || $1 ORDER BY "user"`,
      [id],
    );
    return rows;
  };
  const told = (user: string) => ({ user, type: 'mail.received', title: 'Un e-mail est arrivé' });

  test('is told to whoever follows the deal, and to whoever wrote what it answers', async () => {
    const place = await plant();
    const first = await arrives(place.email);
    expect(await toldOf(first.id)).toEqual([told(sales.id)]);
    const written = idOf(await write(bodyOf(place), colleague));
    const line = await becomes(written, 'sent');
    const answer = [`In-Reply-To: <${line.external_id.slice('mail:'.length)}>`];
    const { id } = await arrives(place.email, answer);
    expect(await toldOf(id)).toEqual([sales.id, colleague.id].sort().map(told));
  });

  test('under the subject of one thread alone goes on with it, whatever its program left out', async () => {
    const place = await plant();
    const other = await insertDeal(platform.database, {
      ...{ account: place.account, contact: place.contact, owner: sales.id, stage: 'prospect' },
    });
    const subject = `Nos references ${randomUUID().slice(0, 8)}`;
    await becomes(idOf(await write(bodyOf(place, { subject }))), 'sent');
    const dealOf = async ({ id }: { id: string }) => (await lineOf(id)).deal;
    const known = await dealOf(await arrives(place.email));
    const elsewhere = known === other ? place.deal : other;
    const there = { ...place, deal: elsewhere };
    const shared = `Planning ${randomUUID().slice(0, 8)}`;
    await becomes(idOf(await write(bodyOf(there, { subject: shared }))), 'sent');
    expect(await dealOf(await arrives(place.email, [], `RE : ${shared}`))).toBe(elsewhere);
    expect(await dealOf(await arrives(place.email, [], `Re: ${subject}`))).toBe(place.deal);
    const two = { subject: shared };
    await becomes(idOf(await write(bodyOf({ ...place, deal: known }, two))), 'sent');
    expect(await dealOf(await arrives(place.email, [], `Re: ${shared}`))).toBe(known);
    const stranger = await arrives(
      `x.${randomUUID().slice(0, 8)}@ailleurs.example.com`,
      [],
      subject,
    );
    expect(await dealOf(stranger)).toBeNull();
    const { rows } = await platform.database.query(
      'SELECT status FROM contact_emails WHERE email = $1',
      [place.email],
    );
    expect(rows).toEqual([{ status: 'unverified' }]);
  });

  test('in answer to a private one is told to its writer alone', async () => {
    const place = await plant();
    const written = idOf(await write(bodyOf(place, { is_private: true }), colleague));
    const line = await becomes(written, 'sent');
    const answer = [`In-Reply-To: <${line.external_id.slice('mail:'.length)}>`];
    const { id, visibility } = await arrives(place.email, answer);
    expect(visibility).toBe('private');
    expect(await toldOf(id)).toEqual([told(colleague.id)]);
  });
});

describe('what one is told', () => {
  const mention = async (person: Person, text: string) => {
    const { deal } = await plant();
    const { data } = await sales.send('POST', '/items/activities', {
      ...{ type: 'note', subject: 'Point', deal, occurred_at: new Date().toISOString() },
      body: `@[Camille](${person.id}) ${text}`,
    });
    return (data as { id: string }).id;
  };
  type Bell = { id: number; subject: string; message: string; status: string };
  const bellOf = async (person: Person, item: string) => {
    const { data } = await person.send('GET', '/notifications?limit=-1');
    return (data as Bell[]).filter((bell) => bell.message.includes(`line=${item}`));
  };
  const noticeOf = async (person: Person, item: string) => {
    const filter = JSON.stringify({ url: { _ends_with: item } });
    const { data } = await person.send('GET', `/items/notifications?filter=${filter}`);
    return (data as { id: string; read_at: string | null }[])[0];
  };
  const rung = async (person: Person, item: string) => {
    await expect.poll(() => bellOf(person, item), { timeout: 20_000 }).toHaveLength(1);
    return (await bellOf(person, item))[0];
  };

  test('rings once in the bell of whom it is for, its words as words', async () => {
    const item = await mention(colleague, '![x](https://espion.example.com/a.png) *vite*');
    const bell = await rung(colleague, item);
    expect(bell).toMatchObject({ subject: 'Camille Moreau vous a mentionné', status: 'inbox' });
    expect(bell?.message).toContain('\\!\\[x\\]\\(https');
    expect(bell?.message).toMatch(/\[Ouvrir →\]\(\/admin\/pipeline\?deal=[\w-]+&line=[\w-]+\)$/);
    expect(await bellOf(sales, item)).toEqual([]);
    await sales.send('PATCH', `/items/activities/${item}`, { subject: 'Point, relu' });
    expect(await bellOf(colleague, item)).toHaveLength(1);
  });

  test('read in one place is read in the other, by whom it is for alone', async () => {
    const item = await mention(colleague, 'à lire');
    const bell = await rung(colleague, item);
    const notice = await noticeOf(colleague, item);
    const path = `/items/notifications/${notice?.id}`;
    const read_at = new Date().toISOString();
    expect(await sales.send('PATCH', path, { read_at })).toMatchObject({ status: 403 });
    expect(await colleague.send('PATCH', path, { read_at })).toMatchObject({ status: 200 });
    expect(await bellOf(colleague, item)).toMatchObject([{ status: 'archived' }]);
    const back = await colleague.send('PATCH', `/notifications/${bell?.id}`, { status: 'inbox' });
    expect(back.status).toBe(200);
    expect(await noticeOf(colleague, item)).toMatchObject({ read_at: null });
  });

  test.each([
    ['private', { visibility: 'private' }],
    ['without the name', { body: 'change' }],
    ['gone', null],
  ] as const)('is taken back once the line is %s, unread', async (_what, change) => {
    const item = await mention(colleague, 'Secret');
    const read = await mention(colleague, 'Secret');
    await rung(colleague, item);
    await rung(colleague, read);
    const path = `/items/notifications/${(await noticeOf(colleague, read))?.id}`;
    await colleague.send('PATCH', path, { read_at: new Date().toISOString() });
    for (const id of [item, read]) {
      const answer = change
        ? await sales.send('PATCH', `/items/activities/${id}`, change)
        : await sales.send('DELETE', `/items/activities/${id}`);
      expect(answer.status).toBeLessThan(300);
    }
    expect(await noticeOf(colleague, item)).toBeUndefined();
    expect(await bellOf(colleague, item)).toEqual([]);
    expect(await noticeOf(colleague, read)).toBeDefined();
    if (!change || 'body' in change) return;
    await sales.send('PATCH', `/items/activities/${item}`, { visibility: 'shared' });
    await rung(colleague, item);
  });

  test('comes by mail to who has chosen so, in their language, and to nobody else', async () => {
    const reader = await createStaff(platform, 'sales');
    const { rows } = await platform.database.query(
      `UPDATE directus_users SET language = 'en-US' WHERE id = $1 RETURNING email`,
      [reader.id],
    );
    const [{ email }] = rows;
    const path = '/platform/notices/choice';
    expect((await reader.send('GET', path)).data).toEqual({ mail: 'none' });
    await rung(reader, await mention(reader, 'sans mail'));
    expect(await reader.send('POST', path, { mail: 'at_once' })).toMatchObject({ status: 200 });
    const forged = await sales.send('POST', path, { mail: 'none', user: reader.id });
    expect(forged.status).toBe(400);
    const item = await mention(reader, 'avec mail');
    await expect.poll(() => smtp.to(email), { timeout: 30_000 }).toHaveLength(1);
    const [message = ''] = smtp.to(email);
    expect(message).toContain('mentioned you');
    expect(message).toContain('avec mail');
    expect(message.replaceAll('=\r\n', '')).toContain(`line=3D${item}`);
    const vendor = await createStaff(platform, 'vendor');
    expect(await vendor.send('POST', path, { mail: 'at_once' })).toMatchObject({ status: 403 });
  });
});

describe('who writes mails', () => {
  test('is sales and the direction; everybody else is refused before any reason', async () => {
    const place = await plant();
    const body = bodyOf(place);
    const others = [
      'delivery',
      'finance',
      'client_admin',
      'client_member',
      'vendor',
      'n8n',
    ] as const;
    for (const role of others) {
      const who = await createStaff(platform, role);
      for (const sent of [body, {}])
        expect(await write(sent, who), role).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      const form = await who.send('GET', `/crm/mails/form?deal=${place.deal}`);
      expect(form, role).toMatchObject({ status: 403 });
    }
    expect((await write(body, apiOf(platform, 'personne'))).status).toBe(401);
    const admin = await adminApi(platform);
    expect(await write(body, admin)).toMatchObject({ status: 201 });
    const other = bodyOf(place);
    expect(await write(other, colleague)).toMatchObject({ status: 201 });
    // A record that is not there is told like one out of reach.
    const nowhere = { ...body, about: { of: 'deal', id: randomUUID() } };
    expect(await write(nowhere)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  test('writes sixty an hour at the most', async () => {
    const eager = await createStaff(platform, 'sales');
    const place = await plant();
    await platform.database.query(
      `WITH lines AS (INSERT INTO activities (id, type, subject, occurred_at, status, visibility)
         SELECT gen_random_uuid(), 'email', 'x', now(), 'done', 'shared' FROM generate_series(1, 60)
         RETURNING id)
       INSERT INTO platform.written_mails (activity, author, key, message_id)
       SELECT id, $1, gen_random_uuid(), '<x@y>' FROM lines`,
      [eager.id],
    );
    const answer = await write(bodyOf(place), eager);
    expect(answer).toMatchObject({ status: 429, reason: 'MAIL_TOO_MANY' });
  });
});

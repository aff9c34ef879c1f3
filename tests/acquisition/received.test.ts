import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { type Api, adminApi, createStaff } from '../crm/api.ts';
import { insertAccount, insertDeal, insertRow } from '../crm/world.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { type Inbound, inboundOf, post, postJson, type Source } from './inbound-api.ts';

type Person = Api & { readonly id: string; readonly email: string };

const PDF = Buffer.from('%PDF-1.7\nune proposition');
const OURS = 'crm@agence.example.com';

let platform: Platform;
let inbound: Inbound;
let team: Source;
let own: Source;
let site: Source;
let admin: Api;
let lea: Person;
let bob: Person;
let others: readonly Person[];
let uploads: Server;
let uploadsUrl: string;

/** A form tool's own place for files: one is there, one asks to sign in, one is gone. */
function answerUpload(path: string) {
  if (path === '/moved.pdf')
    return { status: 302, headers: { location: '/wp-content/uploads/brief.pdf' } };
  if (path.endsWith('/brief.pdf')) return { status: 200, body: PDF };
  if (path.endsWith('/login.pdf')) return { status: 200, body: '<!doctype html><p>Connexion' };
  return { status: 404, body: 'gone' };
}

beforeAll(async () => {
  uploads = createServer((request, response) => {
    const { status, body = '', headers = {} } = answerUpload(request.url ?? '');
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => uploads.listen(0, '127.0.0.1', resolve));
  uploadsUrl = `http://127.0.0.1:${(uploads.address() as AddressInfo).port}`;
  platform = await startPlatform({ jobs: 'all', settings: { OUTBOUND_ALLOW_HOSTS: '127.0.0.1' } });
  inbound = await inboundOf(platform);
  admin = await adminApi(platform);
  const staff = async (role: 'sales' | 'delivery' | 'finance') => {
    const person = await createStaff(platform, role);
    const [row] = await inbound.rows<{ email: string }>(
      'select email from directus_users where id = $1',
      [person.id],
    );
    return { ...person, email: row?.email ?? '' };
  };
  lea = await staff('sales');
  bob = await staff('sales');
  others = [await staff('delivery'), await staff('finance')];
  const kind = 'mail_webhook';
  // What proves a sender has a test of its own.
  const settings = { address: OURS, colleagues: 'said' };
  team = await inbound.createSource({ name: 'Contact', key: 'equipe', kind, settings });
  own = await inbound.createSource({
    ...{ name: 'Léa', key: 'lea', kind, owner: lea.id },
    settings: {
      address: 'lea.boite@agence.example.com',
      visibility: 'private',
      colleagues: 'said',
    },
  });
  site = await inbound.createSource({ name: 'Site', key: 'site', kind: 'site_form' });
});
afterAll(async () => {
  await platform?.stop();
  uploads?.close();
});

interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to?: string;
  readonly subject?: string;
  readonly more?: readonly string[];
  readonly body?: string;
}

const mime = ({ id, from, to = OURS, subject = 'Demande', more = [], body = 'Bonjour' }: Mail) =>
  [
    ...[`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Message-ID: <${id}@exp.example.com>`],
    ...['Date: Thu, 20 Nov 2025 09:00:00 +0100', 'MIME-Version: 1.0', ...more, '', body, ''],
  ].join('\r\n');

const send = (mail: Mail, source = team) =>
  post(source.url, mime(mail), { 'content-type': 'message/rfc822' });

async function received(mail: Mail, source = team) {
  await send(mail, source);
  return (await inbound.settled(source.id)).at(-1);
}

interface Filed {
  readonly id: string;
  readonly lead: string | null;
  readonly contact: string | null;
  readonly deal: string | null;
  readonly owner: string | null;
  readonly visibility: string;
  readonly direction: string | null;
  readonly file_remarks: readonly { name: string; reason: string; url?: string }[] | null;
}

const filedAs = (id: string) =>
  inbound.rows<Filed>('select * from activities where external_id like $1 order by external_id', [
    `mail:${id}@exp.example.com%`,
  ]);

interface Kept {
  readonly id: string;
  readonly filename_download: string;
  readonly type: string;
  readonly filesize: string;
}

/** Files are kept by a job of their own, after the mail stands on the timeline. */
async function filesOf(activity: string | undefined) {
  await waitUntil(
    async () => {
      const rows = await inbound.rows(
        `select 1 from outbox_events where type = 'inbound.files_waiting' and subject = $1
            and status = 'pending'
         union all select 1 from pgboss.job where name = 'crm.keep-inbound-files'
            and state in ('created', 'retry', 'active')`,
        [activity],
      );
      return rows.length === 0;
    },
    { timeoutMs: 30_000, what: 'the files to be kept', explain: platform.directus.log },
  );
  const files = await inbound.rows<Kept>(
    'select * from directus_files where activity = $1 order by filename_download',
    [activity],
  );
  const [row] = await inbound.rows<Filed>('select * from activities where id = $1', [activity]);
  return { files, remarks: row?.file_remarks ?? [] };
}

const part = (headers: readonly string[], content: Buffer | string) => [
  '--B',
  ...headers,
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(content).toString('base64'),
];
const mixed = (...parts: readonly (readonly string[])[]) => [...parts.flat(), '--B--'].join('\r\n');
const MIXED = ['Content-Type: multipart/mixed; boundary=B'];
const words = ['--B', 'Content-Type: text/html', '', '<p>Bonjour <img src="cid:logo@x">'];

async function contactOf(name: string, owner: Person | null = null) {
  const account = await insertAccount(platform.database);
  const contact = await insertRow(platform.database, 'contacts', {
    ...{ account, first_name: name, last_name: 'Martin' },
  });
  const email = `${name.toLowerCase()}@${name.toLowerCase()}-client.example.com`;
  await insertRow(platform.database, 'contact_emails', {
    account,
    contact,
    email,
    is_primary: true,
  });
  const deal = await insertDeal(platform.database, {
    ...{ account, contact, stage: 'audit' },
    ...(owner ? { owner: owner.id } : {}),
  });
  return { account, contact, email, deal };
}

/** Every way somebody may come to an activity, its words and its files. */
async function seenBy(who: Api, { id, deal }: Pick<Filed, 'id' | 'deal'>, file?: string) {
  const counted = await who.send(
    'GET',
    `/items/activities?aggregate[count]=*&filter[id][_eq]=${id}`,
  );
  const found = await who.send('GET', '/items/activities?search=confidentielle');
  const exported = await who.send('GET', `/items/activities?export=csv&filter[id][_eq]=${id}`);
  const asked = await who.graphql(`{ activities(filter: { id: { _eq: "${id}" } }) { subject } }`);
  const nested = await who.send('GET', `/items/deals/${deal}?fields=id,name`);
  const story = await who.send('GET', `/crm/timeline?deal=${deal}`);
  const asset = file ? await who.raw(`/assets/${file}`, {}) : null;
  const listed = await who.send('GET', `/files?filter[activity][_eq]=${id}`);
  const events = await who.send('GET', `/items/inbound_events?filter[activity][_eq]=${id}`);
  const has = (answer: { readonly text: string }) => /confidentielle/.test(answer.text);
  return {
    item: (await who.send('GET', `/items/activities/${id}`)).status,
    count: Number((counted.data as { count: string }[] | null)?.[0]?.count ?? 0),
    search: has(found),
    export: has(exported),
    graphql: has(asked),
    timeline: has(story),
    deal: has(nested),
    event: events.text.includes(id),
    files: listed.text.includes(file ?? 'no file'),
    ...(asset ? { asset: asset.status } : {}),
  };
}

const EVERYTHING = {
  ...{
    item: 200,
    count: 1,
    search: true,
    export: true,
    graphql: true,
    timeline: true,
    deal: false,
  },
  ...{ event: true, files: true, asset: 200 },
};
const NOTHING = {
  ...{ item: 403, count: 0, search: false, export: false, graphql: false, timeline: false },
  ...{ deal: false, event: false, files: false, asset: 403 },
};

describe('a private mailbox', () => {
  test('is read by its owner alone, by every way in, its files included', async () => {
    const client = await contactOf('Paul', bob);
    const attached = part(['Content-Type: application/pdf; name=offre.pdf'], PDF);
    await received(
      {
        ...{ id: 'prive', from: client.email, subject: 'Offre confidentielle', more: MIXED },
        body: mixed(['--B', 'Content-Type: text/plain', '', 'Version confidentielle'], attached),
      },
      own,
    );
    const [mail] = await filedAs('prive');
    expect(mail).toMatchObject({
      ...{ visibility: 'private', owner: lea.id },
      contact: client.contact,
    });
    const { files } = await filesOf(mail?.id);
    expect(files).toMatchObject([{ filename_download: 'offre.pdf', type: 'application/pdf' }]);
    const seen = (who: Api) => seenBy(who, { id: mail?.id ?? '', deal: client.deal }, files[0]?.id);
    expect(await seen(lea)).toEqual(EVERYTHING);
    expect(await seen(bob)).toEqual(NOTHING);
    for (const who of others) expect(await seen(who)).toMatchObject({ ...NOTHING, event: false });
    // Its owner shares it, and takes that back; nobody else may.
    const path = `/items/activities/${mail?.id}`;
    expect((await bob.send('PATCH', path, { visibility: 'shared' })).status).toBe(403);
    expect((await lea.send('PATCH', path, { visibility: 'shared' })).status).toBe(200);
    expect(await seen(bob)).toEqual(EVERYTHING);
    for (const who of others) expect(await seen(who)).toMatchObject({ item: 403, asset: 403 });
    expect((await bob.send('PATCH', path, { visibility: 'private' })).status).toBe(403);
    expect((await lea.send('PATCH', path, { visibility: 'private' })).status).toBe(200);
    expect(await seen(bob)).toEqual(NOTHING);
  });

  test('keeps the answers private, wherever they come, and shares what the team receives too', async () => {
    const client = await contactOf('Anne', bob);
    await received({ id: 'fil', from: client.email }, own);
    await received({
      id: 'fil-2',
      from: client.email,
      more: ['In-Reply-To: <fil@exp.example.com>'],
    });
    expect(await filedAs('fil-2')).toMatchObject([{ visibility: 'private', owner: lea.id }]);
    // What the team has received is the team's, and stays as its reader left it.
    await received({ id: 'deux', from: client.email }, own);
    expect(await filedAs('deux')).toMatchObject([{ visibility: 'private' }]);
    await received({ id: 'deux', from: client.email });
    expect(await filedAs('deux')).toMatchObject([{ visibility: 'shared' }]);
    expect(await filedAs('fil-2')).toMatchObject([{ visibility: 'private' }]);
  });

  test('stays private when somebody else writes to the team under its identifier', async () => {
    const client = await contactOf('Irma', bob);
    const secret = {
      ...{ id: 'vole', from: client.email, subject: 'Offre', more: MIXED },
      body: mixed(
        ['--B', 'Content-Type: text/plain', '', 'Version confidentielle'],
        part(['Content-Type: application/pdf; name=offre.pdf'], PDF),
      ),
    };
    await received(secret, own);
    const [mail] = await filedAs('vole');
    const forged = [
      { id: 'vole', from: 'intrus@ailleurs.example.com', body: 'Autre chose' },
      { ...secret, from: 'intrus@ailleurs.example.com' },
      { ...secret, subject: 'Autre' },
      { ...secret, body: secret.body.replace('confidentielle', 'publique') },
      { ...secret, body: mixed(['--B', 'Content-Type: text/plain', '', 'Version confidentielle']) },
    ];
    const apart = new Set<string | null>();
    // An address takes an identifier once.
    const another = (rank: number) =>
      inbound.createSource({
        ...{ name: `Équipe ${rank}`, key: `equipe-${rank}`, kind: 'mail_webhook' },
        settings: { address: OURS },
      });
    for (const [rank, other] of forged.entries()) {
      const event = await received(other, await another(rank));
      expect(event).toMatchObject({ status: 'processed' });
      apart.add(event?.activity ?? null);
      const [row] = await inbound.rows<Filed & { external_id: string }>(
        'select * from activities where id = $1',
        [event?.activity],
      );
      expect(row).toMatchObject({ visibility: 'shared', direction: 'in' });
      expect(row?.external_id).not.toContain('vole');
      expect(await filedAs('vole')).toMatchObject([{ id: mail?.id, visibility: 'private' }]);
    }
    expect(apart.size).toBe(forged.length);
    expect(apart.has(mail?.id ?? null)).toBe(false);
    // The very mail is the team's once the team has it.
    expect(await received(secret, team)).toMatchObject({ activity: mail?.id });
    expect(await filedAs('vole')).toMatchObject([{ id: mail?.id, visibility: 'shared' }]);
  });

  test('shows what waits in it to its owner, not to a colleague', async () => {
    const to = 'secret@ailleurs.example.com';
    const wait = (id: string, source: Source) =>
      received({ id, from: lea.email, to, subject: 'Confidentiel' }, source);
    expect(await wait('attend', own)).toMatchObject({ status: 'dead', activity: null });
    expect(await wait('attend-equipe', team)).toMatchObject({ status: 'dead', activity: null });
    const asked = (who: Api, source: Source, rest = '') =>
      who.send('GET', `/items/inbound_events?filter[source][_eq]=${source.id}&limit=-1${rest}`);
    expect((await asked(lea, own)).text).toContain(to);
    expect((await asked(admin, own)).text).toContain(to);
    const waiting = '&filter[activity][_null]=true';
    for (const source of [own, team])
      expect(await asked(bob, source, waiting)).toMatchObject({ status: 200, data: [] });
    const grouped = `/items/inbound_events?aggregate[count]=*&filter[error_message][_contains]=${to}`;
    expect((await bob.send('GET', grouped)).data).toMatchObject([{ count: '0' }]);
    const { rows } = await platform.database.query(
      `select id from inbound_events where error_message like '%' || $1 || '%' limit 1`,
      [to],
    );
    const one = `/items/inbound_events/${rows[0]?.id}`;
    expect((await bob.send('GET', one)).status).toBe(403);
    for (const who of others) {
      expect((await asked(who, own)).status).toBe(403);
      expect((await who.send('GET', one)).status).toBe(403);
    }
  });

  test('says nothing of its words in the log of consents, and waits for an owner', async () => {
    const client = await contactOf('Rose');
    await received({ id: 'stop', from: client.email }, own);
    const more = ['In-Reply-To: <stop@exp.example.com>'];
    await received(
      { id: 'stop-2', from: client.email, more, body: 'Merci de me désinscrire.' },
      own,
    );
    const proofs = await inbound.rows<{ proof: string }>(
      `select proof from consents where contact = $1`,
      [client.contact],
    );
    expect(proofs).toEqual([{ proof: 'E-mail privé du 20 novembre 2025' }]);
    await inbound.rows('update sync_sources set owner = null where id = $1', [own.id]);
    expect(await received({ id: 'sans', from: client.email }, own)).toMatchObject({
      ...{ status: 'dead', error_code: 'MAIL_OWNER_MISSING' },
    });
    await inbound.rows('update sync_sources set owner = $2 where id = $1', [own.id, lea.id]);
    const body = { settings: { visibility: 'private' }, owner: null };
    expect((await inbound.api.send('PATCH', `/crm/inbound/sources/${own.id}`, body)).status).toBe(
      400,
    );
  });
});

describe('what comes with a mail', () => {
  test('is kept by its content, told when it is not, and neither logos nor signatures of programs', async () => {
    const logo = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200)]);
    await received({
      ...{ id: 'pieces', from: 'jo@neuf.example.com', more: MIXED },
      body: mixed(
        words,
        part(
          [
            'Content-Type: image/png; name=image001.png',
            'Content-ID: <logo@x>',
            'Content-Disposition: inline',
          ],
          logo,
        ),
        part(
          [
            'Content-Type: application/octet-stream',
            "Content-Disposition: attachment; filename*0*=UTF-8''Cahier%20des; filename*1*=%20charges%20%C3%A9t%C3%A9; filename*2=.pdf",
          ],
          PDF,
        ),
        part(
          [
            'Content-Type: application/pdf; name="=?utf-8?Q?Sch=C3=A9ma.pdf?="',
            'Content-Disposition: inline',
          ],
          `${PDF}2`,
        ),
        part(
          ['Content-Type: text/plain', 'Content-Disposition: attachment; filename=notes.txt'],
          'un',
        ),
        part(
          ['Content-Type: text/plain', 'Content-Disposition: attachment; filename=notes.txt'],
          'deux',
        ),
        part(
          [
            'Content-Type: application/pdf',
            'Content-Disposition: attachment; filename=facture.pdf',
          ],
          'MZ\0\0',
        ),
        part(
          ['Content-Type: application/pdf', 'Content-Disposition: attachment; filename=vide.pdf'],
          '',
        ),
        part(['Content-Type: application/pkcs7-signature; name=smime.p7s'], 'x'),
        [
          '--B',
          'Content-Type: message/rfc822',
          '',
          'Subject: Avant',
          'From: a@b.example.com',
          '',
          'Mot',
        ],
      ),
    });
    const [mail] = await filedAs('pieces');
    const { files, remarks } = await filesOf(mail?.id);
    const kept = files.map(({ filename_download, type }) => `${filename_download} ${type}`);
    expect(kept.sort()).toEqual([
      'Avant.eml message/rfc822',
      'Cahier des charges été.pdf application/pdf',
      'Schéma.pdf application/pdf',
      'notes (2).txt text/plain',
      'notes.txt text/plain',
    ]);
    expect(remarks).toEqual([
      { name: 'facture.pdf', reason: 'executable' },
      { name: 'vide.pdf', reason: 'empty' },
    ]);
    const story = await lea.send(
      'GET',
      `/items/activities/${mail?.id}?fields=*,files.id,files.type`,
    );
    expect((story.data as { files: unknown[] }).files).toHaveLength(5);
    const asset = await fetch(
      `${platform.url}/assets/${files.find(({ filename_download }) => filename_download.startsWith('Cahier'))?.id}`,
      {
        headers: { authorization: `Bearer ${await signIn(platform.url, bob.email)}` },
      },
    );
    expect(Buffer.from(await asset.arrayBuffer()).equals(PDF)).toBe(true);
  });

  test('by Postmark is kept too, a second delivery adding nothing', async () => {
    const body = {
      ...{ FromFull: { Email: 'pm@neuf.example.com', Name: 'Pia Marc' }, Subject: 'Devis' },
      ...{ MessageID: 'x', Headers: [{ Name: 'Message-ID', Value: '<pm@exp.example.com>' }] },
      TextBody: 'Voici',
      Attachments: [
        { Name: 'devis.pdf', Content: PDF.toString('base64'), ContentType: 'application/pdf' },
      ],
    };
    for (let time = 0; time < 2; time += 1) await postJson(team.url, body);
    await inbound.settled(team.id);
    const [mail] = await filedAs('pm');
    const { files } = await filesOf(mail?.id);
    expect(files).toMatchObject([{ filename_download: 'devis.pdf', filesize: String(PDF.length) }]);
  });

  test('goes nowhere but with its mail, and goes with it when that is removed', async () => {
    const [mail] = await filedAs('pm');
    const { files } = await filesOf(mail?.id);
    const path = `/files/${files[0]?.id}`;
    const account = await insertAccount(platform.database);
    expect((await admin.send('PATCH', path, { account })).reason).toBe('FILE_TAKEN');
    expect((await lea.send('PATCH', path, { account })).status).toBe(403);
    for (const field of ['direction', 'file_remarks', 'files']) {
      const mine = await lea.send('POST', '/items/activities', {
        ...{ type: 'note', subject: 'x', occurred_at: new Date().toISOString(), [field]: null },
      });
      expect(mine.status).toBe(403);
    }
    expect((await admin.send('DELETE', `/items/activities/${mail?.id}`)).status).toBe(204);
    const left = () => inbound.rows('select id from directus_files where id = $1', [files[0]?.id]);
    await waitUntil(async () => (await left()).length === 0, {
      ...{ timeoutMs: 10_000, what: 'the files to go', explain: platform.directus.log },
    });
  });
});

describe('the files of a form', () => {
  test('sent along are kept, those a tool keeps are fetched or stay links', async () => {
    const form = new FormData();
    form.set('nom', 'Ines Roux');
    form.set('email', 'ines@forme.example.com');
    form.set('brief', new Blob([PDF]), 'brief.pdf');
    form.set('rien', new Blob([]), '');
    await fetch(site.url, { method: 'POST', body: form });
    const sent = (await inbound.settled(site.id)).at(-1);
    expect((await filesOf(sent?.activity ?? undefined)).files).toMatchObject([
      { filename_download: 'brief.pdf', type: 'application/pdf' },
    ]);
    const file = (name: string) => ({ id: name, name, url: `${uploadsUrl}/${name}`, size: 3 });
    await postJson(site.url, {
      eventType: 'FORM_RESPONSE',
      data: {
        ...{ formId: 'f', formName: 'Audit' },
        fields: [
          { key: 'q1', label: 'E-mail', type: 'INPUT_EMAIL', value: 'noe@forme.example.com' },
          {
            ...{ key: 'q2', label: 'Pièces', type: 'FILE_UPLOAD' },
            value: [file('moved.pdf'), file('login.pdf'), file('gone.pdf')],
          },
          { key: 'q3', label: 'Site', type: 'INPUT_LINK', value: `${uploadsUrl}/brief.pdf` },
        ],
      },
    });
    const tally = (await inbound.settled(site.id)).at(-1);
    const { files, remarks } = await filesOf(tally?.activity ?? undefined);
    expect(files).toMatchObject([{ filename_download: 'moved.pdf', type: 'application/pdf' }]);
    expect(remarks).toEqual([
      { name: 'login.pdf', reason: 'unreachable', url: `${uploadsUrl}/login.pdf` },
      { name: 'gone.pdf', reason: 'unreachable', url: `${uploadsUrl}/gone.pdf` },
    ]);
  });
});

describe('a colleague', () => {
  test('who has us in copy writes to the records of the people the mail went to', async () => {
    const [paul, anne] = [await contactOf('Marc'), await contactOf('Zoe')];
    const event = await received({
      ...{
        id: 'copie',
        from: `Léa <${lea.email}>`,
        to: `${paul.email}, inconnu@ailleurs.example.com`,
      },
      more: [`Cc: ${anne.email}`, `Delivered-To: ${OURS}`],
    });
    expect(event).toMatchObject({ status: 'processed', error_code: 'MAIL_RECIPIENT_UNKNOWN' });
    const filed = await filedAs('copie');
    expect(filed.map(({ contact }) => contact).sort()).toEqual([paul.contact, anne.contact].sort());
    for (const mail of filed) {
      expect(mail).toMatchObject({ direction: 'out', owner: lea.id, visibility: 'shared' });
    }
    // Each answer goes where its writer is.
    for (const { email, contact } of [paul, anne]) {
      const id = `reponse-${contact}`;
      await received({ id, from: email, more: ['In-Reply-To: <copie@exp.example.com>'] });
      expect(await filedAs(id)).toMatchObject([{ contact, direction: 'in' }]);
    }
  });

  test('who writes to somebody unknown waits to be sorted, and is filed once they are known', async () => {
    const mail = { id: 'tri', from: lea.email, to: 'futur@ailleurs.example.com' };
    const event = await received(mail);
    expect(event).toMatchObject({ status: 'dead', error_code: 'MAIL_RECIPIENT_UNKNOWN' });
    const lead = await admin.send('POST', '/items/leads', {
      ...{ last_name: 'Futur', email: 'futur@ailleurs.example.com', status: 'new' },
    });
    await inbound.api.request('POST', `/crm/inbound/events/${event?.id}/replay`);
    await inbound.settled(team.id);
    expect(await filedAs('tri')).toMatchObject([
      { lead: (lead.data as { id: string }).id, direction: 'out' },
    ]);
  });

  test('somebody only pretends to be is not believed, and one who writes among us is no news', async () => {
    const { email } = await contactOf('Luc');
    const more = ['Authentication-Results: mx.agence.example.com; dmarc=fail header.from=x'];
    expect(await received({ id: 'faux', from: lea.email, to: email, more })).toMatchObject({
      ...{ status: 'dead', error_code: 'MAIL_SENDER_UNPROVEN' },
    });
    expect(
      await received({ id: 'nous', from: lea.email, to: `${bob.email}, ${OURS}` }),
    ).toMatchObject({
      ...{ status: 'ignored', error_code: 'MAIL_FROM_STAFF' },
    });
    expect(await filedAs('faux')).toEqual([]);
  });

  test('somebody says to be is filed once the server we named has checked it, else it waits', async () => {
    const { email } = await contactOf('Nina');
    const source = await inbound.createSource({
      ...{ name: 'Prouvée', key: 'prouvee', kind: 'mail_webhook' },
      settings: { address: OURS, auth_server: 'mx.agence.example.com' },
    });
    const house = lea.email.split('@')[1];
    const checked = (server: string, result: string) => [
      `Authentication-Results: ${server}; ${result} header.from=${house}`,
    ];
    const unproven = { status: 'dead', error_code: 'MAIL_SENDER_UNPROVEN' };
    const cases: [string, readonly string[]][] = [
      ['rien', []],
      ['autre-serveur', checked('mx.mechant.example', 'dmarc=pass')],
      ['echec', checked('mx.agence.example.com', 'dmarc=fail')],
      [
        'autre-domaine',
        ['Authentication-Results: mx.agence.example.com; dkim=pass header.d=mechant.example'],
      ],
      // Written into the mail by whoever sent it, below what the server says.
      [
        'dessous',
        [
          ...checked('mx.agence.example.com', 'dmarc=none'),
          ...checked('mx.agence.example.com', 'dmarc=pass'),
        ],
      ],
    ];
    for (const [id, more] of cases) {
      expect(await received({ id, from: lea.email, to: email, more }, source), id).toMatchObject(
        unproven,
      );
      expect(await filedAs(id), id).toEqual([]);
    }
    const more = checked('mx.agence.example.com', 'dmarc=pass');
    expect(
      await received({ id: 'prouve', from: lea.email, to: email, more }, source),
    ).toMatchObject({
      status: 'processed',
    });
    expect(await filedAs('prouve')).toMatchObject([{ direction: 'out' }]);
    // A page that was never opened leaves the safe choice.
    const plain = await inbound.createSource({ name: 'Nue', key: 'nue', kind: 'mail_webhook' });
    expect(await received({ id: 'nue', from: lea.email, to: email }, plain)).toMatchObject(
      unproven,
    );
  });

  test('who passes a mail on files it, with what it brought, for whoever wrote it first', async () => {
    const inner = [
      ...['From: Ada Noir <ada@premiere.example.com>', 'Subject: Besoin', ...MIXED, ''],
      mixed(
        ['--B', 'Content-Type: text/plain', '', 'Un besoin'],
        part(['Content-Type: application/pdf; name=besoin.pdf'], PDF),
      ),
    ].join('\r\n');
    await received({
      ...{ id: 'tr', from: lea.email, subject: 'TR: Besoin' },
      more: ['Content-Type: multipart/mixed; boundary=O'],
      body: [
        '--O',
        'Content-Type: text/plain',
        '',
        'Pour info',
        '--O',
        'Content-Type: message/rfc822',
        '',
        inner,
        '--O--',
      ].join('\r\n'),
    });
    const [mail] = await filedAs('tr');
    const [lead] = await inbound.rows<{ email: string }>('select email from leads where id = $1', [
      mail?.lead,
    ]);
    expect(lead?.email).toBe('ada@premiere.example.com');
    const { files } = await filesOf(mail?.id);
    expect(files.map(({ filename_download }) => filename_download)).toEqual(['besoin.pdf']);
  });
});

test('a second mail under an identifier that was used is filed apart; the same one twice is one', async () => {
  const { contact, email: from } = await contactOf('Ines');
  const first = { id: 'deux', from, body: 'Bonjour, je voudrais un rendez-vous jeudi matin.' };
  await received(first);
  await received(first);
  const second = { ...first, subject: 'Urgent', body: 'Annulez tout, le site est en panne.' };
  expect(await received(second)).toMatchObject({ status: 'processed' });
  const bodies = await inbound.rows<{ body: string }>(
    `select body from activities where contact = $1 and type = 'email' order by body`,
    [contact],
  );
  expect(bodies.map(({ body }) => body.trim())).toEqual([second.body, first.body]);
});

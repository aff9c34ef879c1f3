import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { call, createPerson, idOf, refusalOf, signInAdmin } from './people.ts';

let platform: Platform;
let admin: string;
let seller: string;
let delivery: string;
let finance: string;
let sellerId: string;
let project: string;
let mission: string;
let account: string;

const create = async (collection: string, body: object, token = admin) => {
  const answer = await call(platform.url, `/items/${collection}`, { token, body });
  if (answer.status !== 200) throw new Error(`${collection}: ${answer.text}`);
  return idOf(answer.body);
};

async function upload(token: string, fields: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob(['Prix plancher : 12 000 €'], { type: 'text/plain' }), 'note.txt');
  const headers = { authorization: `Bearer ${token}` };
  return fetch(`${platform.url}/files`, { method: 'POST', headers, body: form });
}

const fileOf = async (token: string, fields = {}) =>
  idOf(await (await upload(token, fields)).json());

beforeAll(async () => {
  platform = await startPlatform();
  admin = await signInAdmin(platform);
  const people = await Promise.all(
    ['sales', 'delivery', 'finance'].map((role) => createPerson(platform, admin, role)),
  );
  [seller = '', delivery = '', finance = ''] = await Promise.all(
    people.map(({ email }) => signIn(platform.url, email)),
  );
  sellerId = people[0]?.id ?? '';
  account = await create('accounts', { name: 'Filature Boréale' });
  project = await create('projects', { name: 'Tri du courrier', account, status: 'active' });
  const vendor = await create('vendors', { name: 'Atelier Sorgue' });
  const days = { starts_on: '2026-11-02', ends_on: '2026-12-31', daily_rate: 45_000 };
  mission = await create('missions', { name: 'Relecture', project, account, vendor, ...days });
});
afterAll(() => platform?.stop());

/** The file of a seller's private note: without account, theirs alone. */
async function privateNote() {
  const file = await fileOf(seller);
  const activity = { type: 'note', subject: 'Négociation', occurred_at: '2026-11-20T09:00:00Z' };
  await create(
    'activities',
    { ...activity, account, visibility: 'private', attachment: file },
    seller,
  );
  return file;
}

describe('a file is attached by whoever may read it', () => {
  it.each([
    ['by its key', (file: string) => ({ file })],
    ['by a row that carries its key', (file: string) => ({ file: { id: file } })],
  ])('and refused to others %s, with the field named', async (_case, naming) => {
    const file = await privateNote();
    const deliverable = await create('deliverables', { name: 'Rapport', project }, delivery);
    const answers = [
      await call(platform.url, '/items/deliverables', {
        token: delivery,
        body: { name: 'Vol', project, ...naming(file) },
      }),
      await call(platform.url, `/items/deliverables/${deliverable}`, {
        token: delivery,
        method: 'PATCH',
        body: naming(file),
      }),
      await call(platform.url, `/items/projects/${project}`, {
        token: delivery,
        method: 'PATCH',
        body: {
          deliverables: { create: [{ name: 'Vol', ...naming(file) }], update: [], delete: [] },
        },
      }),
    ];
    for (const answer of answers)
      expect(refusalOf(answer)).toMatchObject({ reason: 'FILE_OUT_OF_REACH', field: 'file' });
    const asset = await call(platform.url, `/assets/${file}`, { token: delivery });
    expect(asset.status).toBe(403);
  });

  it('nor is a photo of oneself a way in', async () => {
    const body = { avatar: await privateNote() };
    const answer = await call(platform.url, '/users/me', {
      token: delivery,
      method: 'PATCH',
      body,
    });
    expect(refusalOf(answer)).toMatchObject({ reason: 'FILE_OUT_OF_REACH', field: 'avatar' });
  });

  it.each([
    ['sales', () => seller, ['project', 'mission']],
    ['finance', () => finance, ['project', 'mission']],
  ])('nor does an upload of %s go where they do not read', async (_role, token, places) => {
    for (const place of places) {
      const answer = await upload(token(), { [place]: place === 'project' ? project : mission });
      expect(answer.status, place).toBe(403);
    }
    const { rows } = await platform.database.query(
      "SELECT 1 FROM directus_files WHERE filename_download = 'note.txt' AND (project = $1 OR mission = $2)",
      [project, mission],
    );
    expect(rows).toEqual([]);
  });

  it('a file that does not exist is refused in the same words', async () => {
    const missing = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    const body = { name: 'Vol', project, file: missing };
    const answer = await call(platform.url, '/items/deliverables', { token: delivery, body });
    expect(refusalOf(answer)).toMatchObject({ reason: 'FILE_OUT_OF_REACH', field: 'file' });
  });

  it('one’s own goes where its record goes', async () => {
    const file = await fileOf(delivery);
    await create('deliverables', { name: 'Rapport', project, file }, delivery);
    const { rows } = await platform.database.query(
      'SELECT account, project FROM directus_files WHERE id = $1',
      [file],
    );
    expect(rows).toEqual([{ account, project }]);
  });
});

describe('a file belongs to the record that holds it', () => {
  it('and is not taken by another, the administrator included', async () => {
    const file = await privateNote();
    const body = { name: 'Vol', project, file };
    const answer = await call(platform.url, '/items/deliverables', { token: admin, body });
    expect(refusalOf(answer)).toMatchObject({ reason: 'FILE_TAKEN', field: 'file' });
  });

  it('nor by another project of the same account', async () => {
    const file = await fileOf(delivery);
    await create('deliverables', { name: 'Rapport', project, file }, delivery);
    const other = await create('projects', { name: 'Relances', account, status: 'active' });
    const body = { name: 'Vol', project: other, file };
    const answer = await call(platform.url, '/items/deliverables', { token: delivery, body });
    expect(refusalOf(answer)).toMatchObject({ reason: 'FILE_TAKEN', field: 'file' });
    const moved = await call(platform.url, `/files/${file}`, {
      token: delivery,
      method: 'PATCH',
      body: { project: other },
    });
    expect(refusalOf(moved)).toMatchObject({ reason: 'PARENT_IMMUTABLE' });
  });

  it('a project goes with its deliverables, and leaves their files', async () => {
    const gone = await create('projects', { name: 'Éphémère', account, status: 'active' });
    const file = await fileOf(delivery);
    await create('deliverables', { name: 'Rapport', project: gone, file }, delivery);
    const path = `/items/projects/${gone}`;
    expect((await call(platform.url, path, { token: admin, method: 'DELETE' })).status).toBe(204);
    expect((await call(platform.url, `/files/${file}`, { token: delivery })).status).toBe(200);
  });

  it('every table with a file asks, but for imports and written mails, which only read it', async () => {
    const { rows } = await platform.database.query<{ source: string }>(`
      SELECT c.conrelid::regclass::text AS source FROM pg_constraint c
       WHERE c.contype = 'f' AND c.confrelid = 'public.directus_files'::regclass
         AND NOT EXISTS (SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
           WHERE t.tgrelid = c.conrelid AND p.proname = 'keep_file_with_its_record')
       ORDER BY source`);
    expect(rows.map(({ source }) => source)).toEqual(['platform.written_mail_files', 'sync_runs']);
  });
});

describe('a file without a parent is its uploader’s', () => {
  it('a colleague of another trade neither sees nor opens it', async () => {
    const finance = await createPerson(platform, admin, 'finance');
    const token = await signIn(platform.url, finance.email);
    const file = await privateNote();
    for (const path of [`/files/${file}`, `/assets/${file}`]) {
      expect((await call(platform.url, path, { token })).status, path).toBe(403);
      expect((await call(platform.url, path, { token: seller })).status, path).toBe(200);
    }
  });

  it('an export is its author’s', async () => {
    const body = {
      collection: 'leads',
      format: 'csv',
      query: { limit: 1 },
      file: { title: 'Mes pistes' },
    };
    await call(platform.url, '/utils/export/leads', { token: seller, body });
    await expect
      .poll(
        async () => {
          const { rows } = await platform.database.query(
            "SELECT uploaded_by, account, project FROM directus_files WHERE title = 'Mes pistes'",
          );
          return rows;
        },
        { timeout: 20_000 },
      )
      .toEqual([{ uploaded_by: sellerId, account: null, project: null }]);
  });
});

describe('where a file is kept', () => {
  it('is the server’s to say, on an upload, a bare row and a change', async () => {
    const unknown = await upload(seller, { storage: 'ailleurs' });
    expect(unknown.status).toBe(400);
    expect(await unknown.text()).toContain('storage');
    const bare = await call(platform.url, '/files', {
      token: seller,
      body: { type: 'text/plain', filename_download: 'x.txt', storage: 'ailleurs' },
    });
    expect(refusalOf(bare)).toMatchObject({ reason: 'VALUE_INVALID', field: 'storage' });
    const file = await fileOf(seller);
    for (const change of [{ storage: 'ailleurs' }, { filename_disk: 'x' }]) {
      const answer = await call(platform.url, `/files/${file}`, {
        token: seller,
        method: 'PATCH',
        body: change,
      });
      expect(answer.status).toBe(403);
    }
    expect((await call(platform.url, `/assets/${file}`, { token: seller })).status).toBe(200);
  });
});

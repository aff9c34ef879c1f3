import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { TEST_DATA_DIR } from '../harness/settings.ts';
import { call, createPerson, idOf, type Person, signInAdmin } from './people.ts';

let platform: Platform;
let admin: string;
let folder: string;

beforeAll(async () => {
  platform = await startPlatform();
  admin = await signInAdmin(platform);
  folder = join(TEST_DATA_DIR, new URL(platform.databaseUrl).pathname.slice(1));
});
afterAll(() => platform?.stop());

type Upload = {
  readonly token?: string;
  readonly type?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly id?: string;
};

async function upload(content: Buffer, options: Upload = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(options.fields ?? {})) form.set(name, value);
  form.set(
    'file',
    new Blob([new Uint8Array(content)], { type: options.type ?? 'application/octet-stream' }),
    'rapport.bin',
  );
  const response = await fetch(`${platform.url}/files${options.id ? `/${options.id}` : ''}`, {
    method: options.id ? 'PATCH' : 'POST',
    headers: { authorization: `Bearer ${options.token ?? admin}` },
    body: form,
  });
  const text = await response.text();
  return { status: response.status, text, body: text ? JSON.parse(text) : undefined };
}

function download(id: string, headers: Record<string, string> = {}, query = ''): Promise<Response> {
  return fetch(`${platform.url}/assets/${id}${query}`, {
    headers: { authorization: `Bearer ${admin}`, ...headers },
  });
}

async function bytes(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

function diskPath(id: string): string {
  return join(folder, readdirSync(folder).find((name) => name.startsWith(id)) ?? 'absent');
}

describe('a stored file', () => {
  it.each([0, 1, 65535, 65536, 65537, 300_000, 2 * 1024 * 1024])(
    'of %i bytes comes back as it went in',
    async (size) => {
      const content = randomBytes(size);
      const stored = await upload(content);
      expect(stored.status).toBe(200);
      expect(Number(stored.body.data.filesize)).toBe(size);
      const back = await download(idOf(stored.body));
      expect(back.status).toBe(200);
      expect((await bytes(back)).equals(content)).toBe(true);
    },
  );

  it('gives any range of itself', async () => {
    const content = randomBytes(200_000);
    const id = idOf((await upload(content)).body);
    for (const [start, end] of [
      [0, 9],
      [65530, 65545],
      [65536, 131071],
      [131072, 199_999],
      [10, 150_000],
    ] as const) {
      const part = await download(id, { range: `bytes=${start}-${end}` });
      expect(part.status).toBe(206);
      expect((await bytes(part)).equals(content.subarray(start, end + 1)), `${start}-${end}`).toBe(
        true,
      );
    }
    const tail = await download(id, { range: 'bytes=199990-' });
    expect((await bytes(tail)).equals(content.subarray(199_990))).toBe(true);
  });

  it('is not readable on the disk', async () => {
    const secret = 'Marge prévue : 41 %, ne pas montrer au client. ';
    const id = idOf((await upload(Buffer.from(secret.repeat(5000)))).body);
    const disk = readFileSync(diskPath(id));
    expect(disk.includes(Buffer.from('Marge'))).toBe(false);
    expect(disk.length).toBeGreaterThan(secret.length * 5000);
  });

  it('is not served once a byte of it was changed', async () => {
    const id = idOf((await upload(randomBytes(150_000))).body);
    const disk = readFileSync(diskPath(id));
    for (const place of [20, 100, disk.length - 1]) {
      const touched = Buffer.from(disk);
      touched.writeUInt8(touched.readUInt8(place) ^ 1, place);
      writeFileSync(diskPath(id), touched);
      await expect(
        download(id).then(async (response) => ({
          ok: response.ok,
          length: (await bytes(response)).length,
        })),
        `byte ${place}`,
      )
        .rejects.toThrow()
        .catch(async () => {
          // A change in the first part is noticed before the answer starts.
          expect((await download(id)).status).toBeGreaterThanOrEqual(500);
        });
    }
    writeFileSync(diskPath(id), disk.subarray(0, disk.length - 30_000));
    const cut = await download(id)
      .then(bytes)
      .catch(() => undefined);
    expect(cut?.length ?? 0).toBeLessThan(150_000);
    expect((await call(platform.url, '/server/ping')).status).toBe(200);
  });

  it('is not served when it was laid there in clear', async () => {
    const id = idOf((await upload(randomBytes(5000))).body);
    writeFileSync(diskPath(id), 'x'.repeat(5000));
    expect((await download(id)).status).toBeGreaterThanOrEqual(400);
  });

  it('can be replaced, and an image resized', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR42mNwsziFBzGMSmNDAGWJgCEGehHNAAAAAElFTkSuQmCC',
      'base64',
    );
    const first = await upload(png, { type: 'image/png' });
    expect(first.body.data).toMatchObject({ width: 10, height: 10 });
    const id = idOf(first.body);
    const small = await download(id, {}, '?width=5&height=5&format=webp');
    expect(small.headers.get('content-type')).toBe('image/webp');
    expect((await bytes(small)).subarray(8, 12).toString()).toBe('WEBP');
    const replacement = Buffer.from('nouvelle version');
    expect((await upload(replacement, { id, type: 'text/plain' })).status).toBe(200);
    expect((await bytes(await download(id))).equals(replacement)).toBe(true);
    for (const name of readdirSync(folder).filter((file) => file.startsWith(id))) {
      expect(readFileSync(join(folder, name)).includes(Buffer.from('WEBP'))).toBe(false);
    }
  });
});

describe('whose a file is', () => {
  let project: string;
  let mission: string;
  let account: string;
  let vendor: Person;
  let vendorToken: string;

  const create = async (collection: string, body: object) =>
    idOf((await call(platform.url, `/items/${collection}`, { token: admin, body })).body);

  beforeAll(async () => {
    account = await create('accounts', { name: 'Verrerie Noailles' });
    project = await create('projects', { name: 'Relance', account, status: 'active' });
    vendor = await createPerson(platform, admin, 'vendor');
    const company = await create('vendors', { name: 'Atelier Bocage', status: 'active' });
    await create('vendor_members', { vendor: company, user: vendor.id });
    mission = await create('missions', {
      name: 'Connecteur',
      project,
      vendor: company,
      status: 'active',
      starts_on: '2026-11-01',
      ends_on: '2027-12-31',
      daily_rate: 50000,
    });
    vendorToken = await signIn(platform.url, vendor.email);
  });

  const row = async (id: string) =>
    (
      await platform.database.query(
        'select account, project, mission, visibility from directus_files where id = $1',
        [id],
      )
    ).rows[0];

  it('comes from its project or mission, not from what staff typed', async () => {
    const other = await create('accounts', { name: 'Un autre compte' });
    const id = idOf(
      (
        await upload(Buffer.from('a'), {
          fields: { project, account: other, visibility: 'client' },
        })
      ).body,
    );
    expect(await row(id)).toEqual({ account, project, mission: null, visibility: 'client' });
  });

  it('is the mission’s, and theirs to see only, for what a vendor uploads, whatever they posted', async () => {
    const other = await create('accounts', { name: 'Convoité' });
    const id = await platform.database
      .query(
        `insert into directus_files (id, storage, filename_disk, filename_download, uploaded_by, mission, account, visibility)
         values (gen_random_uuid(), 'local', 'x', 'x', $1, $2, $3, 'client') returning id`,
        [vendor.id, mission, other],
      )
      .then((result) => result.rows[0].id);
    expect(await row(id)).toEqual({ account, project, mission, visibility: 'vendor' });
    // Directus writes the posted fields a second time, without author, once the bytes are stored.
    await platform.database.query(
      `update directus_files set visibility = 'client', account = $2 where id = $1`,
      [id, other],
    );
    expect(await row(id)).toEqual({ account, project, mission, visibility: 'vendor' });
  });

  it('is refused without a mission from a vendor, with the field’s name', async () => {
    const answer = await upload(Buffer.from('a'), {
      token: vendorToken,
      fields: { title: 'Sans mission' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('follows the deliverable that hands it over', async () => {
    const id = idOf((await upload(Buffer.from('livrable'))).body);
    expect(await row(id)).toMatchObject({ account: null, visibility: 'internal' });
    const deliverable = await create('deliverables', {
      name: 'Connecteur',
      project,
      file: id,
      is_client_visible: true,
    });
    const change = (body: object) =>
      call(platform.url, `/items/deliverables/${deliverable}`, {
        token: admin,
        method: 'PATCH',
        body,
      });
    // A draft is not shown to the client, nor is its file.
    expect(await row(id)).toMatchObject({ account, project, visibility: 'internal' });
    await change({ status: 'in_review' });
    expect(await row(id)).toMatchObject({ visibility: 'client' });
    await change({ is_client_visible: false });
    expect(await row(id)).toMatchObject({ account, visibility: 'internal' });
    await change({ is_client_visible: true });
    const corrected = idOf((await upload(Buffer.from('la bonne version'))).body);
    await change({ file: corrected });
    expect(await row(id)).toMatchObject({ visibility: 'internal' });
    expect(await row(corrected)).toMatchObject({ account, visibility: 'client' });
    await call(platform.url, `/items/deliverables/${deliverable}`, {
      token: admin,
      method: 'DELETE',
    });
    expect(await row(corrected)).toMatchObject({ visibility: 'internal' });
    const other = await create('accounts', { name: 'Encore un autre' });
    const elsewhere = await create('projects', { name: 'Ailleurs', account: other });
    const stolen = await call(platform.url, '/items/deliverables', {
      token: admin,
      body: { name: 'Vol', project: elsewhere, file: id },
    });
    expect(stolen.status).toBe(400);
    expect(stolen.text).toContain('ACCOUNT_MISMATCH');
  });
});

describe('what the headers of a file are made of', () => {
  const CRLF = '\r\nX-Forged: y';

  it.each([
    ['type', `text/plain${CRLF}`],
    ['type', 'pdf'],
    ['filename_download', `a.pdf${CRLF}`],
  ])('refuses the %s %j, on what is sent and on what is there', async (field, value) => {
    const refusal = { status: 400, body: { errors: [{ extensions: { field } }] } };
    const made = await upload(Buffer.from('x'));
    const id = idOf(made.body);
    const path = `${platform.url}/files/${id}`;
    const headers = { authorization: `Bearer ${admin}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ [field]: value });
    const changed = await fetch(path, { method: 'PATCH', headers, body });
    expect({ status: changed.status, body: await changed.json() }).toMatchObject(refusal);
    const back = await download(id);
    await back.arrayBuffer();
    expect(back.status).toBe(200);
  });

  it.each([
    ['of its lines', { filename_download: `a.pdf${CRLF}` }],
    ['of a tab', { filename_download: 'a\tb.pdf' }],
  ])('refuses an upload for the sake %s, and keeps nothing of it', async (_what, fields) => {
    const before = readdirSync(folder).length;
    expect(await upload(Buffer.from('x'), { fields })).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { field: 'filename_download' } }] },
    });
    const { body } = await upload(Buffer.from('x'));
    const replaced = await upload(Buffer.from('y'), { id: idOf(body), fields });
    expect(replaced).toMatchObject({ status: 400 });
    expect(readdirSync(folder)).toHaveLength(before + 1);
    expect((await bytes(await download(idOf(body)))).toString()).toBe('x');
  });

  it('takes a type that is none for that of bytes, and cleans a title', async () => {
    const fields = { title: `Devis${CRLF}` };
    const { status, body } = await upload(Buffer.from('x'), { type: 'pdf', fields });
    expect(status).toBe(200);
    const file = await call(platform.url, `/files/${idOf(body)}`, { token: admin });
    expect(file.body).toMatchObject({ data: { title: 'Devis X-Forged: y' } });
    const back = await download(idOf(body));
    await back.arrayBuffer();
    expect(back.status).toBe(200);
  });
});

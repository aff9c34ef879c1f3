import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Api } from '../harness/api.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';

let platform: Platform;
let sales: Api;
let admin: Api;

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo' });
  const as = async (role: string) =>
    new Api(platform.url, await signIn(platform.url, `${role}@ia-infinity.example.com`));
  [sales, admin] = await Promise.all([as('sales'), as('admin')]);
});
afterAll(() => platform?.stop());

interface Consent {
  readonly id: string;
  readonly occurred_at: string;
  readonly user_created: string;
}

const idOf = async (collection: string) => {
  const [row] = await admin.request<{ id: string }[]>(
    'GET',
    `/items/${collection}?limit=1&fields=id`,
  );
  return row?.id ?? '';
};
const newLead = async () =>
  (await sales.request<{ id: string }>('POST', '/items/leads', { company_name: 'Atelier Rive' }))
    .id;
const agreed = {
  channel: 'email',
  status: 'granted',
  source: 'form',
  text_version: 'site-2026-03',
};
type Fields = Record<string, unknown>;

/** What the answer to a refused write says. */
async function refusal(api: Api, method: string, path: string, body?: Fields): Promise<unknown> {
  const answer = await api.send(method, path, body);
  const { errors } = answer.body as { errors?: readonly { extensions: unknown }[] };
  return errors?.[0]?.extensions;
}

describe('a consent', () => {
  test('says who recorded it, when, and on which text', async () => {
    const contact = await idOf('contacts');
    const before = Date.now();
    const made = await sales.request<Consent>('POST', '/items/consents', { ...agreed, contact });
    expect(made).toMatchObject({ ...agreed, contact, user_created: expect.any(String) });
    expect(Date.parse(made.occurred_at)).toBeGreaterThan(before - 2000);
  });

  test.each([
    ['without the version of the text that was read', { text_version: null }, 'text_version'],
    ['with an empty version', { text_version: ' ' }, 'text_version'],
    ['on a channel that does not exist', { channel: 'fax' }, 'channel'],
    ['decided tomorrow', { occurred_at: new Date(Date.now() + 86_400_000) }, 'occurred_at'],
    ['of nobody', { contact: null }, 'contact'],
  ])('is refused %s', async (_case, change, field) => {
    const contact = await idOf('contacts');
    const body = { ...agreed, contact, ...change };
    expect(await refusal(sales, 'POST', '/items/consents', body)).toMatchObject({ field });
  });

  test('of a contact and of a lead at once is refused', async () => {
    const parents = { contact: await idOf('contacts'), lead: await newLead() };
    const body = { ...agreed, ...parents };
    expect(await refusal(sales, 'POST', '/items/consents', body)).toMatchObject({
      field: 'contact',
    });
  });

  test('is corrected by nobody, the administrator included', async () => {
    const contact = await idOf('contacts');
    const { id } = await sales.request<Consent>('POST', '/items/consents', { ...agreed, contact });
    const change = { status: 'withdrawn' };
    const path = `/items/consents/${id}`;
    expect(await refusal(sales, 'PATCH', path, change)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(admin, 'PATCH', path, change)).toMatchObject({ reason: 'APPEND_ONLY' });
    expect(await refusal(admin, 'DELETE', path)).toMatchObject({ reason: 'APPEND_ONLY' });
  });

  test('goes with the lead it belongs to', async () => {
    const lead = await newLead();
    await sales.request('POST', '/items/consents', { ...agreed, lead });
    await admin.request('DELETE', `/items/leads/${lead}`);
    const kept = await platform.database.query('SELECT 1 FROM consents WHERE lead = $1', [lead]);
    expect(kept.rowCount).toBe(0);
  });
});

describe('the flags of a lead', () => {
  const flags = async (lead: string) =>
    sales.request('GET', `/items/leads/${lead}?fields=email_opt_out,call_opt_out`);
  const decide = (lead: string, change: Fields) =>
    sales.request('POST', '/items/consents', { ...agreed, lead, ...change });

  test('follow the last decision of each channel', async () => {
    const lead = await newLead();
    await decide(lead, { status: 'withdrawn', source: 'reply' });
    expect(await flags(lead)).toEqual({ email_opt_out: true, call_opt_out: false });
    await decide(lead, { channel: 'phone', status: 'withdrawn', source: 'person' });
    expect(await flags(lead)).toEqual({ email_opt_out: true, call_opt_out: true });
    await decide(lead, {});
    expect(await flags(lead)).toEqual({ email_opt_out: false, call_opt_out: true });
  });

  test('are typed by nobody: a line is added, and they follow', async () => {
    const lead = await newLead();
    await decide(lead, { status: 'withdrawn', source: 'reply' });
    const path = `/items/leads/${lead}`;
    for (const field of ['email_opt_out', 'call_opt_out']) {
      const change = { [field]: false };
      expect(await refusal(sales, 'PATCH', path, change)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refusal(admin, 'PATCH', path, change)).toMatchObject({
        reason: 'CONSENT_BY_LINE',
        field,
      });
    }
    const body = { last_name: 'Roux', email_opt_out: true };
    expect(await refusal(sales, 'POST', '/items/leads', body)).toMatchObject({ code: 'FORBIDDEN' });
    // Nor by SQL: what runs on the server keeps the word of the log.
    await platform.database.query('UPDATE leads SET email_opt_out = false WHERE id = $1', [lead]);
    expect(await flags(lead)).toMatchObject({ email_opt_out: true });
  });

  test('that come ticked write the line that proves them', async () => {
    const body = { last_name: 'Roux', email_opt_out: true, call_opt_out: true };
    const { id } = await admin.request<{ id: string }>('POST', '/items/leads', body);
    const { rows } = await platform.database.query(
      'SELECT channel, status, source FROM consents WHERE lead = $1 ORDER BY channel',
      [id],
    );
    const withdrawn = { status: 'withdrawn', source: 'person' };
    expect(rows).toEqual([
      { channel: 'email', ...withdrawn },
      { channel: 'phone', ...withdrawn },
    ]);
    await decide(id, {});
    expect(await flags(id)).toEqual({ email_opt_out: false, call_opt_out: true });
  });

  test('an older decision recorded late changes nothing', async () => {
    const lead = await newLead();
    await decide(lead, { status: 'withdrawn', source: 'reply' });
    await decide(lead, { occurred_at: '2026-01-10T09:00:00Z' });
    expect(await flags(lead)).toMatchObject({ email_opt_out: true });
  });
});

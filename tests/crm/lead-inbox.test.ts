import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Api, createStaff } from './api.ts';
import { insertAccount, insertRow } from './world.ts';

let platform: Platform;
let sales: Api & { readonly id: string };

beforeAll(async () => {
  platform = await startPlatform();
  sales = await createStaff(platform, 'sales');
});
afterAll(() => platform?.stop());

const insertLead = (row: object = {}) =>
  insertRow(platform.database, 'leads', { last_name: 'Perrot', status: 'new', ...row });

async function rows<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await platform.database.query(statement, [...values])).rows;
}
const leadOf = async (id: string) =>
  (await rows<Record<string, unknown>>('SELECT * FROM leads WHERE id = $1', [id]))[0];
const merge = (kept: string, other: string, take: readonly string[] = []) =>
  sales.send('POST', `/crm/leads/${kept}/merge`, { other, take });

describe('two leads that are one person', () => {
  test('become one with what both knew, their activities and what was refused', async () => {
    const kept = await insertLead({ email: 'agathe@lenoir.fr', notes: 'Salon', owner: sales.id });
    const other = await insertLead({
      email: 'a.lenoir@gmail.com',
      phone: '+33612345678',
      notes: 'Rappeler en mai',
      sector: 'Transport',
    });
    await insertRow(platform.database, 'activities', {
      lead: other,
      type: 'note',
      status: 'done',
      subject: 'Une note',
      visibility: 'shared',
      occurred_at: new Date(),
    });
    await insertRow(platform.database, 'consents', {
      lead: other,
      channel: 'email',
      status: 'withdrawn',
      source: 'reply',
      occurred_at: new Date(),
    });
    expect(await merge(kept, other, ['email'])).toMatchObject({
      status: 200,
      data: { id: kept, changed: expect.arrayContaining(['email', 'phone', 'notes', 'sector']) },
    });
    expect(await leadOf(kept)).toMatchObject({
      status: 'new',
      email: 'a.lenoir@gmail.com',
      phone: '+33612345678',
      sector: 'Transport',
      notes: 'Salon\n\nRappeler en mai',
      email_opt_out: true,
    });
    expect(await leadOf(other)).toMatchObject({
      status: 'disqualified',
      disqualification_reason: 'duplicate',
      duplicate_of: kept,
      email: 'a.lenoir@gmail.com',
    });
    expect(await rows('SELECT subject FROM activities WHERE lead = $1', [kept])).toEqual([
      { subject: 'Une note' },
    ]);
    expect(
      await rows(`SELECT data FROM audit_log WHERE action = 'lead.merged' AND subject_id = $1`, [
        kept,
      ]),
    ).toMatchObject([{ data: { other } }]);
  });

  test('are merged once, whoever clicks twice at once, and never into each other', async () => {
    const [one, two] = [await insertLead(), await insertLead({ notes: 'Unique' })];
    const answers = await Promise.all([merge(one, two), merge(one, two), merge(two, one)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ reason }) => reason === 'LEAD_DISQUALIFIED')).toHaveLength(2);
    const open = [await leadOf(one), await leadOf(two)].filter((lead) => lead?.status === 'new');
    expect(open).toMatchObject([{ notes: 'Unique' }]);
  });

  test('stay two when one is closed, does not exist, or is the same', async () => {
    const account = await insertAccount(platform.database);
    const became = { status: 'converted', converted_account: account };
    const [lead, closed] = [await insertLead(), await insertLead(became)];
    expect(await merge(lead, closed)).toMatchObject({ status: 409, reason: 'LEAD_CONVERTED' });
    expect(await merge(lead, crypto.randomUUID())).toMatchObject({ reason: 'NOT_FOUND' });
    expect(await merge(lead, lead)).toMatchObject({ status: 400, field: 'other' });
    expect(await merge(lead, closed, ['status'])).toMatchObject({ status: 400, field: 'take.0' });
    expect(await leadOf(lead)).toMatchObject({ status: 'new', duplicate_of: null });
  });

  test('stay two when a colleague follows the one that would go', async () => {
    const colleague = await createStaff(platform, 'sales');
    const [mine, theirs] = [
      await insertLead({ owner: sales.id }),
      await insertLead({ owner: colleague.id }),
    ];
    expect(await merge(mine, theirs)).toMatchObject({
      reason: 'OWNER_IS_COLLEAGUE',
      field: 'owner',
    });
    expect(await leadOf(theirs)).toMatchObject({ status: 'new', duplicate_of: null });
  });
});

describe('what is found about the company of a lead', () => {
  test('is dated, says where it comes from, and goes to the account', async () => {
    const lead = await insertLead({ last_name: 'Roche', status: 'qualified' });
    expect(await leadOf(lead)).toMatchObject({ enriched_at: null });
    const found = {
      domain: 'https://www.Roche-Batiment.example.org/contact',
      sector: 'Bâtiment',
      employees: 42,
      annual_revenue: 480_000_000,
      enrichment_source: 'Pappers',
    };
    expect(await sales.send('PATCH', `/items/leads/${lead}`, found)).toMatchObject({ status: 200 });
    expect(await leadOf(lead)).toMatchObject({
      domain: 'roche-batiment.example.org',
      enriched_at: expect.any(Date),
    });
    const account = { name: 'Roche Bâtiment', domain: 'roche-batiment.example.org' };
    const body = { account, contact: null, deal: null };
    const { data } = await sales.send('POST', `/crm/leads/${lead}/convert`, body);
    expect(
      await rows('SELECT sector, employees, annual_revenue FROM accounts WHERE id = $1', [
        (data as { account: string }).account,
      ]),
    ).toEqual([{ sector: 'Bâtiment', employees: 42, annual_revenue: '480000000' }]);
  });

  test('finds the account by its site, whatever the address of the person', async () => {
    const account = await insertRow(platform.database, 'accounts', {
      name: 'Une tout autre enseigne',
      domain: 'fournil.example.org',
    });
    const lead = await insertLead({
      last_name: 'Boulanger',
      email: 'boulanger@gmail.com',
      domain: 'fournil.example.org',
    });
    const { data } = await sales.send('POST', '/crm/leads/matches', { ids: [lead] });
    expect(data).toMatchObject({ [lead]: [{ kind: 'domain', id: account }] });
  });

  test.each([
    ['domain', 'pas un domaine'],
    ['employees', -1],
    ['annual_revenue', -5],
  ])('is refused where it makes no sense (%s)', async (field, value) => {
    const lead = await insertLead();
    expect(await sales.send('PATCH', `/items/leads/${lead}`, { [field]: value })).toMatchObject({
      status: 400,
      field,
    });
  });
});

describe('the addresses of a contact', () => {
  const newContact = async () =>
    insertRow(platform.database, 'contacts', {
      account: await insertAccount(platform.database),
      last_name: 'Vidal',
    });
  let number = 0;
  const add = async (contact: string, more: object = {}): Promise<string> => {
    number += 1;
    const email = `adresse-${number}@vidal.example.org`;
    const { data } = await sales.send('POST', '/items/contact_emails', { contact, email, ...more });
    return (data as { id: string }).id;
  };
  const primaries = async (contact: string) =>
    (
      await rows<{ id: string }>(
        'SELECT id FROM contact_emails WHERE contact = $1 AND is_primary',
        [contact],
      )
    ).map(({ id }) => id);
  const change = (id: string, changes: object) =>
    sales.send('PATCH', `/items/contact_emails/${id}`, changes);

  test('have one to write to: the first, then the one that was chosen', async () => {
    const contact = await newContact();
    const first = await add(contact);
    expect(await primaries(contact)).toEqual([first]);
    const second = await add(contact);
    expect(await primaries(contact)).toEqual([first]);
    expect(await change(second, { is_primary: true })).toMatchObject({ status: 200 });
    expect(await primaries(contact)).toEqual([second]);
    const third = await add(contact, { is_primary: true });
    expect(await primaries(contact)).toEqual([third]);
  });

  test('another one takes over when mails come back, a verified one first', async () => {
    const contact = await newContact();
    const first = await add(contact);
    await add(contact);
    const verified = await add(contact, { status: 'verified' });
    await change(first, { status: 'bounced' });
    expect(await primaries(contact)).toEqual([verified]);
  });

  test('the last one stays primary, even when its mails come back', async () => {
    const contact = await newContact();
    const only = await add(contact);
    await change(only, { status: 'bounced' });
    expect(await primaries(contact)).toEqual([only]);
    await change(only, { is_primary: false });
    expect(await primaries(contact)).toEqual([only]);
  });

  test('another one takes over when it is removed; a contact goes with all of them', async () => {
    const contact = await newContact();
    const first = await add(contact);
    const second = await add(contact);
    await sales.send('DELETE', `/items/contact_emails/${first}`);
    expect(await primaries(contact)).toEqual([second]);
    await platform.database.query('DELETE FROM contacts WHERE id = $1', [contact]);
    expect(await primaries(contact)).toEqual([]);
  });

  test('the choice stays when what is there already is written again, as the seed does', async () => {
    const contact = await newContact();
    await add(contact);
    const chosen = await add(contact, { is_primary: true });
    await platform.database.query(
      `INSERT INTO contact_emails (id, contact, account, email, status, is_primary)
       SELECT id, contact, account, email, status, true FROM contact_emails
        WHERE contact = $1 AND NOT is_primary ON CONFLICT DO NOTHING`,
      [contact],
    );
    expect(await primaries(contact)).toEqual([chosen]);
  });

  test('are one to write to, when twenty are chosen at once', async () => {
    const contact = await newContact();
    await add(contact);
    await Promise.all(Array.from({ length: 20 }, () => add(contact, { is_primary: true })));
    expect(await primaries(contact)).toHaveLength(1);
  });
});

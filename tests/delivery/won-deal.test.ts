import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLE_IDS } from '../../snapshots/access/ids.ts';
import { type Api, adminApi, createStaff } from '../crm/api.ts';
import { insertAccount, insertDeal, insertRow } from '../crm/world.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { countOutcome, insertReadyDeal, ONE_OF_EACH, waitForJobs } from './won-deals.ts';

let platform: Platform;
let sales: Api & { readonly id: string };
let delivery: Api & { readonly id: string };

beforeAll(async () => {
  platform = await startPlatform({ jobs: 'all' });
  sales = await createStaff(platform, 'sales');
  delivery = await createStaff(platform, 'delivery');
});
afterAll(() => platform?.stop());

const win = (deal: string) => sales.send('PATCH', `/items/deals/${deal}`, { stage: 'won' });
const winByGraphql = (id: string) =>
  sales.graphql(
    `mutation ($id: ID!, $data: update_deals_input!) { update_deals_item(id: $id, data: $data) { id } }`,
    { id, data: { stage: 'won' } },
  );

test('winning a deal starts its project from the template of its offer', async () => {
  const offer = await insertRow(platform.database, 'offers', {
    name: 'Audit express',
    code: crypto.randomUUID(),
    list_price: 290_000,
    sla_summary: 'Réponse sous un jour ouvré',
    project_template: JSON.stringify({
      duration_days: 10,
      milestones: [
        { name: 'Entretiens', offset_days: 5, tasks: [{ name: 'Préparer', offset_days: 2 }] },
        { name: 'Restitution', offset_days: 10, tasks: [] },
      ],
    }),
  });
  const deal = await insertReadyDeal(platform.database, { owner: sales.id, offer });
  expect(await win(deal.id)).toMatchObject({ status: 200 });
  await waitForJobs(platform.database);
  const { rows } = await platform.database.query(
    `SELECT p.account, p.sold_amount, p.manager, p.sla_summary, p.due_on - p.starts_on AS days,
            p.trace_id = e.trace_id AS traced, a.status AS account_status,
            (SELECT json_agg(json_build_object('name', m.name, 'day', m.due_on - p.starts_on,
               'tasks', (SELECT json_agg(t.name) FROM tasks t WHERE t.milestone = m.id))
               ORDER BY m.sort) FROM milestones m WHERE m.project = p.id) AS milestones
     FROM projects p JOIN accounts a ON a.id = p.account
     JOIN outbox_events e ON e.subject = p.deal AND e.type = 'deal.stage_changed'
       AND e.data ->> 'to' = 'won'
     WHERE p.deal = $1`,
    [deal.id],
  );
  expect(rows).toEqual([
    {
      account: deal.account,
      account_status: 'client',
      sold_amount: '1200000',
      manager: sales.id,
      sla_summary: 'Réponse sous un jour ouvré',
      days: 10,
      traced: true,
      milestones: [
        { name: 'Entretiens', day: 5, tasks: ['Préparer'] },
        { name: 'Restitution', day: 10, tasks: null },
      ],
    },
  ]);
});

const SALE = 'sold_offer, sold_amount, sold_currency, sold_sla, sold_scope, sold_on::text';

async function saleOf(deal: string) {
  const { rows } = await platform.database.query(
    `SELECT id, ${SALE} FROM projects WHERE deal = $1`,
    [deal],
  );
  return rows[0];
}

test('what was sold is copied to the project and does not change any more', async () => {
  const offer = await insertRow(platform.database, 'offers', {
    name: 'Agent de suivi',
    list_price: 990_000,
    code: crypto.randomUUID(),
    sla_summary: 'Réponse sous 4 h',
  });
  const deal = await insertReadyDeal(platform.database, { owner: sales.id, offer });
  await sales.send('PATCH', `/items/deals/${deal.id}`, { scope: 'Deux agents, une langue' });
  await win(deal.id);
  await waitForJobs(platform.database);
  const { id, ...sold } = await saleOf(deal.id);
  expect(sold).toEqual({
    sold_offer: 'Agent de suivi',
    sold_amount: '1200000',
    sold_currency: 'EUR',
    sold_sla: 'Réponse sous 4 h',
    sold_scope: 'Deux agents, une langue',
    sold_on: expect.any(String),
  });
  const admin = await adminApi(platform);
  await admin.send('PATCH', `/items/offers/${offer}`, { name: 'Autre', sla_summary: 'Rien' });
  await admin.send('PATCH', `/items/deals/${deal.id}`, { amount: 1, scope: 'Moins' });
  for (const change of [
    { sold_amount: 1 },
    { sold_offer: 'Autre' },
    { sold_scope: null },
    { sold_on: null },
  ]) {
    const answer = await admin.send('PATCH', `/items/projects/${id}`, change);
    expect(answer, JSON.stringify(change)).toMatchObject({ status: 409, reason: 'SALE_FROZEN' });
  }
  expect(await saleOf(deal.id)).toEqual({ id, ...sold });
});

test('nobody gives a project a sale afterwards', async () => {
  const account = await insertAccount(platform.database);
  const project = await insertRow(platform.database, 'projects', { name: 'Sans vente', account });
  const admin = await adminApi(platform);
  for (const sale of [{ sold_amount: 1 }, { sold_scope: 'Tout' }, { sold_on: '2026-11-01' }]) {
    expect(await admin.send('PATCH', `/items/projects/${project}`, sale)).toMatchObject({
      ...{ reason: 'SALE_BY_DEAL', field: Object.keys(sale)[0] },
    });
    const byOthers = await delivery.send('PATCH', `/items/projects/${project}`, sale);
    expect(byOthers.status).toBe(403);
  }
});

test('a project created by hand begins with the service level of its account', async () => {
  const account = await insertAccount(platform.database);
  const agreed = { sla_summary: 'Réponse sous 2 h' };
  expect(await sales.send('PATCH', `/items/accounts/${account}`, agreed)).toMatchObject({
    status: 200,
  });
  const create = async (fields: object) => {
    const body = { name: 'Reprise', account, ...fields };
    return (await delivery.send('POST', '/items/projects', body)).data;
  };
  expect(await create({})).toMatchObject(agreed);
  expect(await create({ sla_summary: null })).toMatchObject(agreed);
  expect(await create({ sla_summary: 'Sans' })).toMatchObject({ sla_summary: 'Sans' });
});

test('a project begun by its audit is sold at the price of the win, not of the audit', async () => {
  const deal = await insertReadyDeal(platform.database, { owner: sales.id });
  const body = { milestone: 'audit_validated', has_agreement: true };
  const validated = await sales.send('POST', `/crm/deals/${deal.id}/milestones`, body);
  expect(validated.status, validated.text).toBe(200);
  await waitForJobs(platform.database);
  expect(await saleOf(deal.id)).toMatchObject({ sold_amount: null, sold_on: null });
  await sales.send('PATCH', `/items/deals/${deal.id}`, { amount: 900_000 });
  await win(deal.id);
  await waitForJobs(platform.database);
  expect(await saleOf(deal.id)).toMatchObject({ sold_amount: '900000', sold_currency: 'EUR' });
});

test('delivery reads the deal behind a project, sales the project they sold, nobody more', async () => {
  const deal = await insertReadyDeal(platform.database, { owner: sales.id });
  const open = await insertReadyDeal(platform.database, { owner: sales.id });
  const notes = await Promise.all(
    [deal.id, open.id].map((id) =>
      sales.send('POST', '/items/activities', {
        type: 'note',
        subject: 'Audit : deux outils à relier',
        occurred_at: new Date().toISOString(),
        deal: id,
      }),
    ),
  );
  const [mine, hidden] = notes.map(({ data }) => (data as { id: string }).id);
  await win(deal.id);
  await waitForJobs(platform.database);
  const { id: project } = await saleOf(deal.id);

  const facts = 'name,account.name,owner.last_name,offer,scope,planning,audit_validated_at';
  const read = await delivery.send('GET', `/items/deals/${deal.id}?fields=${facts}`);
  expect(read.status, read.text).toBe(200);
  for (const path of [
    `deals/${deal.id}?fields=amount`,
    `deals/${deal.id}?fields=probability`,
    `deals/${open.id}`,
    `projects/${project}?fields=sold_amount`,
    `activities/${hidden}`,
  ]) {
    expect(await delivery.send('GET', `/items/${path}`), path).toMatchObject({ status: 403 });
  }
  expect(await delivery.send('GET', `/items/activities/${mine}`)).toMatchObject({ status: 200 });
  expect(await delivery.send('PATCH', `/items/deals/${deal.id}`, { scope: 'x' })).toMatchObject({
    status: 403,
  });

  const sold = await sales.send('GET', `/items/projects/${project}?fields=status,sold_amount`);
  expect(sold).toMatchObject({ status: 200, data: { sold_amount: '1200000' } });
  const colleague = await createStaff(platform, 'sales');
  expect(await colleague.send('GET', `/items/projects/${project}`)).toMatchObject({ status: 403 });
  expect(
    await sales.send('PATCH', `/items/projects/${project}`, { status: 'active' }),
  ).toMatchObject({ status: 403 });
});

test('its contact is invited once, as administrator of their account, in their language', async () => {
  const deal = await insertReadyDeal(platform.database, { owner: sales.id, locale: 'en' });
  await win(deal.id);
  await waitForJobs(platform.database);
  expect(await countOutcome(platform.database, deal)).toEqual(ONE_OF_EACH);
  const { rows } = await platform.database.query(
    `SELECT r.name AS role, u.status, a.level, a.account, m.locale FROM directus_users u
     JOIN directus_roles r ON r.id = u.role JOIN account_members a ON a."user" = u.id
     JOIN platform.mails m ON m.recipient = u.email WHERE u.email = $1`,
    [deal.email],
  );
  expect(rows).toEqual([
    { role: 'client_admin', status: 'active', level: 'admin', account: deal.account, locale: 'en' },
  ]);
});

test('twenty people winning one deal at once, by REST and GraphQL, leave one of each', async () => {
  const deal = await insertReadyDeal(platform.database, { owner: sales.id });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, turn) => (turn % 2 ? win(deal.id) : winByGraphql(deal.id))),
  );
  expect(answers.filter(({ reason }) => reason !== null)).toEqual([]);
  await waitForJobs(platform.database);
  expect(await countOutcome(platform.database, deal)).toEqual(ONE_OF_EACH);
});

test('a deal reopened and won again keeps its project and invites nobody twice', async () => {
  const deal = await insertReadyDeal(platform.database, { owner: sales.id });
  for (const stage of ['won', 'negotiation', 'won', 'audit', 'won']) {
    const answer = await sales.send('PATCH', `/items/deals/${deal.id}`, { stage });
    expect(answer).toMatchObject({ status: 200 });
  }
  await waitForJobs(platform.database);
  expect(await countOutcome(platform.database, deal)).toEqual(ONE_OF_EACH);
});

test('a deal won in a first load starts nothing and tells nobody', async () => {
  const deal = await insertReadyDeal(platform.database);
  const client = await platform.database.connect();
  await client.query(`BEGIN; SET LOCAL app.history = 'on'`);
  await client.query(`UPDATE deals SET stage = 'won' WHERE id = $1`, [deal.id]);
  await client.query('COMMIT');
  client.release();
  const { rows } = await platform.database.query(
    'SELECT count(*)::int AS events FROM outbox_events WHERE subject = $1',
    [deal.id],
  );
  // One event: how the deal reached Negotiation, outside of the load.
  expect(rows).toEqual([{ events: 1 }]);
  await waitForJobs(platform.database);
  expect(await countOutcome(platform.database, deal)).toMatchObject({ projects: 0, mails: 0 });
});

test('without a contact, or a contact without mail, the person in charge is told once', async () => {
  const account = await insertAccount(platform.database, 'Maison Verne');
  const contact = await insertRow(platform.database, 'contacts', { account, last_name: 'Petit' });
  const deals = { account, owner: sales.id, stage: 'negotiation' };
  const alone = await insertDeal(platform.database, deals);
  const unreachable = await insertDeal(platform.database, { ...deals, contact });
  for (const deal of [alone, unreachable]) {
    await win(deal);
    await sales.send('PATCH', `/items/deals/${deal}`, { stage: 'audit' });
    await win(deal);
  }
  await waitForJobs(platform.database);
  const { rows } = await platform.database.query(
    `SELECT n.type, n."user", p.deal FROM notifications n
     JOIN projects p ON n.url = '/admin/content/projects/' || p.id
     WHERE n.account = $1 ORDER BY n.type`,
    [account],
  );
  expect(rows).toEqual([
    { type: 'project.contact_missing', user: sales.id, deal: alone },
    { type: 'project.email_missing', user: sales.id, deal: unreachable },
  ]);
});

test('a deliverable that begins to wait is told once to each of the client who sees and wants it, in their language', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const person = async (level: string, more: object = {}, seat = false) => {
    const email = `${level}.${crypto.randomUUID().slice(0, 8)}@client.example.com`;
    const role = level === 'admin' ? ROLE_IDS.client_admin : ROLE_IDS.client_member;
    const user = await insertRow(database, 'directus_users', {
      ...{ email, role, status: 'active', language: 'fr-FR' },
      ...('language' in more ? more : {}),
    });
    const wants = 'deliverable_mails' in more ? more : {};
    await insertRow(database, 'account_members', { account, user, level, ...wants });
    if (seat)
      await insertRow(database, 'project_members', { project, account, user, role: 'client' });
    return email;
  };
  const boss = await person('admin');
  const english = await person('member', { language: 'en-US' }, true);
  await person('member');
  await person('member', { deliverable_mails: false }, true);
  const deliverable = await insertRow(database, 'deliverables', {
    ...{ name: 'Maquette', project, account, status: 'in_review', is_client_visible: false },
  });
  const mails = async () => {
    await waitForJobs(database);
    const { rows } = await database.query(
      `SELECT recipient, locale FROM platform.mails
        WHERE template = 'deliverable_awaits' AND account = $1 ORDER BY recipient`,
      [account],
    );
    return rows;
  };
  expect(await mails()).toEqual([]);
  const show = (is_client_visible: boolean) =>
    delivery.send('PATCH', `/items/deliverables/${deliverable}`, { is_client_visible });
  for (const shown of [true, false, true]) expect(await show(shown)).toMatchObject({ status: 200 });
  const told = [
    { recipient: boss, locale: 'fr' },
    { recipient: english, locale: 'en' },
  ];
  expect(await mails()).toEqual(told);
  // What comes back after a revision is another version: they are told again, once.
  for (const status of ['revision_requested', 'in_review'])
    await delivery.send('PATCH', `/items/deliverables/${deliverable}`, { status });
  for (const shown of [false, true]) await show(shown);
  expect(await mails()).toEqual(told.flatMap((one) => [one, one]));
});

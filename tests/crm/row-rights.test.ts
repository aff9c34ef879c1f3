import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedPeople } from '../../packages/core/src/records/named-people.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { remindersOf } from '../reminders/reminder-world.ts';
import { type Answer, type Api, adminApi, createStaff } from './api.ts';
import { createWithRights, type Right } from './board-world.ts';
import { insertAccount, insertDeal, insertRow } from './world.ts';

/** Reads everything, changes their own only: no role of ours is like that on leads, the next may be. */
const fields = ['*'];
const own = { owner: { _eq: '$CURRENT_USER' } };
const OWN_ROWS: readonly Right[] = [
  ...['leads', 'deals', 'deal_stages', 'loss_reasons', 'activities', 'consents'].map(
    (collection): Right => ({ collection, action: 'read', fields }),
  ),
  { collection: 'leads', action: 'update', fields, where: own },
  { collection: 'deals', action: 'update', fields, where: own },
  { collection: 'activities', action: 'update', fields },
];

let platform: Platform;
let direct: Api & { readonly id: string };
let nested: Api & { readonly id: string };
let sequences: Readonly<Record<'lead' | 'deal', string>>;
let account: string;

beforeAll(async () => {
  platform = await startPlatform();
  // By a name the rules of core know, so that only the rule of the row can refuse.
  direct = await createWithRights(platform, OWN_ROWS, { name: 'sales' });
  nested = await createWithRights(platform, OWN_ROWS, { name: 'sales', isNested: true });
  const { sequence } = await remindersOf(platform);
  sequences = { lead: await sequence('lead'), deal: await sequence('deal') };
  account = await insertAccount(platform.database);
});
afterAll(() => platform?.stop());

const lead = (owner: string | null, more: object = {}) =>
  insertRow(platform.database, 'leads', {
    first_name: 'Inès',
    last_name: 'Roy',
    email: `${crypto.randomUUID()}@roy.example.com`,
    status: 'contacted',
    owner,
    ...more,
  });
const deal = (owner?: string) =>
  insertDeal(platform.database, owner ? { account, owner } : { account });
const people = () => [
  ['whose role has the policy', direct] as const,
  ['whose policy is of a role above', nested] as const,
];
const CONVERSION = { account: { name: 'Roy' }, contact: null, deal: null };
const score = { score: 90, reason: 'Rencontrée au salon' };

const SET_ASIDE = { status: 'disqualified', disqualification_reason: 'no_budget' };

type Way = (person: Api & { readonly id: string }, id: string) => Promise<Answer>;

const onLeads: Readonly<Record<string, Way>> = {
  'a change of its status': ({ send }, id) =>
    send('PATCH', `/items/leads/${id}`, { status: 'disqualified' }),
  'a score by hand': ({ send }, id) => send('POST', `/crm/leads/${id}/score`, score),
  'the score released': ({ send }, id) => send('DELETE', `/crm/leads/${id}/score`),
  'a conversion': ({ send }, id) => send('POST', `/crm/leads/${id}/convert`, CONVERSION),
  'a merge that keeps it': async ({ send, id: me }, id) =>
    send('POST', `/crm/leads/${id}/merge`, { other: await lead(me) }),
  'a merge that sets it aside': async ({ send, id: me }, id) =>
    send('POST', `/crm/leads/${await lead(me)}/merge`, { other: id }),
  'a preview of reminders': ({ send }, id) =>
    send('POST', '/crm/reminders/preview', { sequence: sequences.lead, lead: id }),
  'reminders begun': ({ send }, id) =>
    send('POST', '/crm/reminders', { sequence: sequences.lead, lead: id }),
};

const onDeals: Readonly<Record<string, Way>> = {
  'a change of its stage': ({ send }, id) => send('PATCH', `/items/deals/${id}`, { stage: 'lost' }),
  'a move on the board': ({ send }, id) =>
    send('POST', `/crm/deals/${id}/move`, { to: 'lost', before: null, after: null }),
  'a proposal sent': ({ send }, id) =>
    send('POST', `/crm/deals/${id}/milestones`, { milestone: 'proposal_sent' }),
  'a proposal withdrawn': ({ send }, id) =>
    send('POST', `/crm/deals/${id}/milestones/${id}/withdraw`, { reason: 'Erreur' }),
  'reminders begun': ({ send }, id) =>
    send('POST', '/crm/reminders', { sequence: sequences.deal, deal: id }),
};

function expectNoReason(answer: Answer): void {
  expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(answer.text).not.toMatch(/STAGE|LEAD_|VALUE_|étape|motif/i);
}

describe('somebody else’s lead is refused before any reason', () => {
  test.each(Object.entries(onLeads))('to %s', async (_name, way) => {
    for (const [, person] of people()) expectNoReason(await way(person, await lead(null)));
  });

  test('in a list, the others of which are changed', async () => {
    for (const [, { id, send }] of people()) {
      const [mine, foreign] = [await lead(id), await lead(null, SET_ASIDE)];
      const answer = await send('POST', '/crm/leads/contacted', { ids: [mine, foreign] });
      expect(answer).toMatchObject({
        status: 200,
        data: { done: [mine], refused: [{ id: foreign, code: 'FORBIDDEN' }] },
      });
    }
  });

  test('when its reminders are to be stopped, or looked into', async () => {
    const { start } = await remindersOf(platform);
    const { enrolment, reminder } = await start({
      sequence: sequences.lead,
      lead: await lead(null),
    });
    for (const [, { send }] of people()) {
      expectNoReason(await send('POST', `/crm/reminders/${enrolment}/stop`, {}));
      expectNoReason(await send('POST', `/crm/reminders/${reminder}/settle`, { outcome: 'sent' }));
    }
  });
});

describe('somebody else’s deal is refused before any reason', () => {
  test.each(Object.entries(onDeals))('to %s', async (_name, way) => {
    for (const [, person] of people()) expectNoReason(await way(person, await deal()));
  });
});

test('their own is theirs to change, wherever their policy hangs', async () => {
  for (const [, { id, send }] of people()) {
    const mine = await lead(id);
    expect(await send('POST', `/crm/leads/${mine}/score`, score)).toMatchObject({ status: 200 });
    const begun = await send('POST', '/crm/reminders', { sequence: sequences.lead, lead: mine });
    expect(begun).toMatchObject({ status: 201 });
    const sold = await deal(id);
    const wish = { milestone: 'audit_validated', has_agreement: false };
    const told = await send('POST', `/crm/deals/${sold}/milestones`, wish);
    expect(told).toMatchObject({ status: 200 });
    const patched = await send('PATCH', `/items/leads/${mine}`, { status: 'qualified' });
    expect(patched).toMatchObject({ status: 200 });
  }
});

describe('who follows a record', () => {
  const rows = {
    accounts: (owner: string | null) =>
      insertRow(platform.database, 'accounts', { name: 'Roy', owner }),
    leads: lead,
  };
  type Owned = keyof typeof rows;
  // An input of GraphQL has no owner to name for sellers: they can only let it go.
  const letGo = (table: Owned, id: string) =>
    `mutation { update_${table}_item(id: "${id}", data: { owner: null }) { id } }`;

  test.each(['accounts', 'leads'] as const)(
    'of %s is changed by them or the management',
    async (table) => {
      const [me, colleague] = [
        await createStaff(platform, 'sales'),
        await createStaff(platform, 'sales'),
      ];
      const insert = rows[table];
      const theirs = await insert(colleague.id);
      for (const owner of [me.id, null]) {
        const refusal = { reason: 'OWNER_IS_COLLEAGUE', field: 'owner' };
        const patched = await me.send('PATCH', `/items/${table}/${theirs}`, { owner });
        expect(patched).toMatchObject({ status: 403, ...refusal });
        const many = { keys: [await insert(null), theirs], data: { owner } };
        expect(await me.send('PATCH', `/items/${table}`, many)).toMatchObject(refusal);
        expect(await me.graphql(letGo(table, theirs))).toMatchObject(refusal);
      }
      const give = (person: Api, id: string, owner: string | null) =>
        person.send('PATCH', `/items/${table}/${id}`, { owner });
      const same = { ...(table === 'accounts' ? { name: 'Roy et fils' } : { last_name: 'Roi' }) };
      expect(
        await me.send('PATCH', `/items/${table}/${theirs}`, { ...same, owner: colleague.id }),
      ).toMatchObject({ status: 200 });
      expect(await give(me, await insert(null), me.id)).toMatchObject({ status: 200 });
      expect(await give(me, await insert(me.id), colleague.id)).toMatchObject({ status: 200 });
      expect(await give(await adminApi(platform), theirs, me.id)).toMatchObject({ status: 200 });
      const made = { ...same, owner: colleague.id };
      expect(await me.send('POST', `/items/${table}`, made)).toMatchObject({ status: 200 });
    },
  );

  test.each(['accounts', 'leads', 'deals', 'activities'] as const)(
    'of %s is an active person of sales or the direction, whoever names them and however',
    async (table) => {
      const [me, admin] = [await createStaff(platform, 'sales'), await adminApi(platform)];
      const [vendor, gone, engineer] = [
        await createWithRights(platform, [], { name: 'vendor' }),
        await createStaff(platform, 'sales'),
        await createStaff(platform, 'delivery'),
      ];
      await platform.database.query(
        `UPDATE directus_users SET status = 'suspended' WHERE id = $1`,
        [gone.id],
      );
      const call = { type: 'call', subject: 'Rappeler', account, status: 'planned' };
      const bodies = {
        accounts: { name: 'Roy' },
        leads: { last_name: 'Roy', status: 'new' },
        deals: { name: 'Audit', account, stage: 'prospect', expected_close_on: '2030-01-01' },
        activities: { ...call, occurred_at: new Date().toISOString() },
      };
      const insert = {
        ...{ accounts: rows.accounts, leads: lead },
        deals: (owner: string) => deal(owner),
        activities: (owner: string) =>
          insertRow(platform.database, 'activities', { ...bodies.activities, owner }),
      }[table];
      for (const who of [me, admin]) {
        for (const owner of [
          vendor.id,
          engineer.id,
          gone.id,
          crypto.randomUUID(),
          { id: vendor.id },
        ]) {
          const refusal = { status: 400, reason: 'OWNER_NOT_SELLER', field: 'owner' };
          const made = await who.send('POST', `/items/${table}`, { ...bodies[table], owner });
          expect(made).toMatchObject(refusal);
          const mine = await insert(me.id);
          const changed = await who.send('PATCH', `/items/${table}/${mine}`, { owner });
          expect(changed).toMatchObject(refusal);
        }
        const made = await who.send('POST', `/items/${table}`, { ...bodies[table], owner: me.id });
        expect(made).toMatchObject({ status: 200 });
      }
      const kept = await insert(gone.id);
      const again = await admin.send('PATCH', `/items/${table}/${kept}`, { owner: gone.id });
      expect(again).toMatchObject({ status: 200 });
      const nested = table === 'leads' ? 'activities' : table === 'accounts' ? 'deals' : null;
      if (!nested) return;
      const create = [{ ...bodies[nested], owner: vendor.id }];
      const under = await admin.send('PATCH', `/items/${table}/${kept}`, { [nested]: { create } });
      expect(under).toMatchObject({ status: 400, reason: 'OWNER_NOT_SELLER', field: 'owner' });
      const noSeller = await createWithRights(platform, [], { name: 'vendor' });
      for (const owner of [vendor.id, me.id]) {
        const asked = await noSeller.send('POST', `/items/${table}`, { ...bodies[table], owner });
        expectNoReason(asked);
      }
    },
  );

  test('is chosen among those who may be named', async () => {
    const [me, engineer, gone] = [
      await createStaff(platform, 'sales'),
      await createStaff(platform, 'delivery'),
      await createStaff(platform, 'sales'),
    ];
    const outside = await Promise.all(
      (['client_admin', 'vendor'] as const).map((role) => createStaff(platform, role)),
    );
    const [client, vendor] = outside.map(({ id }) => id);
    await platform.database.query(`UPDATE directus_users SET status = 'suspended' WHERE id = $1`, [
      gone.id,
    ]);
    const asked = [me.id, engineer.id, gone.id, client, vendor];
    const offered = {
      sellers: [me.id],
      team: [me.id, engineer.id],
      missioned: [me.id, engineer.id, vendor],
      active: asked,
    };
    for (const [collection, { field, circle }] of Object.entries(namedPeople)) {
      if (circle === 'active') continue;
      const { rows } = await platform.database.query(
        `SELECT options -> 'filter' AS filter FROM directus_fields WHERE collection = $1 AND field = $2`,
        [collection, field],
      );
      const filter = { _and: [rows[0].filter, { id: { _in: asked } }] };
      const query = `fields=id&limit=-1&filter=${encodeURIComponent(JSON.stringify(filter))}`;
      const { data } = await me.send('GET', `/users?${query}`);
      const ids = (data as { id: string }[]).map(({ id }) => id);
      expect(ids.toSorted(), collection).toEqual(offered[circle].toSorted());
    }
  });

  test('of what comes of a lead whose owner has left, is whoever converts it', async () => {
    const admin = await adminApi(platform);
    const gone = await createStaff(platform, 'sales');
    const left = await lead(gone.id, { status: 'qualified' });
    await platform.database.query(`UPDATE directus_users SET status = 'suspended' WHERE id = $1`, [
      gone.id,
    ]);
    const { status, data } = await admin.send('POST', `/crm/leads/${left}/convert`, CONVERSION);
    expect(status).toBeLessThan(300);
    const { rows } = await platform.database.query('SELECT owner FROM accounts WHERE id = $1', [
      (data as { account: string }).account,
    ]);
    expect(rows[0].owner).not.toBe(gone.id);
    expect(rows[0].owner).not.toBeNull();
  });

  test('of many leads at once, each on its own', async () => {
    const [me, colleague] = [
      await createStaff(platform, 'sales'),
      await createStaff(platform, 'sales'),
    ];
    const [free, theirs] = [await lead(null), await lead(colleague.id)];
    const answer = await me.send('POST', '/crm/leads/assign', {
      ids: [free, theirs],
      owner: me.id,
    });
    expect(answer).toMatchObject({
      status: 200,
      data: { done: [free], refused: [{ id: theirs, code: 'OWNER_IS_COLLEAGUE' }] },
    });
  });
});

describe('a table may be imported into', () => {
  const whole = (more: Partial<Right> = {}): readonly Right[] =>
    (['create', 'update'] as const).map((action) => ({
      collection: 'leads',
      action,
      fields: ['*'],
      ...more,
    }));

  async function mayImport(rights: readonly Right[], role: object): Promise<boolean | undefined> {
    const person = await createWithRights(platform, rights, role);
    const { data } = await person.send('GET', '/crm/imports/targets');
    const targets = data as readonly { collection: string; may_import: boolean }[];
    return targets.find(({ collection }) => collection === 'leads')?.may_import;
  }

  test.each([
    ['by whom may write every row of it', whole(), {}, true],
    ['through a role above theirs', whole(), { isNested: true }, true],
    ['not with a condition', whole({ where: own }), {}, false],
    ['not with a check', whole({ check: { score: { _null: true } } }), {}, false],
    ['not with presets', whole({ presets: { owner: '$CURRENT_USER' } }), {}, false],
    ['not from some addresses only', whole(), { addresses: '127.0.0.1,::1' }, false],
  ])('%s', async (which, rights, role, expected) => {
    expect(await mayImport(rights, { name: `importer ${which}`, ...role })).toBe(expected);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Answer, type Api, adminApi, createStaff } from './api.ts';
import { insertAccount, insertDeal, readDeal } from './world.ts';

let platform: Platform;
let admin: Api;
let sales: Api & { readonly id: string };
let account: string;

beforeAll(async () => {
  platform = await startPlatform();
  admin = await adminApi(platform);
  sales = await createStaff(platform, 'sales');
  account = await insertAccount(platform.database);
});
afterAll(() => platform?.stop());

type Change = Readonly<Record<string, unknown>>;
type WayIn = (deal: string, change: Change) => Promise<Answer>;

const MUTATION = `mutation ($id: ID!, $data: update_deals_input!) {
  update_deals_item(id: $id, data: $data) { id } }`;
const BATCH = `mutation ($ids: [ID]!, $data: update_deals_input!) {
  update_deals_items(ids: $ids, data: $data) { id } }`;

/** Every way a person can change a deal through Directus; by query and nested are the admin's. */
const waysIn: Readonly<Record<string, WayIn>> = {
  'REST, one deal': (deal, change) => sales.send('PATCH', `/items/deals/${deal}`, change),
  'REST, by keys': (deal, data) => sales.send('PATCH', '/items/deals', { keys: [deal], data }),
  'REST, a list': (id, change) => sales.send('PATCH', '/items/deals', [{ id, ...change }]),
  'REST, by query': (id, data) =>
    admin.send('PATCH', '/items/deals', { query: { filter: { id: { _eq: id } } }, data }),
  'REST, nested in its account': (id, change) =>
    admin.send('PATCH', `/items/accounts/${account}`, { deals: { update: [{ id, ...change }] } }),
  'GraphQL, one deal': (id, data) => sales.graphql(MUTATION, { id, data }),
  'GraphQL, by keys': (id, data) => sales.graphql(BATCH, { ids: [id], data }),
  'GraphQL, relations as objects': (id, change) =>
    admin.graphql(MUTATION, { id, data: asObjects(change) }),
};

/** An administrator may change stages and reasons too: GraphQL then takes them as objects. */
function asObjects(change: Change): Change {
  const entries = Object.entries(change).map(([field, value]) => {
    const isRelation = ['stage', 'loss_reason'].includes(field) && typeof value === 'string';
    return [field, isRelation ? { key: value } : value];
  });
  return Object.fromEntries(entries);
}

type Case = {
  readonly title: string;
  readonly from: string;
  readonly change: Change;
  readonly refused?: readonly [reason: string, field: string];
  readonly leaves?: Readonly<Record<string, unknown>>;
};

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());

const cases: readonly Case[] = [
  {
    title: 'an open deal advances',
    from: 'prospect',
    change: { stage: 'proposal' },
    leaves: { stage: 'proposal', closed_on: null },
  },
  {
    title: 'an open deal is won, dated today, its own probability dropped',
    from: 'negotiation',
    change: { stage: 'won', probability: 60 },
    leaves: { stage: 'won', closed_on: today, probability: null },
  },
  {
    title: 'an open deal is lost for a reason',
    from: 'negotiation',
    change: { stage: 'lost', loss_reason: 'price' },
    leaves: { stage: 'lost', closed_on: today, loss_reason: 'price' },
  },
  {
    title: 'a lost deal is reopened, and its loss forgotten',
    from: 'lost',
    change: { stage: 'negotiation' },
    leaves: { stage: 'negotiation', closed_on: null, loss_reason: null },
  },
  {
    title: 'a deal is not lost without a reason',
    from: 'negotiation',
    change: { stage: 'lost' },
    refused: ['LOSS_REASON_REQUIRED', 'loss_reason'],
  },
  {
    title: 'a deal is not lost for a reason nobody may choose',
    from: 'negotiation',
    change: { stage: 'lost', loss_reason: 'unknown' },
    refused: ['LOSS_REASON_UNKNOWN', 'loss_reason'],
  },
  {
    title: '“other” needs to be explained',
    from: 'negotiation',
    change: { stage: 'lost', loss_reason: 'other' },
    refused: ['LOSS_NOTE_REQUIRED', 'loss_note'],
  },
  {
    title: 'a lost deal keeps a reason',
    from: 'lost',
    change: { loss_reason: null },
    refused: ['LOSS_REASON_REQUIRED', 'loss_reason'],
  },
  {
    title: 'a won deal is not lost without being reopened',
    from: 'won',
    change: { stage: 'lost', loss_reason: 'price' },
    refused: ['STAGE_FORBIDDEN', 'stage'],
  },
  {
    title: 'a stage that does not exist is refused',
    from: 'prospect',
    change: { stage: 'signed' },
    refused: ['STAGE_UNKNOWN', 'stage'],
  },
  {
    title: 'a deal keeps an expected date',
    from: 'prospect',
    change: { expected_close_on: null },
    refused: ['VALUE_REQUIRED', 'expected_close_on'],
  },
  {
    title: 'a probability goes up to 100',
    from: 'prospect',
    change: { probability: 101 },
    refused: ['PROBABILITY_RANGE', 'probability'],
  },
];

describe.each(cases)('$title', ({ from, change, refused, leaves }) => {
  test.each(Object.entries(waysIn))('%s', async (way, write) => {
    const deal = await insertDeal(platform.database, { account, stage: from, owner: sales.id });
    const before = await readDeal(platform.database, deal);
    const answer = await write(deal, change);
    const after = await readDeal(platform.database, deal);
    if (refused) {
      const alone = await sales.send('PATCH', `/items/deals/${deal}`, change);
      expect(alone).toMatchObject({ reason: refused[0], field: refused[1] });
      const { field, message, reason } = answer;
      expect({ field, message, reason }).toEqual({
        field: alone.field,
        message: alone.message,
        reason: refused[0],
      });
      expect(after).toEqual(before);
    } else {
      expect(answer).toMatchObject({ reason: null });
      expect(after).toMatchObject(leaves ?? {});
    }
  });
});

import type { Platform } from '../harness/platform.ts';
import type { Answer, Api } from './api.ts';
import { importDeal } from './parity-import.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What somebody was told: nothing when it was accepted. */
export interface Verdict {
  readonly reason: string | null;
  readonly field: string | null;
}

export interface People {
  readonly platform: Platform;
  readonly admin: Api;
  readonly sales: Api & { readonly id: string };
}

const told = ({ reason, field }: Answer): Verdict => ({ reason, field });

const CREATE = 'mutation ($data: create_deals_input!) { create_deals_item(data: $data) { id } }';
const CREATE_MANY =
  'mutation ($data: [create_deals_input!]) { create_deals_items(data: $data) { id } }';
const UPDATE =
  'mutation ($id: ID!, $data: update_deals_input!) { update_deals_item(id: $id, data: $data) { id } }';
const UPDATE_MANY =
  'mutation ($ids: [ID]!, $data: update_deals_input!) { update_deals_items(ids: $ids, data: $data) { id } }';

/** GraphQL carries whole numbers beyond 32 bits as text. */
const forGraphql = (values: Values): Values =>
  'amount' in values ? { ...values, amount: String(values.amount) } : values;

export type Way = (people: People, values: Values, deal: string) => Promise<Verdict>;

/** Ways to create a deal. `deal` is the external id a file would give it. */
export const creations: Readonly<Record<string, Way>> = {
  'REST, one': async ({ sales }, values) => told(await sales.send('POST', '/items/deals', values)),
  'REST, a list': async ({ sales }, values) =>
    told(await sales.send('POST', '/items/deals', [values])),
  GraphQL: async ({ sales }, data) => told(await sales.graphql(CREATE, { data: forGraphql(data) })),
  'GraphQL, a list': async ({ sales }, data) =>
    told(await sales.graphql(CREATE_MANY, { data: [forGraphql(data)] })),
  'the app, from its account': async ({ admin }, { account, ...values }) =>
    told(
      await admin.send('PATCH', `/items/accounts/${account}`, {
        deals: { create: [values], update: [], delete: [] },
      }),
    ),
  'a live import': async (people, values, externalId) =>
    imported(people, values, externalId, 'live'),
};

/** Ways to take a deal to a stage: `values` has the stage and what goes with it. */
export const moves: Readonly<Record<string, Way>> = {
  'REST, one': async ({ sales }, values, deal) =>
    told(await sales.send('PATCH', `/items/deals/${deal}`, values)),
  'REST and the app, several': async ({ sales }, data, deal) =>
    told(await sales.send('PATCH', '/items/deals', { keys: [deal], data })),
  'REST, a list': async ({ sales }, values, id) =>
    told(await sales.send('PATCH', '/items/deals', [{ id, ...values }])),
  GraphQL: async ({ sales }, data, id) => told(await sales.graphql(UPDATE, { id, data })),
  'GraphQL, several': async ({ sales }, data, id) =>
    told(await sales.graphql(UPDATE_MANY, { ids: [id], data })),
  'the app, from its account': async ({ admin, platform }, values, id) => {
    const { rows } = await platform.database.query('SELECT account FROM deals WHERE id = $1', [id]);
    return told(
      await admin.send('PATCH', `/items/accounts/${rows[0].account}`, {
        deals: { create: [], update: [{ id, ...values }], delete: [] },
      }),
    );
  },
  'the board': async ({ sales }, { stage, ...loss }, deal) =>
    told(
      await sales.send('POST', `/crm/deals/${deal}/move`, {
        to: stage,
        before: null,
        after: null,
        ...loss,
      }),
    ),
  'a live import': async (people, values, deal) => {
    const externalId = `parity:${deal}`;
    await people.platform.database.query('UPDATE deals SET external_id = $1 WHERE id = $2', [
      externalId,
      deal,
    ]);
    return imported(people, values, deal, 'live');
  },
};

export async function imported(
  people: People,
  values: Values,
  externalId: string,
  mode: 'live' | 'history',
): Promise<Verdict> {
  const { platform, sales } = people;
  const { reason, field } = await importDeal(platform.databaseUrl, {
    mode,
    user: sales.id,
    externalId,
    values,
  });
  return { reason, field };
}

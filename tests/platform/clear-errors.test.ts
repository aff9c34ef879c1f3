import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Answer, call, idOf, refusalOf, signInAdmin } from './people.ts';

let platform: Platform;
let admin: string;
let account: string;

beforeAll(async () => {
  platform = await startPlatform();
  admin = await signInAdmin(platform);
  account = idOf(
    (await create('accounts', { name: 'Papeterie du Marais', domain: 'papeterie-marais.com' }))
      .body,
  );
});
afterAll(() => platform?.stop());

const SQL =
  /\b(select|insert into|update|delete from|violates|constraint|syntax for type|relation|column "|postgres|knex|node_modules)\b/i;

function create(collection: string, body: object, headers = {}): Promise<Answer> {
  return call(platform.url, `/items/${collection}`, { token: admin, body, headers });
}

function graphql(query: string, variables: object = {}): Promise<Answer> {
  return call(platform.url, '/graphql', { token: admin, body: { query, variables } });
}

describe('a value the database refuses', () => {
  it('is refused in French with its field, by REST and GraphQL in the same words', async () => {
    const body = { name: 'Une autre papeterie', domain: 'papeterie-marais.com' };
    const rest = await create('accounts', body);
    expect(rest.status).toBe(400);
    expect(refusalOf(rest)).toMatchObject({
      code: 'FAILED_VALIDATION',
      reason: 'DOMAIN_TAKEN',
      field: 'domain',
    });
    expect(refusalOf(rest).message).toMatch(/domaine déjà rattaché à un autre compte/);
    const gql = await graphql(
      'mutation($data: create_accounts_input!) { create_accounts_item(data: $data) { id } }',
      { data: body },
    );
    expect(refusalOf(gql)).toMatchObject({
      reason: 'DOMAIN_TAKEN',
      field: 'domain',
      message: refusalOf(rest).message,
    });
  });

  it('is refused in English to who asks for English', async () => {
    const answer = await create(
      'accounts',
      { name: 'X', domain: 'papeterie-marais.com' },
      { 'accept-language': 'en-GB,en;q=0.9' },
    );
    expect(refusalOf(answer).message).toMatch(/belongs to another account/);
  });

  it.each([
    [
      'a negative amount',
      'deals',
      { name: 'Refonte', amount: -1, expected_close_on: '2026-12-01' },
      'amount',
    ],
    [
      'an amount beyond a bigint',
      'deals',
      { name: 'Refonte', amount: '99999999999999999999', expected_close_on: '2026-12-01' },
      'amount',
    ],
    [
      'an account that does not exist',
      'contacts',
      { last_name: 'Roy', account: '6f1f4bb4-4f5c-4b6e-8f7e-0d8a2c9e7a11' },
      'account',
    ],
    ['a name that is too long', 'accounts', { name: 'x'.repeat(300) }, 'name'],
  ])('names the field of %s', async (_what, collection, body, field) => {
    const answer = await create(collection, 'account' in body ? body : { account, ...body });
    expect(answer.status).toBe(400);
    expect(refusalOf(answer).field).toBe(field);
    expect(answer.text).not.toMatch(SQL);
  });

  it('is named for a row still in use', async () => {
    await create('deals', { name: 'Refonte', account, expected_close_on: '2026-12-01' });
    const answer = await call(platform.url, `/items/accounts/${account}`, {
      token: admin,
      method: 'DELETE',
    });
    expect(answer.status).toBe(400);
    expect(refusalOf(answer).reason).toBe('RECORD_IN_USE');
    expect(answer.text).not.toMatch(SQL);
  });
});

describe('no answer holds SQL, even for the administrator', () => {
  it.each([
    ['a filter that is no id', '/items/deals?filter[id][_eq]=abc'],
    ['an id that is no id', '/items/deals/abc'],
    ['a date that is no date', '/items/deals?filter[expected_close_on][_gt]=hier'],
    ['a number beyond its type', '/items/deals?filter[probability][_eq]=99999999999'],
    ['a null byte', '/items/deals?filter[name][_eq]=%00'],
  ])('%s', async (_what, path) => {
    const answer = await call(platform.url, path, { token: admin });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toMatch(SQL);
  });

  it('nor by GraphQL', async () => {
    for (const filter of [
      'id:{_eq:"abc"}',
      'probability:{_eq:99999999999}',
      'name:{_eq:"\\u0000"}',
    ]) {
      const answer = await graphql(`{ deals(filter:{${filter}}) { id } }`);
      expect(answer.text).toContain('errors');
      expect(answer.text).not.toMatch(SQL);
    }
  });
});

describe('the data model', () => {
  it('cannot be changed on a running platform, which stays up', async () => {
    for (const [method, path, body] of [
      ['POST', '/collections', { collection: 'extra' }],
      ['PATCH', '/collections/deals', { meta: { icon: 'star' } }],
      ['POST', '/fields/deals', { field: 'extra', type: 'string' }],
      ['DELETE', '/fields/deals/name', undefined],
      ['PATCH', '/relations/deals/account', { meta: {} }],
      ['POST', '/schema/apply', { hash: 'x', diff: {} }],
      ['POST', '/Collections/', { collection: 'extra' }],
    ] as const) {
      const answer = await call(platform.url, path, { token: admin, method, body });
      expect(answer.status, `${method} ${path}`).toBe(409);
      expect(refusalOf(answer).message).toContain('modèle de données');
    }
    const gql = await call(platform.url, '/graphql/system', {
      token: admin,
      body: {
        query: 'mutation { delete_fields_item(collection: "deals", field: "name") { field } }',
      },
    });
    expect(gql.status).toBe(409);
    expect((await call(platform.url, '/fields/deals/name', { token: admin })).status).toBe(200);
  });
});

describe('a question no field can answer', () => {
  it.each([
    '/items/deals?aggregate[max]=owner',
    '/items/leads?sort=attributes',
    '/items/leads?groupBy[]=attributes&aggregate[count]=*',
  ])('is refused, and nothing breaks: %s', async (path) => {
    const answer = await call(platform.url, path, { token: admin });
    expect(answer.status).toBe(400);
    expect(refusalOf(answer)).toMatchObject({ reason: 'QUERY_IMPOSSIBLE' });
    expect(answer.text).not.toMatch(SQL);
  });
});

it('is refused by GraphQL as it is by REST', async () => {
  const rest = refusalOf(
    await call(platform.url, '/items/leads?sort=attributes', { token: admin }),
  );
  const asked = await graphql('{ leads(sort: ["attributes"]) { id } }');
  expect(refusalOf(asked)).toMatchObject({ ...rest });
  expect(asked.text).not.toMatch(SQL);
});

describe('lists in lists by the thousand', () => {
  const DEEP = '['.repeat(5000) + ']'.repeat(5000);
  /** A body in which « DEEP » stands for the lists: JSON.stringify has no stack for them. */
  const send = async (method: string, path: string, body: string) => {
    const headers = { authorization: `Bearer ${admin}`, 'content-type': 'application/json' };
    const response = await fetch(`${platform.url}${path}`, { method, headers, body });
    return { status: response.status, text: await response.text() };
  };

  it.each([
    ['a field', 'attributes', 'POST', '/items/leads', `{"last_name":"X","attributes":${DEEP}}`],
    [
      'a field that is a text',
      'attributes',
      'POST',
      '/items/leads',
      `{"last_name":"X","attributes":"${DEEP}"}`,
    ],
    [
      'one row of several',
      'attributes',
      'POST',
      '/items/leads',
      `[{"last_name":"X"},{"last_name":"Y","attributes":${DEEP}}]`,
    ],
    ['a route of ours', 'query', 'POST', '/crm/views/leads', `{"name":"X","query":${DEEP}}`],
    ['a question', 'query', 'SEARCH', '/items/leads', `{"query":{"filter":${DEEP}}}`],
    [
      'variables of GraphQL',
      'variables',
      'POST',
      '/graphql',
      `{"query":"{ leads { id } }","variables":{"a":${DEEP}}}`,
    ],
    ['a body', 'body', 'POST', '/items/leads', DEEP],
  ] as const)('are refused, naming %s', async (_name, field, method, path, body) => {
    const { status, text } = await send(method, path, body);
    expect(status, text).toBe(400);
    expect(JSON.parse(text).errors[0].extensions).toMatchObject({
      reason: 'VALUE_TOO_DEEP',
      field,
    });
  });

  it('are refused in an address', async () => {
    const filter = '{"_and":['.repeat(800);
    const path = `/items/leads?filter=${encodeURIComponent(filter)}`;
    const asked = await call(platform.url, path, { token: admin });
    expect(refusalOf(asked)).toMatchObject({ reason: 'VALUE_TOO_DEEP', field: 'filter' });
  });

  it('leave what people send alone', async () => {
    const made = await create('leads', { last_name: 'X', attributes: { a: [{ b: { c: 1 } }] } });
    expect(made.status, made.text).toBe(200);
  });
});

it('GraphQL asks for no field that has a default, as REST', async () => {
  const made = await graphql(
    'mutation { create_leads_item(data: { last_name: "Perrot" }) { id is_archived } }',
  );
  expect(made.body).toMatchObject({ data: { create_leads_item: { is_archived: false } } });
  const emptied = await graphql(
    'mutation { create_leads_item(data: { last_name: "Perrot", is_archived: null }) { id } }',
  );
  expect(refusalOf(emptied)).toMatchObject({ reason: 'VALUE_REQUIRED', field: 'is_archived' });
});

it('a trigger that refuses names the field as its form does', async () => {
  const answer = await call(platform.url, `/items/accounts/${account}`, {
    token: admin,
    method: 'PATCH',
    body: { siren: '404833048', vat_number: 'FR92000106856' },
  });
  expect(refusalOf(answer)).toMatchObject({ field: 'vat_number' });
  expect(refusalOf(answer).message).not.toContain('vat_number');
});

describe('what Directus refuses itself', () => {
  const ENGLISH = { 'accept-language': 'en-GB' };
  it.each([
    [
      'GET',
      '/items/accounts/7c9e6679-7425-40de-944b-e07fc1f90ae7',
      undefined,
      'Vous n’avez pas accès',
      'You have no access',
    ],
    ['GET', '/no-such-page', undefined, 'Cette page n’existe pas', 'This page does not exist'],
    [
      'POST',
      '/items/accounts',
      {},
      '« Raison sociale » est obligatoire',
      '“Company name” is required',
    ],
    [
      'POST',
      '/auth/login',
      { email: 'personne@exemple.fr', password: 'faux' },
      'ne convient pas',
      'is wrong',
    ],
    ['GET', '/items/accounts?filter={', undefined, 'n’est pas comprise', 'is not understood'],
  ])('%s %s is said in the language of the person', async (method, path, body, french, english) => {
    const asked = { token: admin, method, body };
    const said = refusalOf(await call(platform.url, path, asked)).message.replaceAll('\u00a0', ' ');
    expect(said).toContain(french);
    const inEnglish = await call(platform.url, path, { ...asked, headers: ENGLISH });
    expect(refusalOf(inEnglish).message).toContain(english);
  });

  it('and by GraphQL in the same words', async () => {
    const answer = await graphql(
      'mutation { create_projects_item(data: { name: "X", is_archived: false }) { id } }',
    );
    expect(refusalOf(answer).message).toContain('obligatoire');
  });
});

describe('the language of a person', () => {
  it.each(['../../x', 'fr-FR/../..', 'FR'])(
    'is a tag of a language: « %s » is not',
    async (language) => {
      const answer = await call(platform.url, '/users/me', {
        token: admin,
        method: 'PATCH',
        body: { language },
      });
      expect(refusalOf(answer)).toMatchObject({ field: 'language' });
    },
  );

  it.each(['fr-FR', 'en-US', null])('%s is one, or the one of the house', async (language) => {
    const answer = await call(platform.url, '/users/me', {
      token: admin,
      method: 'PATCH',
      body: { language },
    });
    expect(answer.status).toBe(200);
  });
});

describe('what a row takes from its parent', () => {
  it('is filled when left out: the account from the project, the vendor from the mission', async () => {
    const project = idOf((await create('projects', { name: 'Relance des devis', account })).body);
    const milestone = await create('milestones', { name: 'Cadrage', project });
    expect(milestone.body).toMatchObject({ data: { account } });
    const vendor = idOf((await create('vendors', { name: 'Atelier Bocage' })).body);
    const mission = await create('missions', {
      name: 'Connecteur comptable',
      project,
      vendor,
      starts_on: '2026-11-01',
      ends_on: '2026-12-31',
      daily_rate: 55000,
    });
    expect(mission.body).toMatchObject({ data: { account } });
    const deliverable = await create('deliverables', {
      name: 'Connecteur',
      mission: idOf(mission.body),
    });
    expect(deliverable.body).toMatchObject({ data: { account, project, vendor } });
  });
});

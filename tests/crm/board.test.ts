import { stageType, weightedAmount } from '@ia/core';
import { isDealLate } from '@ia/core/pipeline/is-deal-late';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { type Answer, type Api, adminApi, createStaff } from './api.ts';
import { createWithRights, moveInSql } from './board-world.ts';
import { insertAccount, insertRow } from './world.ts';

type Person = Api & { readonly id: string };
type Sum = { currency: string; sum: number; weighted: number };
type Card = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly may_move: boolean;
  readonly account: { readonly name: string } | null;
};
type Stage = {
  readonly key: string;
  readonly count: number;
  readonly totals: readonly Sum[];
  readonly cards: readonly Card[];
  readonly next: string | null;
};
type Board = { readonly stages: readonly Stage[]; readonly moves: object };
type List = {
  readonly rows: readonly Card[];
  readonly count: number;
  readonly totals: readonly Sum[];
};

let platform: Platform;
let admin: Api;
let sales: Person;
let colleague: Person;
let audit: string;

const boardOf = (answer: Answer) => answer.data as Board;
const read = async (asker: Api, query = '') => {
  const answer = await asker.send('GET', `/crm/board${query}`);
  expect(answer).toMatchObject({ status: 200 });
  return boardOf(answer);
};
const list = async (asker: Api, query = '') => {
  const answer = await asker.send('GET', `/crm/deals${query}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.data as List;
};
const stageOf = (board: Board, key: string) => board.stages.find((stage) => stage.key === key);
const namesOf = (cards: readonly Card[] = []) => cards.map(({ name }) => name);

type Seed = Readonly<Record<string, unknown>>;
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
const date = (offset: number) => day(offset).slice(0, 10);

beforeAll(async () => {
  platform = await startPlatform();
  const { database } = platform;
  admin = await adminApi(platform);
  sales = await createStaff(platform, 'sales');
  colleague = await createStaff(platform, 'sales');
  const lumen = await insertAccount(database, 'Atelier Lumen');
  const marais = await insertAccount(database, '100 % Marais_Bio');
  audit = await insertRow(database, 'offers', {
    name: 'Audit',
    code: 'audit-flash',
    kind: 'one_off',
    list_price: 0,
  });
  const deals: readonly Seed[] = [
    { name: 'A', owner: sales.id, amount: 333, probability: 10, offer: audit },
    { name: 'B', owner: colleague.id, amount: 1_250_000, next_action_at: day(-1) },
    { name: 'C', amount: 999_999, currency: 'CHF', account: marais },
    { name: 'D', owner: sales.id, stage: 'meeting', amount: 5_000, expected_close_on: date(-2) },
    {
      name: 'E',
      owner: sales.id,
      stage: 'meeting',
      amount: 7_000,
      next_action_at: day(1),
      expected_close_on: date(-2),
    },
    { name: 'F', owner: colleague.id, stage: 'negotiation', amount: 10 ** 12 },
    { name: 'G', owner: sales.id, stage: 'won', amount: 80_000 },
    { name: 'H', owner: sales.id, stage: 'lost', amount: 60_000 },
    { name: 'Vieux', owner: sales.id, stage: 'won', amount: 1_000, closed_on: date(-200) },
  ];
  let age = 0;
  for (const { stage, closed_on, ...deal } of deals) {
    age += 1;
    const id = await insertRow(database, 'deals', {
      account: lumen,
      expected_close_on: date(30),
      date_created: day(-age),
      ...deal,
    });
    if (stage) await moveInSql(database, id, String(stage));
    if (closed_on)
      await database.query(`UPDATE deals SET closed_on = $1 WHERE id = $2`, [closed_on, id]);
  }
});
afterAll(() => platform?.stop());

describe('the first view', () => {
  test('has every stage in its order, with its cards, the newest first while nobody placed them', async () => {
    const board = await read(sales);
    expect(board.stages.map(({ key }) => key)).toEqual([
      'prospect',
      'meeting',
      'proposal',
      'audit',
      'negotiation',
      'won',
      'lost',
    ]);
    expect(namesOf(stageOf(board, 'prospect')?.cards)).toEqual(['A', 'B', 'C']);
    expect(namesOf(stageOf(board, 'won')?.cards)).toEqual(['G']);
    expect(stageOf(board, 'proposal')).toMatchObject({
      count: 0,
      totals: [],
      cards: [],
      next: null,
    });
  });

  test('counts and sums by currency, as core does deal by deal', async () => {
    const { rows } = await platform.database.query(
      `SELECT d.stage, d.currency, d.amount, d.probability, s.probability AS own
       FROM deals d JOIN deal_stages s ON s.key = d.stage WHERE d.name <> 'Vieux'`,
    );
    for (const stage of (await read(sales)).stages) {
      const deals = rows.filter((row) => row.stage === stage.key);
      const currencies = [...new Set(deals.map(({ currency }) => String(currency)))].sort();
      const totals = currencies.map((currency) => {
        const same = deals.filter((deal) => deal.currency === currency);
        const add = (values: number[]) => values.reduce((all, one) => all + one, 0);
        return {
          currency,
          sum: add(same.map(({ amount }) => Number(amount))),
          weighted: add(same.map((d) => weightedAmount(Number(d.amount), d.probability, d.own))),
        };
      });
      expect(stage).toMatchObject({ count: deals.length, totals });
    }
  });

  test('tells what is late as core does', async () => {
    const { stages } = await read(sales);
    const cards = stages.flatMap(({ cards }) => cards);
    for (const card of cards) {
      const type = stageType(card.stage as Parameters<typeof stageType>[0]);
      expect(card.is_late).toBe(
        isDealLate({ ...(card as never as Parameters<typeof isDealLate>[0]), type }, new Date()),
      );
    }
    expect(namesOf(cards.filter(({ is_late }) => is_late))).toEqual(['B', 'D']);
  });

  test('shows closed deals of the last ninety days, or since the day asked for', async () => {
    expect(
      namesOf(stageOf(await read(sales, `?closed_since=${date(-365)}`), 'won')?.cards),
    ).toContain('Vieux');
  });

  test('tells which cards the asker may move: their own and nobody’s, everything for the direction', async () => {
    const movable = async (asker: Api) =>
      namesOf(
        (await read(asker)).stages.flatMap(({ cards }) => cards).filter(({ may_move }) => may_move),
      );
    expect(await movable(sales)).toEqual(['A', 'C', 'D', 'E', 'G', 'H']);
    expect(await movable(admin)).toHaveLength(8);
    expect((await read(sales)).moves).toEqual({
      open: ['open', 'won', 'lost'],
      won: ['open'],
      lost: ['open'],
    });
  });
});

describe('a filter', () => {
  test.each<[string, string[]]>([
    ['owner=me', ['A', 'D', 'E', 'G', 'H']],
    ['owner=none', ['C']],
    ['owner=me,none', ['A', 'C', 'D', 'E', 'G', 'H']],
    ['min=5000&max=7000', ['D', 'E']],
    ['late=1', ['B', 'D']],
    ['q=lumen', ['A', 'B', 'D', 'E', 'F', 'G', 'H']],
    ['q=%25 mar', ['C']],
    ['q=s_b', ['C']],
    ['q=_', ['C']],
    ['q=\\', []],
    ['owner=none&q=lumen', []],
  ])('%s shows the same deals on the board, in the list and in the file', async (query, names) => {
    const cards = (await read(sales, `?${query}`)).stages.flatMap(({ cards }) => cards);
    expect(namesOf(cards)).toEqual(names);
    const { rows, count } = await list(sales, `?${query}`);
    expect(namesOf(rows)).toEqual(names);
    expect(count).toBe(names.length);
    const file = await sales.send('GET', `/crm/deals/export.csv?${query}`);
    const lines = file.text.trim().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(';')[1])).toEqual(names);
  });

  test('by offer and by colleague', async () => {
    expect(namesOf((await list(sales, `?offer=${audit}`)).rows)).toEqual(['A']);
    expect(namesOf((await list(sales, `?owner=${colleague.id}`)).rows)).toEqual(['B', 'F']);
  });

  test.each([
    'owner=x',
    'offer=1',
    'min=-1',
    'max=1.5',
    'closed_since=2026-02-30',
    'per=0',
    'sort=secret',
  ])('%s is refused by name', async (query) => {
    const answer = await sales.send('GET', `/crm/deals?${query}`);
    expect(answer).toMatchObject({
      status: 400,
      reason: 'VALUE_INVALID',
      field: query.split('=')[0],
    });
  });
});

test('a stage is read page after page without losing or repeating a card', async () => {
  const { database } = platform;
  const account = await insertAccount(database, 'Grand compte');
  const places = [null, null, null, '1.5', '1.5', '-3', '0.0000000001', null, '2048'];
  for (const position of places)
    await insertRow(database, 'deals', {
      name: `P${position}`,
      account,
      stage: 'audit',
      position,
      expected_close_on: date(9),
    });
  const all =
    (await read(sales, '?per=100')).stages.find(({ key }) => key === 'audit')?.cards ?? [];
  const first = stageOf(await read(sales, '?per=2'), 'audit');
  const seen = [...(first?.cards ?? [])];
  let cursor = first?.next ?? null;
  while (cursor) {
    const page = await sales.send(
      'GET',
      `/crm/board/stages/audit?per=2&cursor=${encodeURIComponent(cursor)}`,
    );
    const data = page.data as { cards: Card[]; next: string | null };
    seen.push(...data.cards);
    cursor = data.next;
  }
  expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  expect(namesOf(seen).slice(0, 5)).toEqual(['P-3', 'P0.0000000001', 'P1.5', 'P1.5', 'P2048']);
  await database.query('DELETE FROM deals WHERE account = $1', [account]);
});

describe('the list', () => {
  test('has the figures of the board, and sorts by what it shows', async () => {
    const { count, totals } = await list(sales);
    const { stages } = await read(sales);
    expect(count).toBe(stages.reduce((all, stage) => all + stage.count, 0));
    const euros = stages
      .flatMap(({ totals }) => totals)
      .filter(({ currency }) => currency === 'EUR');
    expect(totals.find(({ currency }) => currency === 'EUR')?.weighted).toBe(
      euros.reduce((all, { weighted }) => all + weighted, 0),
    );
    expect(namesOf((await list(sales, '?sort=-amount&per=2')).rows)).toEqual(['F', 'B']);
    expect(namesOf((await list(sales, '?sort=-amount&per=2&page=2')).rows)).toEqual(['C', 'G']);
    expect(namesOf((await list(sales, '?sort=account&per=1')).rows)).toEqual(['C']);
    for (const sort of [
      'name',
      'offer',
      'owner',
      'weighted',
      'probability',
      'stage',
      'stage_entered_at',
      'next_action_at',
      'expected_close_on',
      'closed_on',
      'date_created',
    ])
      expect((await list(sales, `?sort=-${sort}`)).count).toBe(8);
  });

  test('keeps to some stages when asked', async () => {
    expect(namesOf((await list(sales, '?stage=won,lost')).rows)).toEqual(['G', 'H']);
  });
});

describe('a deal that is put away', () => {
  test('leaves the board, the list and the forecast, is found among its like, and comes back', async () => {
    const account = await insertAccount(platform.database, 'Maison Rangée');
    const deal = await insertRow(platform.database, 'deals', {
      name: 'Rangée',
      account,
      owner: sales.id,
      amount: 777_777,
      expected_close_on: date(20),
    });
    const seen = async () => ({
      board: namesOf((await read(sales)).stages.flatMap(({ cards }) => cards)).includes('Rangée'),
      list: namesOf((await list(sales, '?q=rangee')).rows),
      archived: namesOf((await list(sales, '?archived=1')).rows),
    });
    const forecast = async () => {
      const answer = await sales.send('GET', '/crm/figures/pipeline');
      return JSON.stringify(answer.data);
    };
    const before = await forecast();
    const shown = { board: true, list: ['Rangée'], archived: [] };
    expect(await seen()).toEqual(shown);
    const archive = (asker: Api, is_archived: boolean) =>
      asker.send('PATCH', `/items/deals/${deal}`, { is_archived });
    expect(await archive(colleague, true)).toMatchObject({ status: 403 });
    expect(await archive(sales, true)).toMatchObject({ status: 200 });
    expect(await seen()).toEqual({ board: false, list: [], archived: ['Rangée'] });
    const loss = { loss_reason: 'price' };
    for (const moved of [
      await sales.send('PATCH', `/items/deals/${deal}`, { stage: 'lost', ...loss }),
      await sales.send('POST', `/crm/deals/${deal}/move`, {
        to: 'lost',
        before: null,
        after: null,
        ...loss,
      }),
    ]) {
      expect(moved, moved.text).toMatchObject({ status: 409, reason: 'ARCHIVED', field: 'stage' });
    }
    expect(await forecast()).not.toBe(before);
    const { rows } = await platform.database.query(
      `SELECT action, actor, account FROM audit_log WHERE subject_id = $1`,
      [deal],
    );
    expect(rows).toEqual([{ action: 'deal.archived', actor: sales.id, account }]);
    expect(await archive(sales, false)).toMatchObject({ status: 200 });
    expect(await seen()).toEqual(shown);
    expect(await forecast()).toBe(before);
    expect(await sales.send('DELETE', `/items/deals/${deal}`)).toMatchObject({ status: 403 });
    await platform.database.query('DELETE FROM deals WHERE id = $1', [deal]);
  });
});

describe('the file', () => {
  test('opens in a French spreadsheet, and its departure is written down', async () => {
    const { database } = platform;
    const { rows } = await database.query('SELECT email FROM directus_users WHERE id = $1', [
      sales.id,
    ]);
    const response = await fetch(`${platform.url}/crm/deals/export.csv?owner=none`, {
      headers: { authorization: `Bearer ${await signIn(platform.url, rows[0].email)}` },
    });
    expect(response.headers.get('content-disposition')).toMatch(
      /filename\*=UTF-8''affaires-\d{4}-\d\d-\d\d\.csv$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, line] = new TextDecoder().decode(bytes).split('\r\n');
    expect(header).toMatch(/^Étape;Affaire;Compte;Montant HT;Devise;/);
    expect(line).toMatch(/^Prospect;C;100 % Marais_Bio;9999,99;CHF;;1000,00;/);
    const { rows: log } = await database.query(
      `SELECT actor, data FROM audit_log WHERE action = 'data.exported' ORDER BY occurred_at DESC LIMIT 1`,
    );
    expect(log[0]).toMatchObject({ actor: sales.id, data: { view: 'list', owner: ['none'] } });
  });
});

describe('whoever does not read the pipeline', () => {
  test.each(['delivery', 'finance', 'client_admin', 'client_member', 'vendor'] as const)(
    '%s gets no board, no list, no file, no funnel and no move',
    async (role) => {
      const person = await createStaff(platform, role);
      for (const path of [
        '/crm/board',
        '/crm/board/stages/won',
        '/crm/deals',
        '/crm/deals/export.csv',
        '/crm/funnel',
      ])
        expect(await person.send('GET', path)).toMatchObject({ status: 403, reason: 'FORBIDDEN' });
      const { rows } = await platform.database.query('SELECT id FROM deals LIMIT 1');
      expect(
        await person.send('POST', `/crm/deals/${rows[0].id}/move`, { to: 'won' }),
      ).toMatchObject({ status: 403, reason: 'FORBIDDEN' });
    },
  );

  test('neither does nobody', async () => {
    for (const path of ['/crm/board', '/crm/deals', '/crm/funnel'])
      expect((await fetch(`${platform.url}${path}`)).status).toBe(403);
  });
});

describe('a view of the team', () => {
  const query = { owner: 'me', sort: '-amount', hide: 'age' };
  const share = (asker: Api, list: string) =>
    asker.send('POST', `/crm/views/${list}`, { name: 'Les miennes', query });
  const read = (asker: Api, id: number) =>
    asker.send('GET', `/presets/${id}?fields=bookmark,user,layout_query,author.first_name`);

  test.each(['pipeline', 'leads'])(
    'of %s is its author’s to change; a colleague reads it and copies it',
    async (of) => {
      const shared = await share(sales, of);
      expect(shared).toMatchObject({ status: 201 });
      const { id } = shared.data as { id: number };
      const seen = { bookmark: 'Les miennes', user: null, layout_query: query };
      expect(await read(colleague, id)).toMatchObject({
        data: { ...seen, author: { first_name: 'Camille' } },
      });
      for (const [method, body] of [
        ['PATCH', { bookmark: 'Les siennes' }],
        ['PATCH', { layout_query: {} }],
        ['PATCH', { author: colleague.id }],
        ['DELETE', undefined],
      ] as const)
        expect(await colleague.send(method, `/presets/${id}`, body)).toMatchObject({ status: 403 });
      const copy = { collection: `crm_${of}`, bookmark: 'Copie', layout_query: query };
      const copied = await colleague.send('POST', '/presets', copy);
      expect(copied).toMatchObject({ data: { user: colleague.id, author: null } });
      const renamed = await sales.send('PATCH', `/presets/${id}`, { bookmark: 'Mes affaires' });
      expect(renamed).toMatchObject({ status: 200, data: { bookmark: 'Mes affaires' } });
      // Changed, it stays what the page can read.
      for (const [field, value] of [
        ['bookmark', null],
        ['bookmark', ' '],
        ['bookmark', 'x'.repeat(81)],
        ['layout_query', null],
        ['layout_query', { tabular: { page: 7 } }],
        ['layout_query', { q: 'x'.repeat(2001) }],
      ] as const) {
        expect(await sales.send('PATCH', `/presets/${id}`, { [field]: value })).toMatchObject({
          ...{ status: 400, reason: 'VALUE_INVALID', field },
        });
        const byColleague = await colleague.send('PATCH', `/presets/${id}`, { [field]: value });
        expect(byColleague).toMatchObject({ status: 403 });
      }
      const narrowed = await sales.send('PATCH', `/presets/${id}`, { layout_query: { q: 'x' } });
      expect(narrowed).toMatchObject({ status: 200, data: { layout_query: { q: 'x' } } });
      expect(await sales.send('DELETE', `/presets/${id}`)).toMatchObject({ status: 204 });
      const { id: copyId } = copied.data as { id: number };
      expect(await read(colleague, copyId)).toMatchObject({ data: { layout_query: query } });
      expect(await read(sales, copyId)).toMatchObject({ status: 403 });
    },
  );

  test.each(['delivery', 'finance', 'client_admin', 'client_member', 'vendor'] as const)(
    'is shared by sales, not by %s',
    async (role) => {
      const person = await createStaff(platform, role);
      for (const of of ['pipeline', 'leads'])
        expect(await share(person, of)).toMatchObject({ status: 403, reason: 'FORBIDDEN' });
      const { rows } = await platform.database.query(
        'SELECT 1 FROM directus_presets WHERE author = $1',
        [person.id],
      );
      expect(rows).toEqual([]);
    },
  );

  test('is shown to those who have the list, and to nobody else', async () => {
    const [colleague, delivery, finance] = await Promise.all([
      createStaff(platform, 'sales'),
      createStaff(platform, 'delivery'),
      createStaff(platform, 'finance'),
    ]);
    for (const list of ['pipeline', 'leads']) {
      const { data } = await share(sales, list);
      const path = `/presets/${(data as { id: number }).id}`;
      const names = async (person: Api) => (await person.send('GET', path)).status;
      expect([await names(colleague), await names(await adminApi(platform))]).toEqual([200, 200]);
      expect([await names(delivery), await names(finance)]).toEqual([403, 403]);
    }
  });

  test('is a name, a list and what the address of a page says', async () => {
    const tooMuch = Object.fromEntries(Array.from({ length: 31 }, (_, key) => [`k${key}`, 'x']));
    for (const body of [{ name: ' ', query }, { name: 'x', query: tooMuch }, { name: 'x' }])
      expect(await sales.send('POST', '/crm/views/leads', body)).toMatchObject({ status: 400 });
    expect(await share(sales, 'offers')).toMatchObject({ status: 400 });
  });
});

describe('whoever reads a part of it', () => {
  test('sees that part, in the figures too, and no field that is not theirs', async () => {
    const fields = ['id', 'name', 'stage', 'closed_on', 'owner', 'currency'];
    const apprentice = await createWithRights(platform, [
      { collection: 'deals', action: 'read', fields, where: { owner: { _eq: '$CURRENT_USER' } } },
      { collection: 'deals', action: 'update', fields: ['*'], where: { name: { _eq: 'Mienne' } } },
      { collection: 'deal_stages', action: 'read', fields: ['*'] },
    ]);
    const account = await insertAccount(platform.database, 'Secret');
    for (const name of ['Mienne', 'Aussi'])
      await insertRow(platform.database, 'deals', {
        name,
        account,
        owner: apprentice.id,
        // Long enough to be in no identifier by chance.
        amount: 987_654_321,
        expected_close_on: date(5),
      });
    const board = await read(apprentice);
    const cards = board.stages.flatMap(({ cards }) => cards);
    expect(namesOf(cards).sort()).toEqual(['Aussi', 'Mienne']);
    expect(cards[0]).toMatchObject({ amount: null, account: null, expected_close_on: null });
    expect(stageOf(board, 'prospect')).toMatchObject({
      count: 2,
      totals: [{ sum: 0, weighted: 0 }],
    });
    const answers = [
      await apprentice.send('GET', '/crm/board'),
      await apprentice.send('GET', '/crm/deals'),
    ];
    for (const { text } of answers) expect(text).not.toMatch(/987654321|Secret|Lumen/);
    // A view that filters or sorts by what they may not see says so, instead of showing nothing.
    for (const [query, field] of [
      ['?min=700', 'amount'],
      ['?late=1', 'next_action_at'],
      ['?sort=amount', 'amount'],
    ]) {
      const refused = { status: 403, reason: 'FIELD_UNREADABLE', field };
      expect(await apprentice.send('GET', `/crm/deals${query}`)).toMatchObject(refused);
    }
    expect(await apprentice.send('GET', '/crm/board?min=700')).toMatchObject({ status: 403 });
    expect((await list(apprentice, '?q=secret')).count).toBe(0);
    expect((await apprentice.send('GET', '/crm/deals/export.csv')).text).not.toMatch(
      /987654321|9876543,21|Secret/,
    );
    expect(await apprentice.send('GET', '/crm/funnel')).toMatchObject({ status: 403 });
    await platform.database.query('DELETE FROM deals WHERE account = $1', [account]);
  });
});

describe('the funnel', () => {
  test('counts each deal once a stage, and what went further, jumps included', async () => {
    const { database } = platform;
    const account = await insertAccount(database, 'Entonnoir');
    const offer = await insertRow(database, 'offers', {
      name: 'Robots',
      code: 'robots',
      kind: 'one_off',
      list_price: 0,
    });
    const paths = [
      ['meeting', 'proposal', 'won'],
      ['meeting', 'prospect', 'meeting'],
      ['lost'],
      ['negotiation', 'won', 'audit'],
    ];
    for (const path of paths) {
      const id = await insertRow(database, 'deals', {
        name: 'x',
        account,
        offer,
        amount: 1_000,
        expected_close_on: date(1),
      });
      for (const stage of path) await moveInSql(database, id, String(stage));
    }
    const answer = await sales.send('GET', `/crm/funnel?offer=${offer}`);
    const { stages, won, lost, totals } = answer.data as never as Record<string, never> & {
      stages: { key: string }[];
    };
    const figures = Object.fromEntries(stages.map(({ key, ...rest }) => [key, rest]));
    expect(figures).toMatchObject({
      prospect: { entered: 4, conversion_bp: 7500 },
      meeting: { entered: 2, conversion_bp: 5000 },
      proposal: { entered: 1, conversion_bp: 10_000 },
      audit: { entered: 1, conversion_bp: 0 },
      negotiation: { entered: 1, conversion_bp: 10_000 },
      won: { entered: 2, conversion_bp: null },
      lost: { entered: 1, conversion_bp: null },
    });
    expect(won).toEqual({ count: 1, totals: [{ currency: 'EUR', sum: 1_000 }] });
    expect(lost).toEqual({ count: 1, totals: [{ currency: 'EUR', sum: 1_000 }] });
    expect(totals).toEqual({ closed: 2, won_bp: 5000 });
    const before = await sales.send(
      'GET',
      `/crm/funnel?offer=${offer}&from=${date(-20)}&to=${date(-10)}`,
    );
    expect(before.data).toMatchObject({ won: { count: 0, totals: [] }, totals: { won_bp: null } });
    expect(await sales.send('GET', '/crm/funnel?from=2026-02-01&to=2026-01-01')).toMatchObject({
      reason: 'DATE_ORDER',
      field: 'to',
    });
    await database.query('DELETE FROM deals WHERE account = $1', [account]);
  });
});

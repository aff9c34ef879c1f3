import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { type Api, createStaff } from './api.ts';
import { listenToDeals } from './board-live.ts';
import { createWithRights, moveInSql, stageOrder } from './board-world.ts';
import { EVERYTHING_DONE, insertAccount, insertRow, readDeal } from './world.ts';

type Person = Api & { readonly id: string };

let platform: Platform;
let sales: Person;
let colleague: Person;
let account: string;

beforeAll(async () => {
  platform = await startPlatform();
  sales = await createStaff(platform, 'sales');
  colleague = await createStaff(platform, 'sales');
  account = await insertAccount(platform.database);
});
afterAll(() => platform?.stop());
beforeEach(() => platform.database.query('DELETE FROM deals'));

let age = 0;
/** A card of sales, older than the former ones: unplaced cards stand in the order they are made. */
async function card(fields: Readonly<Record<string, unknown>> = {}): Promise<string> {
  age += 1;
  const { stage, ...rest } = fields;
  const id = await insertRow(platform.database, 'deals', {
    name: `Carte ${age}`,
    account,
    owner: sales.id,
    amount: 1_000,
    expected_close_on: '2030-01-31',
    date_created: new Date(Date.now() - age * 60_000),
    ...EVERYTHING_DONE,
    ...rest,
  });
  if (stage) await moveInSql(platform.database, id, String(stage));
  return id;
}
const move = (deal: string, body: object, who: Api = sales) =>
  who.send('POST', `/crm/deals/${deal}/move`, body);
interface Stages {
  readonly stages: readonly Record<'key' | 'count' | 'totals', unknown>[];
}
const figures = async (path: string) => {
  const { data } = await sales.send('GET', path);
  return (data as Stages).stages.map(({ key, count, totals }) => ({ key, count, totals }));
};
const order = async (stage = 'prospect') =>
  (await stageOrder(platform.database, stage)).map(({ id }) => id);

describe('a card goes where it was dropped', () => {
  test('between two that were never placed, at the top, and at the end', async () => {
    const [a, b, c, d] = [await card(), await card(), await card(), await card()];
    await move(d, { to: 'prospect', after: a, before: b });
    expect(await order()).toEqual([a, d, b, c]);
    await move(c, { to: 'prospect', after: null, before: a });
    expect(await order()).toEqual([c, a, d, b]);
    await move(c, { to: 'prospect', after: b, before: null });
    expect(await order()).toEqual([a, d, b, c]);
  });

  test('between two placed ones, again and again, until the stage is numbered anew', async () => {
    const [a, b] = [await card({ position: 1 }), await card({ position: '1.0000000009' })];
    const cards = [await card({ position: 5 }), await card({ position: 6 })];
    for (const one of cards) await move(one, { to: 'prospect', after: a, before: b });
    expect(await order()).toEqual([a, ...cards.toReversed(), b]);
  });

  test('under the card above wherever it is now, else over the one below, else at the end', async () => {
    const [a, b, c] = [
      await card({ position: 1 }),
      await card({ position: 2 }),
      await card({ position: 3 }),
    ];
    const [x, y, z] = [
      await card({ stage: 'audit' }),
      await card({ stage: 'audit' }),
      await card({ stage: 'audit' }),
    ];
    // The neighbours of the screen were (b, a): b is now far below.
    await move(x, { to: 'prospect', after: b, before: a });
    expect(await order()).toEqual([a, b, x, c]);
    await move(y, { to: 'prospect', after: z, before: c });
    expect(await order()).toEqual([a, b, x, y, c]);
    await move(z, { to: 'prospect', after: crypto.randomUUID(), before: null });
    expect(await order()).toEqual([a, b, x, y, c, z]);
  });

  test('a new order is no change of stage: no history, no event, no gate', async () => {
    const [a, b] = [await card({ stage: 'won' }), await card({ stage: 'won' })];
    const lines = 'SELECT count(*)::int FROM deal_stage_changes';
    const { rows: before } = await platform.database.query(lines);
    expect(await move(b, { to: 'won', before: a, seen_stage: 'won' })).toMatchObject({
      status: 200,
    });
    expect(await order('won')).toEqual([b, a]);
    expect((await platform.database.query(lines)).rows).toEqual(before);
  });

  test('the answer is the card as it is now; the figures of the board follow it', async () => {
    const deal = await card({ stage: 'negotiation', amount: 2_000 });
    await card({ stage: 'negotiation', amount: 500 });
    const { data } = await move(deal, { to: 'won', seen_stage: 'negotiation' });
    expect(data).toMatchObject({
      card: { id: deal, stage: 'won', may_move: true, is_late: false, probability: null },
    });
    const totals = await figures('/crm/board/totals');
    expect(totals).toEqual(
      expect.arrayContaining([
        { key: 'negotiation', count: 1, totals: [{ currency: 'EUR', sum: 500, weighted: 400 }] },
        { key: 'won', count: 1, totals: [{ currency: 'EUR', sum: 2_000, weighted: 2_000 }] },
      ]),
    );
    expect(await figures('/crm/board')).toEqual(totals);
  });
});

describe('a move is refused', () => {
  test('when the card had left, with the stage it is in now, and nothing is written', async () => {
    const deal = await card({ stage: 'audit' });
    const before = await readDeal(platform.database, deal);
    const answer = await move(deal, { to: 'won', seen_stage: 'prospect' });
    expect(answer).toMatchObject({ status: 409, code: 'DEAL_MOVED', reason: 'DEAL_MOVED' });
    expect(answer.message).toMatch(/Audit/);
    expect(JSON.parse(answer.text).errors[0].extensions.value).toBe('audit');
    expect(await readDeal(platform.database, deal)).toEqual(before);
  });

  test('without a reason to whoever may not make it', async () => {
    const theirs = await card({ owner: colleague.id, stage: 'won' });
    const body = { to: 'lost', seen_stage: 'prospect', loss_reason: 'nope' };
    for (const deal of [theirs, crypto.randomUUID(), 'not-an-id']) {
      const answer = await move(deal, body);
      expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(answer.text).not.toMatch(/STAGE|MOVED|étape|LOSS/i);
    }
    expect(await move(theirs, { to: 'audit' }, colleague)).toMatchObject({ status: 200 });
  });

  test.each([
    [{ to: 'signed' }, 'STAGE_UNKNOWN', 'stage'],
    [{ to: 'won', before: 'x' }, 'VALUE_INVALID', 'before'],
    [{ to: 5 }, 'VALUE_INVALID', 'to'],
    [{}, 'VALUE_REQUIRED', 'to'],
    [
      { to: 'lost', loss_reason: 'price', loss_note: 'a\u0000b' },
      'TEXT_INVALID_ENCODING',
      'loss_note',
    ],
  ])('for a body of %j', async (body, reason, field) => {
    const deal = await card();
    expect(await move(deal, body)).toMatchObject({ status: 400, reason, field });
    expect(await readDeal(platform.database, deal)).toMatchObject({ stage: 'prospect' });
  });
});

describe('a move leaves the traces of any update', () => {
  test('the same activity and the same revision as by the items API', async () => {
    const traces: object[] = [];
    for (const way of ['board', 'items'] as const) {
      const deal = await card({ stage: 'audit', position: 7 });
      const body = { to: 'lost', loss_reason: 'price', loss_note: 'Trop cher' };
      if (way === 'board') await move(deal, body);
      else {
        const { to: stage, ...loss } = body;
        await sales.send('PATCH', `/items/deals/${deal}`, { stage, position: '65000.5', ...loss });
      }
      const { rows } = await platform.database.query(
        `SELECT a.action, a."user", a.collection, a.ip, a.user_agent, a.origin, r.collection AS of,
           r.data, r.delta, r.parent, r.version, a.item = $1 AND r.item = $1 AS same
         FROM directus_activity a JOIN directus_revisions r ON r.activity = a.id
         WHERE a.item = $1`,
        [deal],
      );
      expect(rows).toHaveLength(1);
      traces.push(withoutTimes(rows[0], deal));
    }
    expect(traces[0]).toEqual(traces[1]);
  });

  test('the author and the date of the change', async () => {
    const deal = await card();
    await move(deal, { to: 'audit' });
    const { rows } = await platform.database.query(
      `SELECT d.user_updated, d.date_updated > now() - interval '1 minute' AS recent, c."user"
       FROM deals d JOIN deal_stage_changes c ON c.deal = d.id AND c.to_stage = 'audit' WHERE d.id = $1`,
      [deal],
    );
    expect(rows).toEqual([{ user_updated: sales.id, recent: true, user: sales.id }]);
  });

  test('other people’s screens hear of it as of a change by the items API', async () => {
    const line = await listenToDeals(platform, await signIn(platform.url, ADMIN_EMAIL));
    const heard = [];
    for (const way of ['board', 'items'] as const) {
      const deal = await card({ stage: 'audit', position: 7 });
      if (way === 'board') await move(deal, { to: 'won' });
      else await sales.send('PATCH', `/items/deals/${deal}`, { stage: 'won' });
      const { event, data } = await line.next();
      expect(data.map(({ id }) => id)).toEqual([deal]);
      heard.push({ event, data: data.map(({ id, position, ...rest }) => rest) });
    }
    line.close();
    expect(heard[0]).toMatchObject({ event: 'update', data: [{ stage: 'won' }] });
    expect(heard[0]).toEqual(heard[1]);
  });
});

describe('two people at once', () => {
  test('twenty moves of one card leave one history without a gap', async () => {
    const deal = await card();
    const stages = ['meeting', 'proposal', 'audit', 'negotiation'];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        move(deal, { to: stages[index % 4], seen_stage: 'prospect' }),
      ),
    );
    const done = answers.filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    for (const { status, reason } of answers)
      if (status !== 200) expect({ status, reason }).toEqual({ status: 409, reason: 'DEAL_MOVED' });
    const { rows } = await platform.database.query(
      `SELECT from_stage, to_stage FROM deal_stage_changes WHERE deal = $1 ORDER BY changed_at`,
      [deal],
    );
    const { stage } = (await readDeal(platform.database, deal)) as { stage: string };
    expect(rows).toEqual([
      { from_stage: null, to_stage: 'prospect' },
      { from_stage: 'prospect', to_stage: stage },
    ]);
  });

  test('twenty blind moves of one card each say what they did, and the history adds up', async () => {
    const deal = await card();
    const stages = ['meeting', 'proposal', 'won', 'prospect'];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => move(deal, { to: stages[index % 4] })),
    );
    const { rows } = await platform.database.query(
      `SELECT from_stage, to_stage FROM deal_stage_changes WHERE deal = $1
       ORDER BY changed_at, (from_stage IS NOT NULL)`,
      [deal],
    );
    let at: string | null = null;
    for (const { from_stage, to_stage } of rows) {
      expect(from_stage).toBe(at);
      at = to_stage;
    }
    expect(await readDeal(platform.database, deal)).toMatchObject({ stage: at });
    const events = await platform.database.query(
      `SELECT count(*)::int FROM outbox_events WHERE subject = $1 AND type = 'deal.stage_changed'`,
      [deal],
    );
    expect(events.rows[0].count).toBe(rows.length - 1);
    for (const { status } of answers) expect([200, 400, 409]).toContain(status);
  });

  test('twenty cards dropped at one place are all there, each at its own', async () => {
    const [top, bottom] = [await card({ stage: 'audit' }), await card({ stage: 'audit' })];
    const cards = [];
    for (let count = 0; count < 20; count += 1) cards.push(await card());
    const answers = await Promise.all(
      cards.map((one) => move(one, { to: 'audit', after: top, before: bottom })),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const placed = await stageOrder(platform.database, 'audit');
    expect(
      placed
        .map(({ id }) => id)
        .slice(1, -1)
        .sort(),
    ).toEqual(cards.toSorted());
    expect([placed[0]?.id, placed.at(-1)?.id]).toEqual([top, bottom]);
    const positions = placed.map(({ position }) => position);
    expect(new Set(positions).size).toBe(positions.length);
  });
});

test('the answer to a move tells no name its asker may not read', async () => {
  const trainee = await createWithRights(platform, [
    { collection: 'deals', action: 'read', fields: ['*'] },
    { collection: 'deals', action: 'update', fields: ['*'] },
    { collection: 'deal_stages', action: 'read', fields: ['*'] },
  ]);
  await platform.database.query(
    `UPDATE directus_roles SET name = 'sales' WHERE name = 'apprentice'`,
  );
  const answer = await move(await card(), { to: 'audit' }, trainee);
  expect(answer).toMatchObject({
    status: 200,
    data: { card: { account: { id: account, name: null } } },
  });
  expect(answer.text).not.toMatch(/Lumen|Camille/);
});

test('a permission that checks what is written is left to Directus, which refuses or writes', async () => {
  const fields = ['*'];
  const junior = await createWithRights(
    platform,
    [
      { collection: 'deals', action: 'read', fields },
      { collection: 'deals', action: 'update', fields, check: { stage: { _neq: 'won' } } },
      { collection: 'deal_stages', action: 'read', fields },
    ],
    { name: 'sales junior' },
  );
  await platform.database.query(
    `UPDATE directus_roles SET name = 'sales' WHERE name = 'sales junior'`,
  );
  const deal = await card({ owner: junior.id, stage: 'audit' });
  expect(await move(deal, { to: 'won' }, junior)).toMatchObject({ status: 400 });
  expect(await readDeal(platform.database, deal)).toMatchObject({ stage: 'audit' });
  expect(await move(deal, { to: 'negotiation' }, junior)).toMatchObject({ status: 200 });
  expect(await readDeal(platform.database, deal)).toMatchObject({ stage: 'negotiation' });
});

/** A revision without what cannot be the same twice: hours, identifiers, random places, names. */
function withoutTimes(row: Record<string, never>, deal: string): object {
  const text = JSON.stringify(row)
    .replaceAll(deal, '<deal>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')
    .replaceAll(/"position":"?-?[\d.]+"?/g, '"position":"<place>"')
    .replaceAll(/carte \d+/gi, '<name>');
  return JSON.parse(text);
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Api, createStaff } from './api.ts';
import { insertAccount, insertDeal, readDeal } from './world.ts';

let platform: Platform;
let sales: Api & { readonly id: string };
let colleague: Api & { readonly id: string };
let delivery: Api;
let deal: string;

beforeAll(async () => {
  platform = await startPlatform();
  sales = await createStaff(platform, 'sales');
  colleague = await createStaff(platform, 'sales');
  delivery = await createStaff(platform, 'delivery');
  const account = await insertAccount(platform.database);
  deal = await insertDeal(platform.database, { account, stage: 'won', owner: colleague.id });
});
afterAll(() => platform?.stop());

const forbiddenMove = { stage: 'lost', loss_reason: 'price' };

test('the owner of a deal learns why a move is refused', async () => {
  const answer = await colleague.send('PATCH', `/items/deals/${deal}`, forbiddenMove);
  expect(answer).toMatchObject({ status: 400, reason: 'STAGE_FORBIDDEN' });
});

test('a colleague who may read the deal but not change it gets no reason', async () => {
  expect(await sales.send('GET', `/items/deals/${deal}`)).toMatchObject({ status: 200 });
  const answer = await sales.send('PATCH', `/items/deals/${deal}`, forbiddenMove);
  expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(answer.text).not.toMatch(/STAGE|étape/i);
});

test('neither does somebody whose role has no right on deals', async () => {
  const answer = await delivery.send('PATCH', `/items/deals/${deal}`, forbiddenMove);
  expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(answer.text).not.toMatch(/STAGE|étape/i);
});

test('one deal out of reach refuses the whole batch, without saying which rule it broke', async () => {
  const account = await insertAccount(platform.database);
  const own = await insertDeal(platform.database, { account, stage: 'won', owner: sales.id });
  const answer = await sales.send('PATCH', '/items/deals', {
    keys: [own, deal],
    data: forbiddenMove,
  });
  expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(answer.text).not.toMatch(/STAGE|étape/i);
  expect(await readDeal(platform.database, own)).toMatchObject({ stage: 'won' });
});

test('a deal that does not exist answers like a deal out of reach', async () => {
  const missing = crypto.randomUUID();
  const answer = await sales.send('PATCH', `/items/deals/${missing}`, forbiddenMove);
  expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(answer.text).not.toMatch(/STAGE|étape/i);
});

test('a deal whose moves differ takes a batch, and one already there keeps its dates', async () => {
  const account = await insertAccount(platform.database);
  const deals = { account, owner: sales.id };
  const open = await insertDeal(platform.database, { ...deals, stage: 'negotiation' });
  const won = await insertDeal(platform.database, { ...deals, stage: 'won' });
  await platform.database.query('UPDATE deals SET closed_on = $1 WHERE id = $2', [
    '2026-01-15',
    won,
  ]);
  const answer = await sales.send('PATCH', '/items/deals', {
    keys: [open, won],
    data: { stage: 'won' },
  });
  expect(answer).toMatchObject({ status: 200 });
  expect(await readDeal(platform.database, won)).toMatchObject({ closed_on: '2026-01-15' });
  expect(await readDeal(platform.database, open)).toMatchObject({ stage: 'won' });
});

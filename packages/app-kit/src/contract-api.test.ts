import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { apiProblem } from './api-error.ts';
import { contractApi } from './contract-api.ts';
import type { Sender } from './patient-api.ts';
import { rows } from './read-row.ts';

const deal = z.object({ id: z.string(), amount: z.number(), stage: z.enum(['new', 'won']) });

/** Answers every call with one body. */
const answering = (body: unknown, asked: unknown[] = []) => {
  const answer = async (...question: unknown[]) => {
    asked.push(question);
    return { data: body };
  };
  return contractApi({ get: answer, post: answer, patch: answer, delete: answer } as Sender);
};

it('an answer is read with its contract, and what the contract does not name is left out', async () => {
  const asked: unknown[] = [];
  const api = answering({ data: { id: 'a', amount: 5, stage: 'won', later: true } }, asked);
  const read = await api.get('/crm/deal', deal, { per: 2 });
  // The type follows the contract.
  const amount: number = read.amount;
  expect([amount, read]).toEqual([5, { id: 'a', amount: 5, stage: 'won' }]);
  expect(asked).toEqual([['/crm/deal', { params: { per: 2 } }]]);
});

it('an answer that is not as agreed says which request, which field and what was expected', async () => {
  const api = answering({ data: [{ id: 'a', amount: '5', stage: 'lost' }] });
  const refused = api.post('/crm/deals', z.array(deal), {});
  await expect(refused).rejects.toThrow(
    'POST /crm/deals answered something else: data.0.amount (number expected); data.0.stage (new,won expected)',
  );
});

it('a person is told to load the page anew', async () => {
  const error = await answering({ data: 1 })
    .get('/x', deal)
    .catch((thrown: unknown) => thrown);
  expect(apiProblem(error, 'fr')).toMatchObject({
    code: 'UNEXPECTED_ANSWER',
    message: expect.stringContaining('Rechargez la page'),
  });
});

it('what answers nothing is read as nothing', async () => {
  expect(await answering('').delete('/crm/view', z.undefined())).toBeUndefined();
});

it('a page of rows comes with how many there are', async () => {
  const asked: unknown[] = [];
  const meta = { filter_count: 7, total_count: '90' };
  const page = await answering({ data: [{ id: 1 }], meta }, asked).getPage('/items/a', rows, {
    page: 2,
  });
  expect(page).toEqual({ data: [{ id: 1 }], count: 7, total: 90 });
  const counted = { page: 2, meta: ['filter_count', 'total_count'] };
  expect(asked).toEqual([['/items/a', { params: counted }]]);
});

it('a refusal is thrown as it came', async () => {
  const refusal = { response: { status: 403 } };
  const sender = { get: () => Promise.reject(refusal) };
  await expect(contractApi(sender as unknown as Sender).get('/x', deal)).rejects.toBe(refusal);
});

it('rows of the model are taken as they are, less what is none', async () => {
  expect(await answering({ data: [{ id: 1 }, null, 'x'] }).get('/items/a', rows)).toEqual([
    { id: 1 },
  ]);
  expect(await answering({ data: null }).get('/items/a', rows)).toEqual([]);
});

import { parseStage } from '@ia/core';
import { withTransaction } from '@ia/directus-kit';
import { sendCsv } from '@ia/directus-kit/http/csv-export';
import { readParameters } from '@ia/directus-kit/http/read-body';
import { auditedRoute, type Route, route, WrittenJson } from '@ia/directus-kit/http/route';
import { byHiddenId, page, per } from '@ia/directus-kit/http/shapes';
import { signedIn } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import {
  board,
  boardTotals,
  cardPage,
  dealPage,
  funnel,
  milestoneBody,
  moveBody,
  moved,
  recorded,
  withdrawalBody,
  withdrawn,
} from './contract.ts';
import { boardReader } from './server/board-asker.ts';
import { assertReadable, parseFilter } from './server/deal-filter.ts';
import { dealsFile } from './server/export-deals.ts';
import { parseFunnelQuestion } from './server/funnel-question.ts';
import { parseSort } from './server/list-sort.ts';
import { moveDeal } from './server/move-deal.ts';
import { readFunnel } from './server/read-funnel.ts';
import { recordForAsker } from './server/record-for-asker.ts';
import { parseCursor } from './server/stage-cursor.ts';
import { readBoard } from './server/store/read-board.ts';
import { readList } from './server/store/read-list.ts';
import { readStagePage } from './server/store/read-stage-page.ts';
import { readTotals } from './server/store/read-totals.ts';
import { FUNNEL_TABLES } from './server/tables.ts';
import { withdrawForAsker } from './server/withdraw-for-asker.ts';

const who = boardReader();
const sort = z.string().max(64).optional();
const pageShape = z.object({ per, cursor: z.string().max(200).optional() });
const exportShape = z.object({
  view: z.enum(['board', 'list']).default('list'),
  lang: z.enum(['fr', 'en']).default('fr'),
  sort,
});

const byLine = z.object({ id: byHiddenId.shape.id, activity: z.uuid() });

/** A query that filters deals, and what it says besides. */
const filtered =
  <Shape extends z.ZodType<object>>(shape: Shape) =>
  (query: unknown, now: Date) => ({
    ...readParameters(shape, query),
    filter: parseFilter(query, now),
  });

/** The board, its pages, its list, its exports, its funnel, the move of a card, its milestones. */
export const pipelineRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/board',
      who,
      of: 'deals',
      query: filtered(z.object({ per })),
      answer: board,
    },
    async ({ asker, query }) => {
      assertReadable(asker, query.filter);
      return new WrittenJson(await readBoard(asker, query.filter, query.per));
    },
  ),
  route(
    { method: 'GET', path: '/board/totals', who, query: parseFilter, answer: boardTotals },
    async ({ asker, query }) => {
      assertReadable(asker, query);
      return new WrittenJson(await readTotals(asker, query));
    },
  ),
  route(
    {
      method: 'GET',
      path: '/board/stages/:stage',
      who,
      params: z.object({ stage: z.string().transform((stage) => parseStage(stage)) }),
      query: filtered(pageShape),
      answer: cardPage,
    },
    async ({ asker, params, query: { cursor, ...question } }) => {
      assertReadable(asker, question.filter);
      const asked = { ...question, ...params, after: parseCursor(cursor) };
      return new WrittenJson(await readStagePage(asker, asked));
    },
  ),
  route(
    {
      method: 'GET',
      path: '/deals',
      who,
      query: filtered(z.object({ per, page, sort })),
      answer: dealPage,
      of: 'deals',
    },
    async ({ asker, query }) => {
      const sort = parseSort(query.sort);
      assertReadable(asker, query.filter, sort?.field);
      return new WrittenJson(await readList(asker, { ...query, sort }));
    },
  ),
  auditedRoute(
    {
      method: 'GET',
      path: '/deals/export.csv',
      who,
      query: filtered(exportShape),
      answer: 'file',
      audit: { action: 'data.exported', collection: 'deals' },
    },
    ({ asker, query, now, audit }) => {
      const wanted = { ...query, now, sort: parseSort(query.sort) };
      assertReadable(asker, query.filter, wanted.sort?.field);
      audit({ data: { view: query.view, ...query.filter } });
      return wanted;
    },
    (wanted, { asker, database, response }) =>
      withTransaction(database, {}, (trx) => sendCsv(response, dealsFile(asker, trx, wanted))),
  ),
  route(
    {
      method: 'GET',
      path: '/funnel',
      who: boardReader(FUNNEL_TABLES),
      query: parseFunnelQuestion,
      answer: funnel,
    },
    ({ asker, query }) => readFunnel(asker, query),
  ),
  route(
    {
      method: 'POST',
      path: '/deals/:id/move',
      who,
      params: byHiddenId,
      body: moveBody,
      answer: moved,
      of: 'deals',
    },
    async ({ context, asker, params, body }) =>
      new WrittenJson(await moveDeal(asker, context, { deal: params.id, body })),
  ),
  route(
    {
      method: 'POST',
      path: '/deals/:id/milestones',
      who: signedIn,
      params: byHiddenId,
      body: milestoneBody,
      answer: recorded,
      of: 'deals',
    },
    ({ context, asker, params, body }) =>
      recordForAsker(asker, context, { ...body, deal: params.id }),
  ),
  route(
    {
      method: 'POST',
      path: '/deals/:id/milestones/:activity/withdraw',
      who: signedIn,
      params: byLine,
      body: withdrawalBody,
      answer: withdrawn,
    },
    ({ context, asker, params, body }) =>
      withdrawForAsker(asker, context, {
        ...body,
        deal: params.id,
        activity: params.activity,
      }),
  ),
];

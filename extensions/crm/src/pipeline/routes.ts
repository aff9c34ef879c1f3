import { DomainError, parseStage } from '@ia/core';
import {
  answering,
  type ExtensionContext,
  type HttpResponse,
  type Router,
  withTransaction,
} from '@ia/directus-kit';
import { sendCsv } from '@ia/directus-kit/http/csv-export';
import { z } from 'zod';
import { boardAsker } from './server/board-asker.ts';
import { parseFilter, parseQuery } from './server/deal-filter.ts';
import { auditExport, dealsFile } from './server/export-deals.ts';
import { moveBody } from './server/move-body.ts';
import { moveDeal } from './server/move-deal.ts';
import { readBoard } from './server/read-board.ts';
import { parseFunnelQuestion, readFunnel } from './server/store/read-funnel.ts';
import { parseSort, readList } from './server/store/read-list.ts';
import { parseCursor, readStagePage } from './server/store/read-stage-page.ts';
import { readTotals } from './server/store/read-totals.ts';
import { FUNNEL_TABLES } from './server/tables.ts';

const per = z.coerce.number().int().min(1).max(200).default(50);
const boardQuery = z.object({ per });
const pageQuery = z.object({ per, cursor: z.string().max(200).optional() });
const listQuery = z.object({
  per,
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  sort: z.string().max(64).optional(),
});
const exportQuery = z.object({
  view: z.enum(['board', 'list']).default('list'),
  lang: z.enum(['fr', 'en']).default('fr'),
  sort: z.string().max(64).optional(),
});

/** The board, its pages, its list, its exports, its funnel, and the move of a card. */
export function addBoardRoutes(router: Router, context: ExtensionContext): void {
  router.get(
    '/board',
    answering(async (request, response) => {
      const filter = parseFilter(request.query, new Date());
      const asker = await boardAsker(request, context);
      const question = parseQuery(boardQuery, request.query);
      sendJson(response, await readBoard(asker, filter, question.per));
    }),
  );

  router.get(
    '/board/totals',
    answering(async (request, response) => {
      const filter = parseFilter(request.query, new Date());
      const asker = await boardAsker(request, context);
      sendJson(response, await readTotals(asker, filter));
    }),
  );

  router.get(
    '/board/stages/:stage',
    answering(async (request, response) => {
      const stage = parseStage(request.params.stage);
      const filter = parseFilter(request.query, new Date());
      const { cursor, ...question } = parseQuery(pageQuery, request.query);
      const after = parseCursor(cursor);
      const asker = await boardAsker(request, context);
      sendJson(response, await readStagePage(asker, { ...question, stage, filter, after }));
    }),
  );

  router.get(
    '/deals',
    answering(async (request, response) => {
      const filter = parseFilter(request.query, new Date());
      const { sort, ...question } = parseQuery(listQuery, request.query);
      const asker = await boardAsker(request, context);
      sendJson(response, await readList(asker, { ...question, filter, sort: parseSort(sort) }));
    }),
  );

  router.get(
    '/deals/export.csv',
    answering(async (request, response) => {
      const now = new Date();
      const filter = parseFilter(request.query, now);
      const { sort, view, lang } = parseQuery(exportQuery, request.query);
      const asker = await boardAsker(request, context);
      const wanted = { filter, view, lang, now, sort: parseSort(sort) };
      await auditExport(asker, wanted);
      await withTransaction(asker.database, {}, (trx) =>
        sendCsv(response, dealsFile(asker, trx, wanted)),
      );
    }),
  );

  router.get(
    '/funnel',
    answering(async (request, response) => {
      const question = parseFunnelQuestion(request.query, new Date());
      const asker = await boardAsker(request, context, FUNNEL_TABLES);
      response.set('Cache-Control', 'no-store');
      response.json({ data: await readFunnel(asker, question) });
    }),
  );

  router.post(
    '/deals/:id/move',
    answering(async (request, response) => {
      const asker = await boardAsker(request, context);
      const deal = z.uuid().safeParse(request.params.id);
      if (!deal.success) throw new DomainError('FORBIDDEN');
      const body = parseQuery(moveBody, request.body);
      sendJson(response, await moveDeal(asker, context, { deal: deal.data, body }));
    }),
  );
}

/** Postgres wrote the answer: it goes out as it is. */
function sendJson(response: HttpResponse, text: string): void {
  response.set('Content-Type', 'application/json; charset=utf-8');
  response.set('Cache-Control', 'no-store');
  response.end(text);
}

import { DomainError } from '@ia/core';
import {
  answering,
  type ExtensionContext,
  type HttpRequest,
  type Router,
  recordAudit,
} from '@ia/directus-kit';
import { sendCsv } from '@ia/directus-kit/http/csv-export';
import { fetchRights } from '@ia/directus-kit/rights/asker-rights';
import { boardAsker } from '../pipeline/server/board-asker.ts';
import { type FigureKey, figureKeys } from './server/figure.ts';
import { figureFile } from './server/figure-file.ts';
import { parseFigureQuestion } from './server/figure-question.ts';
import { figures } from './server/figures.ts';

/** The figures of sales, for whoever reads deals: as JSON for the panels, as CSV for a spreadsheet. */
export function addFigureRoutes(router: Router, context: ExtensionContext): void {
  for (const key of figureKeys) {
    router.get(
      `/figures/${key}`,
      answering(async (request, response) => {
        const { figure, question, rows } = await answer(key, request, context);
        const columns = figure.columns.map(({ field, kind, ...titles }) => ({
          field,
          kind,
          title: titles[question.lang],
        }));
        const { from, to } = question;
        response.set('Cache-Control', 'no-store');
        response.json({ data: { figure: key, from, to, columns, rows } });
      }),
    );

    router.get(
      `/figures/${key}.csv`,
      answering(async (request, response) => {
        const answered = await answer(key, request, context);
        const { asker, ...file } = answered;
        await recordAudit(asker.database, {
          action: 'data.exported',
          collection: 'deals',
          data: { figure: key, ...file.question },
          accountability: asker.accountability,
        });
        await sendCsv(response, figureFile({ key, ...file, now: new Date() }));
      }),
    );
  }
}

async function answer(key: FigureKey, request: HttpRequest, context: ExtensionContext) {
  const figure = figures[key];
  const question = parseFigureQuestion(key, request.query, new Date());
  const asker = await boardAsker(request, context, [
    'deals',
    ...figure.tables.filter((table) => table !== 'deals'),
  ]);
  // What people have done is read from activities, by their own rules.
  if (key === 'activities' && !asker.accountability.admin) {
    const rights = await fetchRights(asker, 'read', ['activities']);
    if (rights.length === 0) throw new DomainError('FORBIDDEN');
  }
  const rows = await figure.read({ asker, context, question });
  return { asker, figure, question, rows };
}

import { DomainError } from '@ia/core';
import { sendCsv } from '@ia/directus-kit/http/csv-export';
import { auditedRoute, type Route, route } from '@ia/directus-kit/http/route';
import type { Who } from '@ia/directus-kit/http/who';
import { fetchRights } from '@ia/directus-kit/rights/asker-rights';
import { type BoardAsker, boardReader } from '../pipeline/server/board-asker.ts';
import { type FigureKey, figure as figureAnswer, figureKeys } from './contract.ts';
import { figureFile } from './server/figure-file.ts';
import { parseFigureQuestion } from './server/figure-question.ts';
import { figures } from './server/figures.ts';

/** The figures of sales, for whoever reads deals: as JSON for the panels, as CSV for a spreadsheet. */
export const figureRoutes: readonly Route[] = figureKeys.flatMap((key) => {
  const figure = figures[key];
  const who = readerOf(key);
  const query = (asked: unknown, now: Date) => parseFigureQuestion(key, asked, now);
  return [
    route(
      { method: 'GET', path: `/figures/${key}`, who, query, answer: figureAnswer },
      async (asked) => {
        const { from, to, lang } = asked.query;
        const rows = await figure.read({ ...asked, question: asked.query });
        const columns = figure.columns(asked.query).map(({ field, kind, ...titles }) => ({
          field,
          kind,
          title: titles[lang],
        }));
        return { figure: key, from, to, columns, rows };
      },
    ),
    auditedRoute(
      {
        method: 'GET',
        path: `/figures/${key}.csv`,
        who,
        query,
        answer: 'file',
        audit: { action: 'data.exported', collection: 'deals' },
      },
      (asked) => asked.audit({ data: { figure: key, ...asked.query } }),
      async (_audited, { query: question, now, ...asked }) => {
        const rows = await figure.read({ ...asked, question });
        await sendCsv(asked.response, figureFile({ key, figure, question, rows, now }));
      },
    ),
  ];
});

/** What people have done is read from activities, by their own rules. */
function readerOf(key: FigureKey): Who<BoardAsker> {
  const reader = boardReader(['deals', ...figures[key].tables.filter((one) => one !== 'deals')]);
  if (key !== 'activities') return reader;
  return {
    name: `${reader.name} and activities`,
    ask: async (request, context) => {
      const asker = await reader.ask(request, context);
      if (asker.accountability.admin) return asker;
      const rights = await fetchRights(asker, 'read', ['activities']);
      if (rights.length === 0) throw new DomainError('FORBIDDEN');
      return asker;
    },
  };
}

import {
  answering,
  type ExtensionContext,
  type HttpRequest,
  type HttpResponse,
  type Router,
  recordAudit,
} from '@ia/directus-kit';
import { readBody } from '@ia/directus-kit/http/read-body';
import { z } from 'zod';
import { applyRun, cancelRun, restartRun, undoRun } from './server/change-run.ts';
import { messageOf } from './server/describe-remarks.ts';
import { type ImportAsker, importAsker } from './server/import-asker.ts';
import { findImportRights } from './server/import-rights.ts';
import { readImportsEnv } from './server/imports-env.ts';
import { inspectBody, inspectUpload } from './server/inspect-upload.ts';
import { listTargets } from './server/list-targets.ts';
import { presentRow } from './server/present-rows.ts';
import { presentRun } from './server/present-run.ts';
import { sendRejected } from './server/rejected-csv.ts';
import { mappingBody, saveMapping } from './server/save-mapping.ts';
import { startBody, startRun } from './server/start-run.ts';
import { loadFieldTexts } from './server/store/fields.ts';
import { loadMapping } from './server/store/mappings.ts';
import { countRemarks, loadRows } from './server/store/rows.ts';
import { loadRun, loadRuns } from './server/store/runs.ts';
import { listUnmapped, saveValues, valuesBody } from './server/unmapped-values.ts';

const RUNS_PER_PAGE = 25;
const page = z.coerce.number().int().min(1).max(100_000).default(1);
const rowsQuery = z.object({
  outcome: z.enum(['created', 'updated', 'unchanged', 'rejected']).optional(),
  undo: z.enum(['undone', 'kept']).optional(),
  flagged: z.literal('1').optional(),
  page,
  per: z.coerce.number().int().min(1).max(200).default(50),
});

type Work = (
  asker: ImportAsker,
  request: HttpRequest,
  response: HttpResponse,
) => Promise<unknown> | unknown;

/** Files on their way into the collections; the work itself is a background job. */
export function addImportRoutes(router: Router, context: ExtensionContext): void {
  const env = readImportsEnv(context.env);
  const { database } = context;
  const asked = (work: Work, status = 200) =>
    answering(async (request, response) => {
      const asker = await importAsker(request, context);
      const data = await work(asker, request, response);
      if (!response.headersSent) {
        response.set('Cache-Control', 'no-store').status(status).json({ data });
      }
    });
  const idOf = (request: HttpRequest) => request.params.id ?? '';
  const shown = async (asker: ImportAsker, id: string) =>
    presentRun(await loadRun(database, asker, id));

  router.post(
    '/imports/inspect',
    asked((asker, { body }) => inspectUpload(context, env, asker, readBody(inspectBody, body))),
  );
  router.get(
    '/imports/targets',
    asked(async (asker) => listTargets(database, await findImportRights(asker))),
  );
  router.post(
    '/imports/mappings',
    asked((asker, { body }) => saveMapping(context, asker, readBody(mappingBody, body))),
  );
  router.get(
    '/imports/mappings/:key',
    asked((_asker, { params }) => loadMapping(database, params.key ?? '')),
  );
  router.post(
    '/imports',
    asked(async (asker, { body }) => {
      const id = await startRun(context, asker, readBody(startBody, body));
      return shown(asker, id);
    }, 202),
  );
  router.get(
    '/imports',
    asked(async (asker, { query }) => {
      const { page: number } = readBody(z.object({ page }), query);
      const runs = await loadRuns(database, asker, { page: number, per: RUNS_PER_PAGE });
      return runs.map(presentRun);
    }),
  );
  router.get(
    '/imports/:id',
    asked((asker, request) => shown(asker, idOf(request))),
  );
  router.get(
    '/imports/:id/rows',
    asked(async (asker, request) => {
      const { outcome, undo, flagged, page: number, per } = readBody(rowsQuery, request.query);
      const run = await loadRun(database, asker, idOf(request));
      const fields = await loadFieldTexts(database, run.target);
      const filter = { outcome, undo, flagged: flagged === '1', page: number, per };
      const { rows, count } = await loadRows(database, run.id, filter);
      return { rows: rows.map((row) => presentRow(row, fields)), count };
    }),
  );
  router.get(
    '/imports/:id/remarks',
    asked(async (asker, request) => {
      const run = await loadRun(database, asker, idOf(request));
      const remarks = await countRemarks(database, run.id);
      return remarks.map((remark) => ({ ...remark, message: messageOf(remark) }));
    }),
  );
  router.get(
    '/imports/:id/unmapped',
    asked((asker, request) => listUnmapped(context, asker, idOf(request))),
  );
  router.post(
    '/imports/:id/values',
    asked(async (asker, request) => {
      const values = readBody(valuesBody, request.body);
      await saveValues(context, asker, { id: idOf(request), values });
      return shown(asker, idOf(request));
    }, 202),
  );
  const changes = { apply: applyRun, cancel: cancelRun, undo: undoRun, preview: restartRun };
  for (const [name, change] of Object.entries(changes)) {
    router.post(
      `/imports/:id/${name}`,
      asked(async (asker, request) => {
        await change(context, asker, idOf(request));
        return shown(asker, idOf(request));
      }, 202),
    );
  }
  router.get(
    '/imports/:id/rejected.csv',
    asked(async (asker, request, response) => {
      const run = await loadRun(database, asker, idOf(request));
      const { accountability } = asker;
      await recordAudit(database, {
        action: 'data.exported',
        collection: 'sync_rows',
        subject: run.id,
        accountability,
      });
      await sendRejected(database, run, response);
    }),
  );
}

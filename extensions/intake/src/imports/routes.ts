import type { ExtensionContext } from '@ia/directus-kit';
import { auditedRoute, type Route, route } from '@ia/directus-kit/http/route';
import { byPage, page, per } from '@ia/directus-kit/http/shapes';
import { staff } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import type { $ZodType } from 'zod/v4/core';
import {
  importRun,
  importRuns,
  importTargets,
  inspectBody,
  inspection,
  keptMapping,
  mappingBody,
  remarkCounts,
  rowOutcomes,
  runRows,
  startBody,
  undoOutcomes,
  unmappedValues,
  valuesBody,
} from './contract.ts';
import { applyRun, cancelRun, restartRun, undoRun } from './server/change-run.ts';
import { describeCounts } from './server/describe-remarks.ts';
import type { ImportAsker } from './server/import-asker.ts';
import { findImportRights } from './server/import-rights.ts';
import { readImportsEnv } from './server/imports-env.ts';
import { inspectUpload } from './server/inspect-upload.ts';
import { listRows } from './server/list-rows.ts';
import { listTargets } from './server/list-targets.ts';
import { loadRun } from './server/load-run.ts';
import { presentRun } from './server/present-run.ts';
import { readMapping } from './server/read-mapping.ts';
import { sendRejected } from './server/rejected-csv.ts';
import { saveMapping } from './server/save-mapping.ts';
import { startRun } from './server/start-run.ts';
import { countRemarks } from './server/store/rows.ts';
import { loadRuns } from './server/store/runs.ts';
import { listUnmapped, saveValues } from './server/unmapped-values.ts';

const RUNS_PER_PAGE = 25;
/** No shape of its own: a run that is none and a run of somebody else are told alike. */
const byRun = z.object({ id: z.string() });
const rowsQuery = z.object({
  outcome: z.enum(rowOutcomes).optional(),
  undo: z.enum(undoOutcomes).optional(),
  flagged: z.literal('1').optional(),
  page,
  per,
});
/** What its values may be nests without end: the works say themselves that it is a mapping. */
const mappingAnswer: $ZodType = keptMapping;
const changes = { apply: applyRun, cancel: cancelRun, undo: undoRun, preview: restartRun };

async function shown({ database }: ExtensionContext, asker: ImportAsker, id: string) {
  return presentRun(await loadRun(database, asker, id));
}

/** Files on their way into the collections; the work itself is a background job. */
export const importRoutes: readonly Route[] = [
  route(
    {
      method: 'POST',
      path: '/imports/inspect',
      who: staff,
      body: inspectBody,
      answer: inspection,
      settings: readImportsEnv,
    },
    ({ context, settings, asker, body }) => inspectUpload(context, settings, asker, body),
  ),
  route(
    { method: 'GET', path: '/imports/targets', who: staff, answer: importTargets },
    async ({ database, asker }) => listTargets(database, await findImportRights(asker)),
  ),
  route(
    {
      method: 'POST',
      path: '/imports/mappings',
      who: staff,
      body: mappingBody,
      answer: mappingAnswer,
    },
    ({ context, asker, body }) => saveMapping(context, asker, body),
  ),
  route(
    {
      method: 'GET',
      path: '/imports/mappings/:key',
      who: staff,
      params: z.object({ key: z.string() }),
      answer: mappingAnswer,
    },
    ({ context, asker, params }) => readMapping(context, asker, params.key),
  ),
  route(
    {
      method: 'POST',
      path: '/imports',
      who: staff,
      body: startBody,
      answer: importRun,
      status: 202,
    },
    async ({ context, asker, body }) => shown(context, asker, await startRun(context, asker, body)),
  ),
  route(
    { method: 'GET', path: '/imports', who: staff, query: byPage, answer: importRuns },
    async ({ database, asker, query }) => {
      const runs = await loadRuns(database, asker, { ...query, per: RUNS_PER_PAGE });
      return runs.map(presentRun);
    },
  ),
  route(
    { method: 'GET', path: '/imports/:id', who: staff, params: byRun, answer: importRun },
    ({ context, asker, params }) => shown(context, asker, params.id),
  ),
  route(
    {
      method: 'GET',
      path: '/imports/:id/rows',
      who: staff,
      params: byRun,
      query: rowsQuery,
      answer: runRows,
    },
    async ({ database, asker, params, query }) => {
      const run = await loadRun(database, asker, params.id);
      return listRows(database, run, query);
    },
  ),
  route(
    {
      method: 'GET',
      path: '/imports/:id/remarks',
      who: staff,
      params: byRun,
      answer: remarkCounts,
    },
    async ({ database, asker, params }) => {
      const run = await loadRun(database, asker, params.id);
      return describeCounts(await countRemarks(database, run.id));
    },
  ),
  route(
    {
      method: 'GET',
      path: '/imports/:id/unmapped',
      who: staff,
      params: byRun,
      answer: unmappedValues,
    },
    ({ context, asker, params }) => listUnmapped(context, asker, params.id),
  ),
  route(
    {
      method: 'POST',
      path: '/imports/:id/values',
      who: staff,
      params: byRun,
      body: valuesBody,
      answer: importRun,
      status: 202,
    },
    async ({ context, asker, params, body }) => {
      await saveValues(context, asker, { id: params.id, values: body });
      return shown(context, asker, params.id);
    },
  ),
  ...Object.entries(changes).map(([name, change]) =>
    route(
      {
        method: 'POST',
        path: `/imports/:id/${name}`,
        who: staff,
        params: byRun,
        answer: importRun,
        status: 202,
      },
      async ({ context, asker, params }) => {
        await change(context, asker, params.id);
        return shown(context, asker, params.id);
      },
    ),
  ),
  auditedRoute(
    {
      method: 'GET',
      path: '/imports/:id/rejected.csv',
      who: staff,
      params: byRun,
      answer: 'file',
      audit: { action: 'data.exported', collection: 'sync_rows' },
    },
    async ({ unit, asker, params, audit }) => {
      const run = await loadRun(unit.trx, asker, params.id);
      audit({ subject: run.id });
      return run;
    },
    (run, { database, response }) => sendRejected(database, run, response),
  ),
];

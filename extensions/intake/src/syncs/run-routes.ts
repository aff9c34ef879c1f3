import type { ExtensionContext } from '@ia/directus-kit';
import { auditedRoute, type Route, route } from '@ia/directus-kit/http/route';
import { byId, page, per } from '@ia/directus-kit/http/shapes';
import { administrator } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import { remarkCounts, rowOutcomes, runRows } from '../imports/contract.ts';
import { describeCounts } from '../imports/server/describe-remarks.ts';
import { listRows } from '../imports/server/list-rows.ts';
import { sendRejected } from '../imports/server/rejected-csv.ts';
import { countRemarks } from '../imports/server/store/rows.ts';
import { syncRun } from './contract.ts';
import { applySync, cancelSync } from './server/change-sync-run.ts';
import { loadSyncRun } from './server/load-sync.ts';
import { presentSyncRun } from './server/present-sync.ts';

const rowsQuery = z.object({
  outcome: z.enum(rowOutcomes).optional(),
  flagged: z.literal('1').optional(),
  page,
  per,
});
const oneRun = { who: administrator, params: byId } as const;
type Shown = { readonly context: ExtensionContext; readonly params: { readonly id: string } };

async function shown({ context, params }: Shown) {
  return presentSyncRun(await loadSyncRun(context.database, params.id));
}

/** One run of a source: its counts, its rows, what may be done with it. */
export const syncRunRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/syncs/runs/:id', ...oneRun, answer: syncRun }, shown),
  route(
    { method: 'GET', path: '/syncs/runs/:id/rows', ...oneRun, query: rowsQuery, answer: runRows },
    async ({ database, params, query }) => {
      const run = await loadSyncRun(database, params.id);
      return listRows(database, run, query);
    },
  ),
  route(
    { method: 'GET', path: '/syncs/runs/:id/remarks', ...oneRun, answer: remarkCounts },
    async ({ database, params }) => {
      const run = await loadSyncRun(database, params.id);
      return describeCounts(await countRemarks(database, run.id));
    },
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/syncs/runs/:id/apply',
      ...oneRun,
      answer: syncRun,
      audit: { action: 'sync.applied', collection: 'sync_runs' },
      status: 202,
    },
    async ({ unit, asker, params, audit }) => {
      const run = await applySync(unit.trx, asker.user, params.id);
      audit({ subject: run.id, data: { source: run.source_name } });
    },
    (_done, asked) => shown(asked),
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/syncs/runs/:id/cancel',
      ...oneRun,
      answer: syncRun,
      audit: { action: 'sync.cancelled', collection: 'sync_runs' },
      status: 202,
    },
    async ({ unit, params, audit }) => {
      const run = await cancelSync(unit.trx, params.id);
      audit({ subject: run.id, data: { source: run.source_name } });
    },
    (_done, asked) => shown(asked),
  ),
  auditedRoute(
    {
      method: 'GET',
      path: '/syncs/runs/:id/rejected.csv',
      ...oneRun,
      answer: 'file',
      audit: { action: 'data.exported', collection: 'sync_rows' },
    },
    async ({ unit, params, audit }) => {
      const run = await loadSyncRun(unit.trx, params.id);
      audit({ subject: run.id });
      return run;
    },
    (run, { database, response }) => sendRejected(database, run, response),
  ),
];

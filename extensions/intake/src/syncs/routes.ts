import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import { auditedRoute, type Route, route } from '@ia/directus-kit/http/route';
import { byId, byPage, page, per } from '@ia/directus-kit/http/shapes';
import { administrator } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import {
  changedSyncBody,
  inspected,
  leaveBody,
  newSyncBody,
  recordStates,
  runBody,
  secretBody,
  settleBody,
  syncRecords,
  syncRun,
  syncRuns,
  syncSource,
  syncSources,
} from './contract.ts';
import { assertRetryable } from './server/change-sync-run.ts';
import { engineOf } from './server/engines.ts';
import { loadSecret, loadSyncRun, loadSyncSource } from './server/load-sync.ts';
import { changeSecret, changeSync, createSync, leaveSource } from './server/manage-syncs.ts';
import { presentRecords } from './server/present-records.ts';
import { presentSource, presentSyncRun } from './server/present-sync.ts';
import { settleRecord } from './server/settle-record.ts';
import { startSync } from './server/start-sync.ts';
import { loadRecords } from './server/store/records.ts';
import { loadLatestRuns, loadSyncRuns } from './server/store/runs.ts';
import { listSyncSources } from './server/store/sources.ts';
import { readSyncEnv } from './server/sync-env.ts';

const RUNS_PER_PAGE = 25;
const recordsQuery = z.object({ state: z.enum(recordStates), page, per });
const oneSource = { who: administrator, params: byId } as const;

async function shown({ database }: ExtensionContext, id: string) {
  const source = await loadSyncSource(database, id);
  return presentSource(source, (await loadLatestRuns(database, [id])).get(id));
}

/** Sources read again and again, their secrets and their runs: the administration's only. */
export const syncRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/syncs', who: administrator, answer: syncSources },
    async ({ database }) => {
      const sources = await listSyncSources(database);
      const ids = sources.map(({ id }) => id);
      const runs = await loadLatestRuns(database, ids);
      return sources.map((source) => presentSource(source, runs.get(source.id)));
    },
  ),
  route(
    {
      method: 'POST',
      path: '/syncs',
      who: administrator,
      body: newSyncBody,
      answer: syncSource,
      status: 201,
    },
    async ({ context, asker, body }) => shown(context, await createSync(context, asker, body)),
  ),
  route(
    { method: 'GET', path: '/syncs/:id', ...oneSource, answer: syncSource },
    ({ context, params }) => shown(context, params.id),
  ),
  route(
    {
      method: 'PATCH',
      path: '/syncs/:id',
      ...oneSource,
      body: changedSyncBody,
      answer: syncSource,
    },
    async ({ context, asker, params, body }) => {
      await changeSync(context, asker, { id: params.id, change: body });
      return shown(context, params.id);
    },
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/syncs/:id/secret',
      ...oneSource,
      body: secretBody,
      answer: syncSource,
      settings: readSyncEnv,
      audit: { action: 'source.secret_changed', collection: 'sync_sources' },
    },
    async ({ unit, settings, params, body, audit }) => {
      audit({ subject: params.id });
      await changeSecret(unit.trx, { ...params, ...body, filesKey: settings.filesKey });
    },
    (_done, { context, params }) => shown(context, params.id),
  ),
  route(
    {
      method: 'POST',
      path: '/syncs/:id/inspect',
      ...oneSource,
      answer: inspected,
      settings: readSyncEnv,
    },
    async ({ database, settings, params, request }) => {
      const row = await loadSyncSource(database, params.id);
      if (row.left_at !== null) throw new DomainError('SYNC_LEFT');
      const secret = await loadSecret(database, settings.filesKey, row.id);
      // What may be asked differs by engine: each reads its own body.
      return engineOf(row.kind).inspect({ ...row, secret }, settings, request.body ?? {});
    },
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/syncs/:id/runs',
      ...oneSource,
      body: runBody,
      answer: syncRun,
      audit: { action: 'sync.started', collection: 'sync_runs' },
      status: 202,
    },
    async ({ context, unit, asker, params, body, audit, now }) => {
      const { dry, retry_of: retryOf = null } = body;
      if (retryOf) await assertRetryable(context, { source: params.id, run: retryOf });
      const asking = { source: params.id, isDry: dry, retryOf, user: asker.user, now };
      const run = await startSync(unit.trx, asking);
      audit({ subject: run, data: { dry } });
      return run;
    },
    async (run, { database }) => presentSyncRun(await loadSyncRun(database, run)),
  ),
  route(
    { method: 'GET', path: '/syncs/:id/runs', ...oneSource, query: byPage, answer: syncRuns },
    async ({ database, params, query }) => {
      const runs = await loadSyncRuns(database, params.id, { ...query, per: RUNS_PER_PAGE });
      return runs.map(presentSyncRun);
    },
  ),
  route(
    {
      method: 'GET',
      path: '/syncs/:id/records',
      ...oneSource,
      query: recordsQuery,
      answer: syncRecords,
    },
    async ({ database, params, query }) => {
      const { records, count } = await loadRecords(database, params.id, query);
      return { records: await presentRecords(database, records), count };
    },
  ),
  route(
    {
      method: 'POST',
      path: '/syncs/:id/records/settle',
      ...oneSource,
      body: settleBody,
      answer: syncSource,
    },
    async ({ context, asker, params, body }) => {
      await settleRecord(context, asker, { source: params.id, body });
      return shown(context, params.id);
    },
  ),
  route(
    { method: 'POST', path: '/syncs/:id/leave', ...oneSource, body: leaveBody, answer: syncSource },
    async ({ context, asker, params, body, now }) => {
      await leaveSource(context, asker, { id: params.id, confirm: body.confirm, now });
      return shown(context, params.id);
    },
  ),
];

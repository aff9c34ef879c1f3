import { DomainError } from '@ia/core';
import {
  answering,
  type ExtensionContext,
  type HttpRequest,
  type Router,
  recordAudit,
  requireUser,
} from '@ia/directus-kit';
import { readBody } from '@ia/directus-kit/http/read-body';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { z } from 'zod';
import { assertRetryable } from './server/change-sync-run.ts';
import { engineOf } from './server/engines.ts';
import {
  changedSyncBody,
  changeSecret,
  changeSync,
  createSync,
  leaveBody,
  leaveSource,
  newSyncBody,
  secretBody,
} from './server/manage-syncs.ts';
import { presentRecords } from './server/present-records.ts';
import { presentSource, presentSyncRun } from './server/present-sync.ts';
import { settleBody, settleRecord } from './server/settle-record.ts';
import { startSync } from './server/start-sync.ts';
import { loadRecords } from './server/store/records.ts';
import { loadLatestRuns, loadSyncRun, loadSyncRuns } from './server/store/runs.ts';
import { loadSecret } from './server/store/source-secret.ts';
import { listSyncSources, loadSyncSource } from './server/store/sources.ts';
import { readSyncEnv } from './server/sync-env.ts';

const RUNS_PER_PAGE = 25;
const idShape = z.object({ id: z.uuid() });
const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
const recordsQuery = z.object({
  state: z.enum(['conflict', 'missing']),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per: z.coerce.number().int().min(1).max(200).default(50),
});
const runBody = z.strictObject({
  dry: z.boolean().default(false),
  retry_of: z.uuid().nullish(),
});

export type SyncRoute = (asker: Asker, request: HttpRequest) => Promise<unknown>;

/** Answers the administrator only. */
export function administration(context: ExtensionContext) {
  return (work: SyncRoute, status = 200) =>
    answering(async (request, response) => {
      const accountability = requireUser(request);
      if (!accountability.admin) throw new DomainError('FORBIDDEN');
      const schema = request.schema ?? (await context.getSchema());
      const asker = { accountability, schema, database: context.database };
      const data = await work(asker, request);
      if (response.headersSent) return;
      response.set('Cache-Control', 'no-store').status(status).json({ data });
    });
}

export const idOf = ({ params }: HttpRequest): string => readBody(idShape, params).id;

/** Sources read again and again, their secrets and their runs: the administration's only. */
export function addSyncRoutes(router: Router, context: ExtensionContext): void {
  const env = readSyncEnv(context.env);
  const { database } = context;
  const asked = administration(context);
  const shown = async (id: string) => {
    const source = await loadSyncSource(database, id);
    return presentSource(source, (await loadLatestRuns(database, [id])).get(id));
  };

  router.get(
    '/syncs',
    asked(async () => {
      const sources = await listSyncSources(database);
      const runs = await loadLatestRuns(
        database,
        sources.map(({ id }) => id),
      );
      return sources.map((source) => presentSource(source, runs.get(source.id)));
    }),
  );
  router.post(
    '/syncs',
    asked(
      async (asker, { body }) =>
        shown(await createSync(context, asker, readBody(newSyncBody, body))),
      201,
    ),
  );
  router.get(
    '/syncs/:id',
    asked((_asker, request) => shown(idOf(request))),
  );
  router.patch(
    '/syncs/:id',
    asked(async (asker, request) => {
      const id = idOf(request);
      await changeSync(context, asker, { id, change: readBody(changedSyncBody, request.body) });
      return shown(id);
    }),
  );
  router.post(
    '/syncs/:id/secret',
    asked(async (asker, request) => {
      const { secret } = readBody(secretBody, request.body);
      const id = idOf(request);
      await changeSecret(context, asker, { id, secret, filesKey: env.filesKey });
      return shown(id);
    }),
  );
  router.post(
    '/syncs/:id/inspect',
    asked(async (_asker, request) => {
      const row = await loadSyncSource(database, idOf(request));
      if (row.left_at !== null) throw new DomainError('SYNC_LEFT');
      const secret = await loadSecret(database, env.filesKey, row.id);
      return engineOf(row.kind).inspect({ ...row, secret }, env, request.body ?? {});
    }),
  );
  router.post(
    '/syncs/:id/runs',
    asked(async ({ accountability }, request) => {
      const { dry, retry_of: retryOf } = readBody(runBody, request.body ?? {});
      const source = idOf(request);
      if (retryOf) await assertRetryable(context, { source, run: retryOf });
      const { user } = accountability;
      const asking = { source, isDry: dry, retryOf: retryOf ?? null, user, now: new Date() };
      const id = await database.transaction(async (trx) => {
        const run = await startSync(trx, asking);
        const data = { dry };
        await recordAudit(trx, {
          action: 'sync.started',
          collection: 'sync_runs',
          subject: run,
          data,
          accountability,
        });
        return run;
      });
      return presentSyncRun(await loadSyncRun(database, id));
    }, 202),
  );
  router.get(
    '/syncs/:id/runs',
    asked(async (_asker, request) => {
      const { page } = readBody(pageQuery, request.query);
      const runs = await loadSyncRuns(database, idOf(request), { page, per: RUNS_PER_PAGE });
      return runs.map(presentSyncRun);
    }),
  );
  router.get(
    '/syncs/:id/records',
    asked(async (_asker, request) => {
      const query = readBody(recordsQuery, request.query);
      const { records, count } = await loadRecords(database, idOf(request), query);
      return { records: await presentRecords(database, records), count };
    }),
  );
  router.post(
    '/syncs/:id/records/settle',
    asked(async (asker, request) => {
      const source = idOf(request);
      await settleRecord(context, asker, { source, body: readBody(settleBody, request.body) });
      return shown(source);
    }),
  );
  router.post(
    '/syncs/:id/leave',
    asked(async (asker, request) => {
      const { confirm } = readBody(leaveBody, request.body);
      const id = idOf(request);
      await leaveSource(context, asker, { id, confirm, now: new Date() });
      return shown(id);
    }),
  );
}

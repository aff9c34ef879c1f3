import { DomainError } from '@ia/core';
import type { ExtensionContext, Router } from '@ia/directus-kit';
import { answering, recordAudit, requireUser } from '@ia/directus-kit';
import { readBody } from '@ia/directus-kit/http/read-body';
import { z } from 'zod';
import { messageOf } from '../imports/server/describe-remarks.ts';
import { presentRow } from '../imports/server/present-rows.ts';
import { sendRejected } from '../imports/server/rejected-csv.ts';
import { loadFieldTexts } from '../imports/server/store/fields.ts';
import { countRemarks, loadRows } from '../imports/server/store/rows.ts';
import { administration, idOf } from './routes.ts';
import { applySync, cancelSync } from './server/change-sync-run.ts';
import { presentSyncRun } from './server/present-sync.ts';
import { loadSyncRun } from './server/store/runs.ts';

const rowsQuery = z.object({
  outcome: z.enum(['created', 'updated', 'unchanged', 'rejected']).optional(),
  flagged: z.literal('1').optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per: z.coerce.number().int().min(1).max(200).default(50),
});

/** One run of a source: its counts, its rows, what may be done with it. */
export function addSyncRunRoutes(router: Router, context: ExtensionContext): void {
  const { database } = context;
  const asked = administration(context);
  const shown = async (id: string) => presentSyncRun(await loadSyncRun(database, id));

  router.get(
    '/syncs/runs/:id',
    asked((_asker, request) => shown(idOf(request))),
  );
  router.get(
    '/syncs/runs/:id/rows',
    asked(async (_asker, request) => {
      const { flagged, ...page } = readBody(rowsQuery, request.query);
      const run = await loadSyncRun(database, idOf(request));
      const fields = run.target ? await loadFieldTexts(database, run.target) : new Map();
      const { rows, count } = await loadRows(database, run.id, {
        ...page,
        flagged: flagged === '1',
      });
      return { rows: rows.map((row) => presentRow(row, fields)), count };
    }),
  );
  router.get(
    '/syncs/runs/:id/remarks',
    asked(async (_asker, request) => {
      const run = await loadSyncRun(database, idOf(request));
      const remarks = await countRemarks(database, run.id);
      return remarks.map((remark) => ({ ...remark, message: messageOf(remark) }));
    }),
  );
  router.post(
    '/syncs/runs/:id/apply',
    asked(async (asker, request) => {
      await applySync(context, asker, idOf(request));
      return shown(idOf(request));
    }, 202),
  );
  router.post(
    '/syncs/runs/:id/cancel',
    asked(async (_asker, request) => {
      await cancelSync(context, idOf(request));
      return shown(idOf(request));
    }, 202),
  );
  router.get(
    '/syncs/runs/:id/rejected.csv',
    answering(async (request, response) => {
      const accountability = requireUser(request);
      if (!accountability.admin) throw new DomainError('FORBIDDEN');
      const run = await loadSyncRun(database, idOf(request));
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

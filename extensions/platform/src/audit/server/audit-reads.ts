import type { ExtensionContext, HookRegister, Middleware, Row } from '@ia/directus-kit';
import { readOnRecord } from '@ia/schema/audit';
import { z } from 'zod';
import { relationsOf } from '../../query-reach/server/relations-of.ts';
import { AuditQueue } from './audit-queue.ts';
import { findAsked } from './find-asked.ts';
import { findAskedKeys } from './find-asked-keys.ts';
import { findSeen } from './find-seen.ts';

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/**
 * Who read invoices, rates and consents, whatever the way (lists, single rows, nested, GraphQL, the
 * socket, exports), and who took which file: one line for a request, its ids bounded.
 */
export function auditReads({ action, init }: HookRegister, context: ExtensionContext): void {
  const queue = new AuditQueue(context);
  action('items.read', (meta, { accountability, schema }) => {
    if (!accountability?.user || !schema) return;
    const collection = String(meta.collection);
    const query = isRow(meta.query) ? meta.query : {};
    const rows = Array.isArray(meta.payload) ? meta.payload.filter(isRow) : [];
    // What a list is sorted or narrowed by is learned as well, by an empty one too.
    for (const name of findAsked({ collection, query }, readOnRecord, relationsOf(schema))) {
      const line = { action: `${name}.asked`, collection: name, ids: [], count: rows.length };
      queue.add({ ...line, accountability }, accountability);
    }
    if (rows.length === 0) return;
    const isSum = query.aggregate !== undefined && query.aggregate !== null;
    if (isSum && collection in readOnRecord) {
      const sum = { action: `${collection}.summed`, collection, ids: [], count: rows.length };
      queue.add({ ...sum, accountability }, accountability);
      return;
    }
    const seen = findSeen({ collection, rows, query }, readOnRecord, () => relationsOf(schema));
    for (const [name, { ids: shown, count }] of seen) {
      const isAsked = name === collection && shown.length === 0;
      const ids = isAsked ? findAskedKeys(query.filter) : shown;
      const line = { action: `${name}.read`, collection: name, ids, count, accountability };
      queue.add(line, accountability);
    }
  });
  init('middlewares.after', ({ app }) => app.use(auditDownloads(queue)));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void queue.flush());
  }
}

const ASSET = /^\/assets\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/i;
const FOLDER = /^\/assets\/folder\/([^/]+)\/?$/i;
const FILES = /^\/assets\/files\/?$/i;
const zipped = z.object({ ids: z.array(z.string()) });

/** Files somebody took within a moment are one line: a page of pictures asks for each of its own. */
const MOMENT_MS = 1000;

/** Directus tells nobody of a file it serves. Browsers that kept theirs took nothing (304). */
function auditDownloads(queue: AuditQueue): Middleware {
  const moments = new Map<string, { readonly since: number; readonly together: object }>();

  function togetherOf(user: string): object {
    const now = performance.now();
    const moment = moments.get(user);
    if (moment && now - moment.since < MOMENT_MS) return moment.together;
    if (moments.size > 1000) moments.clear();
    const together = {};
    moments.set(user, { since: now, together });
    return together;
  }

  return (request, response, next) => {
    const { accountability, method, path } = request;
    if (accountability?.user && path.startsWith('/assets/') && method !== 'HEAD') {
      const { user } = accountability;
      response.on('finish', () => {
        const taken = takenBy(path, request.body);
        if (!taken || response.statusCode >= 300) return;
        const line = { action: 'files.downloaded', collection: 'directus_files', accountability };
        queue.add({ ...line, ...taken, count: taken.ids.length }, togetherOf(user));
      });
    }
    next();
  };
}

function takenBy(path: string, body: unknown): { ids: readonly string[]; data?: Row } | null {
  const one = ASSET.exec(path)?.[1];
  if (one) return { ids: [one.toLowerCase()] };
  const folder = FOLDER.exec(path)?.[1];
  if (folder) return { ids: [], data: { folder: folder.slice(0, 64) } };
  const many = FILES.test(path) ? zipped.safeParse(body) : null;
  return many?.success ? { ids: many.data.ids } : null;
}

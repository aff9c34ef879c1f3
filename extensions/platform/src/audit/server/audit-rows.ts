import type { ExtensionContext, HookRegister, Middleware, Row } from '@ia/directus-kit';
import { doors, unlogged } from '@ia/schema/audit';
import { keysOf, writeAudit } from './write-audit.ts';

const TOLD = ['user', 'account', 'vendor', 'project', 'level', 'role'] as const;

const isOneOf = (list: readonly string[], name: string) => list.includes(name);

/** Memberships, deletions of business rows, exports. */
export function auditRows({ action, init }: HookRegister, context: ExtensionContext): void {
  for (const verb of ['create', 'update'] as const) {
    action(`items.${verb}`, async (meta, { accountability }) => {
      const collection = String(meta.collection);
      if (!isOneOf(doors, collection)) return;
      const data = tell(meta.payload);
      for (const subject of keysOf(meta)) {
        await writeAudit(context, {
          action: `${collection}.${verb}d`,
          collection,
          subject,
          account: typeof data.account === 'string' ? data.account : null,
          data,
          accountability,
        });
      }
    });
  }
  action('items.delete', async (meta, { accountability }) => {
    const collection = String(meta.collection);
    if (isOneOf(unlogged, collection)) return;
    const keys = Array.isArray(meta.payload) ? meta.payload.map(String) : keysOf(meta);
    for (const subject of keys) {
      await writeAudit(context, {
        action: `${collection}.deleted`,
        collection,
        subject,
        accountability,
      });
    }
  });
  action('files.delete', async (meta, { accountability }) => {
    const keys = Array.isArray(meta.payload) ? meta.payload.map(String) : keysOf(meta);
    for (const subject of keys) {
      await writeAudit(context, {
        action: 'files.deleted',
        collection: 'directus_files',
        subject,
        accountability,
      });
    }
  });
  init('middlewares.after', ({ app }) => app.use(auditExports(context)));
}

function tell(payload: unknown): Row {
  if (typeof payload !== 'object' || payload === null) return {};
  const row: Row = { ...payload };
  return Object.fromEntries(
    TOLD.filter((key) => typeof row[key] === 'string').map((key) => [key, row[key]]),
  );
}

const EXPORT_PATH = /^\/utils\/export\/([a-z_]+)\/?$/i;
const READ_PATH = /^\/(?:items\/)?([a-z_]+)/i;

/** Taking data out as a file: by the export of the app, or by `?export=` on any list. */
function auditExports(context: ExtensionContext): Middleware {
  return (request, response, next) => {
    const { accountability, path, query } = request;
    const collection =
      path.match(EXPORT_PATH)?.[1] ??
      (query.export === undefined ? undefined : path.match(READ_PATH)?.[1]);
    if (collection && accountability?.user) {
      response.on('finish', () => {
        if (response.statusCode >= 400) return;
        void writeAudit(context, { action: 'data.exported', collection, accountability });
      });
    }
    next();
  };
}

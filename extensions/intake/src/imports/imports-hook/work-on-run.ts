import { DomainError } from '@ia/core';
import { actorName, type JobContext } from '@ia/directus-kit';
import { accountabilityOf } from '@ia/directus-kit/rights/accountability-of';
import { publishCreate, publishUpdate } from '@ia/directus-kit/writing/publish-change';
import { continueRun, type StoredRun, type Written } from '@ia/importer';
import { importRules } from '@ia/records/imports/import-rules';
import { copyUpload } from '../server/copy-upload.ts';
import { findImportRights, mayImport } from '../server/import-rights.ts';
import type { ImportsEnv } from '../server/imports-env.ts';
import { loadMapping } from '../server/load-mapping.ts';
import { withEngineClient } from '../server/with-engine.ts';

/** Takes a run as far as it goes, on a connection of its own. @throws IMPORT_BUSY */
export async function workOnRun(
  { connectionString, maxBytes }: ImportsEnv,
  context: JobContext,
  runId: string,
): Promise<void> {
  const { database, services, getSchema, now } = context;
  await withEngineClient(connectionString, (client) =>
    continueRun({
      rules: importRules,
      client,
      runId,
      now,
      maxBytes,
      authorise: (run) => authorise(context, run),
      openFile: async ({ fileId, fileName }) => {
        if (!fileId) throw new DomainError('FILE_NOT_FOUND', { value: fileName });
        const schema = await getSchema();
        return copyUpload({ services, database, schema, fileId, maxBytes });
      },
      publish: (run, written) => publishWritten(context, run, written),
    }),
  );
}

/** Open screens hear of a live import as of any other write of the person it belongs to. */
export async function publishWritten(
  { database, getSchema }: JobContext,
  { userId }: StoredRun,
  { collection, created, updated }: Written,
): Promise<void> {
  const person = { user: userId, role: null, roles: [], admin: false, app: false, ip: null };
  const asker = { database, schema: await getSchema(), accountability: person };
  await publishCreate(asker, { collection, keys: created, payload: {} });
  await publishUpdate(asker, { collection, keys: updated, payload: {} });
}

/**
 * The person may have lost the right, or their access, since they asked.
 * @throws FORBIDDEN
 */
async function authorise({ database, getSchema }: JobContext, run: StoredRun): Promise<string> {
  const accountability = run.userId ? await accountabilityOf(database, run.userId) : null;
  if (!accountability) throw new DomainError('FORBIDDEN');
  const rights = await findImportRights({ accountability, database, schema: await getSchema() });
  const mapping = await loadMapping(database, run.mappingKey);
  if (!mayImport(rights, mapping)) throw new DomainError('FORBIDDEN');
  return actorName(database, accountability);
}

import { DomainError } from '@ia/core';
import { withSessionLock } from '@ia/directus-kit/sql/locks';
import type { ClientBase } from 'pg';

/** Runs a task while nobody else imports with the same mapping. @throws IMPORT_BUSY */
export async function withImportLock<T>(
  client: ClientBase,
  mappingKey: string,
  task: () => Promise<T>,
): Promise<T> {
  const done = await withSessionLock(client, { name: 'imports.mapping', key: mappingKey }, task);
  if (!done) throw new DomainError('IMPORT_BUSY', { value: mappingKey });
  return done.result;
}

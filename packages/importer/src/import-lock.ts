import { DomainError } from '@ia/core';
import type { ClientBase } from 'pg';

/**
 * Runs a task while nobody else imports with the same mapping. The lock belongs to the
 * connection: a process that dies lets it go.
 * @throws IMPORT_BUSY
 */
export async function withImportLock<T>(
  client: ClientBase,
  mappingKey: string,
  task: () => Promise<T>,
): Promise<T> {
  const name = `import:${mappingKey}`;
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
    [name],
  );
  if (!rows[0]?.taken) throw new DomainError('IMPORT_BUSY', { value: mappingKey });
  try {
    return await task();
  } finally {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
  }
}

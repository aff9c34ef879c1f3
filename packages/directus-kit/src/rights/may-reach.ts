/// <reference path="../directus-api.d.ts" />
import { validateAccess } from '@directus/api/permissions/modules/validate-access/validate-access';
import type { PrimaryKey } from '../directus.ts';
import type { Asker } from './asker-rights.ts';

export interface Reach {
  readonly action: 'read' | 'update' | 'delete';
  readonly collection: string;
  readonly keys: readonly (PrimaryKey | number)[];
}

/** Whether Directus would let the asker read, change or remove every one of these rows. */
export async function mayReach(
  { accountability, schema, database }: Asker,
  { action, collection, keys }: Reach,
): Promise<boolean> {
  const options = { accountability, action, collection, primaryKeys: [...keys] };
  try {
    await validateAccess(options, { schema, knex: database });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FORBIDDEN') return false;
    throw error;
  }
}

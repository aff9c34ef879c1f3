import type { Knex } from 'knex';

interface Settled {
  readonly user: string;
  readonly types: readonly string[];
  /** Where the notices lead. */
  readonly url: string;
  /** What they name among what leads there. */
  readonly naming: string;
}

/** What a person was told of and has dealt with asks for nothing any more: it is read, in the bell too. */
export async function readNotices(trx: Knex, { user, types, url, naming }: Settled): Promise<void> {
  await trx('notifications')
    .where({ user, url })
    .whereIn('type', [...types])
    .whereNull('read_at')
    .whereRaw('position(lower(?) IN lower(body)) > 0', [naming])
    .update({ read_at: trx.fn.now() });
}

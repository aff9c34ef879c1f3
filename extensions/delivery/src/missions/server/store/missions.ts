import type { CivilDate } from '@ia/core';
import { recordAudit } from '@ia/directus-kit';
import type { Knex } from 'knex';

interface ClosedMission {
  readonly id: string;
  readonly account: string;
  readonly ends_on: string;
}

/** Closes the running missions whose last day is before `today`; returns how many. */
export function closeMissionsEndedBefore(database: Knex, today: CivilDate): Promise<number> {
  return database.transaction(async (trx) => {
    const closed = await trx('missions')
      .where({ status: 'active' })
      .where('ends_on', '<', today)
      .update({
        status: 'completed',
        date_updated: trx.raw('clock_timestamp()'),
        user_updated: null,
      })
      .returning<ClosedMission[]>(['id', 'account', trx.raw('ends_on::text as ends_on')]);
    for (const { id, account, ends_on } of closed) {
      await recordAudit(trx, {
        action: 'mission.completed',
        collection: 'missions',
        subject: id,
        account,
        data: { ends_on },
      });
    }
    return closed.length;
  });
}

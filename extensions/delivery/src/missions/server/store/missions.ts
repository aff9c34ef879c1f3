import type { CivilDate } from '@ia/core';
import { recordAudit } from '@ia/directus-kit';
import type { Knex } from 'knex';

interface TurnedMission {
  readonly id: string;
  readonly account: string;
  readonly starts_on: string;
  readonly ends_on: string;
}

export interface MissionDays {
  readonly status: string;
  readonly starts_on: string;
  readonly ends_on: string;
}

export function findDays(database: Knex, ids: readonly string[]): Promise<MissionDays[]> {
  return database('missions')
    .whereIn('id', [...ids])
    .select(
      'status',
      database.raw('starts_on::text as starts_on'),
      database.raw('ends_on::text as ends_on'),
    );
}

/** Closes the running missions whose last day is before `today`; returns how many. */
export function closeMissionsEndedBefore(database: Knex, today: CivilDate): Promise<number> {
  return turn(database, {
    from: 'active',
    to: 'completed',
    which: (missions) => missions.where('ends_on', '<', today),
    data: ({ ends_on }) => ({ ends_on }),
  });
}

/**
 * Opens the planned missions whose first day has come and whose last has not passed; returns how
 * many. Those of an archived project wait: one refusal would hold back all the others.
 */
export function openMissionsStartedBy(database: Knex, today: CivilDate): Promise<number> {
  return turn(database, {
    from: 'planned',
    to: 'active',
    which: (missions) =>
      missions
        .where('starts_on', '<=', today)
        .where('ends_on', '>=', today)
        .whereNotExists((archived) =>
          archived.from('projects').whereRaw('projects.id = missions.project AND is_archived'),
        ),
    data: ({ starts_on }) => ({ starts_on }),
  });
}

interface Turn {
  readonly from: 'planned' | 'active';
  readonly to: 'active' | 'completed';
  readonly which: (missions: Knex.QueryBuilder) => Knex.QueryBuilder;
  readonly data: (mission: TurnedMission) => Readonly<Record<string, unknown>>;
}

const ACTIONS = { active: 'mission.opened', completed: 'mission.completed' } as const;

function turn(database: Knex, { from, to, which, data }: Turn): Promise<number> {
  return database.transaction(async (trx) => {
    const turned: TurnedMission[] = await which(trx('missions').where({ status: from }))
      .update({ status: to, date_updated: trx.raw('clock_timestamp()'), user_updated: null })
      .returning([
        'id',
        'account',
        trx.raw('starts_on::text as starts_on'),
        trx.raw('ends_on::text as ends_on'),
      ]);
    for (const mission of turned) {
      await recordAudit(trx, {
        action: ACTIONS[to],
        collection: 'missions',
        subject: mission.id,
        account: mission.account,
        data: data(mission),
      });
    }
    return turned.length;
  });
}

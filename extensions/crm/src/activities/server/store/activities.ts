import type { Knex } from 'knex';

export interface Told {
  readonly id: string;
  readonly account: string | null;
  readonly deal: string | null;
  readonly lead: string | null;
  readonly contact: string | null;
  readonly subject: string;
  readonly body: string | null;
  readonly deal_name: string | null;
  readonly author: string | null;
  readonly author_name: string | null;
}

/** Activities everybody may read whose text may name somebody. */
export function loadSharedActivities(database: Knex, keys: readonly string[]): Promise<Told[]> {
  return database('activities as a')
    .leftJoin('deals as d', 'd.id', 'a.deal')
    .leftJoin('directus_users as u', (join) =>
      join.on('u.id', database.raw('coalesce(a.user_updated, a.user_created)')),
    )
    .whereIn('a.id', [...keys])
    .where({ 'a.visibility': 'shared' })
    .whereLike('a.body', '%@[%')
    .select<Told[]>(
      'a.id',
      'a.account',
      'a.deal',
      'a.lead',
      'a.contact',
      'a.subject',
      'a.body',
      'd.name as deal_name',
      'u.id as author',
      database.raw(`nullif(concat_ws(' ', u.first_name, u.last_name), '') AS author_name`),
    );
}

/** Deals these activities hang on, each once. */
export function dealsOf(database: Knex, activities: readonly string[]): Promise<string[]> {
  return database('activities')
    .whereIn('id', [...activities])
    .whereNotNull('deal')
    .distinct()
    .pluck<string[]>('deal');
}

/** What was done with a lead; `unattached` leaves out what hangs on an account already. */
export function activitiesOfLead(
  trx: Knex,
  lead: string,
  which: 'all' | 'unattached',
): Promise<string[]> {
  const own = trx('activities').where({ lead });
  return (which === 'all' ? own : own.whereNull('account')).pluck<string[]>('id');
}

/** The files that came with some activities. */
export function findReceivedFiles(
  database: Knex,
  activities: readonly string[],
): Promise<{ readonly id: string; readonly activity: string }[]> {
  return database('directus_files')
    .whereIn('activity', [...activities])
    .select<{ id: string; activity: string }[]>('id', 'activity');
}

/** The subject of the first of these that is a mail that left, now or at a former address; null for none. */
export async function findMailThatLeft(
  database: Knex,
  activities: readonly string[],
): Promise<string | null> {
  const row = await database('activities as a')
    .leftJoin('platform.written_mails as w', 'w.activity', 'a.id')
    .whereIn('a.id', [...activities])
    .whereNotNull('a.mail_state')
    .whereRaw(`(a.mail_state IN ('sent', 'uncertain', 'bounced') OR cardinality(w.former) > 0)`)
    .orderBy('a.occurred_at')
    .first<{ subject: string } | undefined>('a.subject');
  return row?.subject ?? null;
}

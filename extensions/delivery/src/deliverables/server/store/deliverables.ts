import type { Knex } from 'knex';

export interface AwaitedDeliverable {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly project_name: string;
  readonly account: string;
  readonly account_locale: 'fr' | 'en';
  /** How many times it was handed to its client, this one included. */
  readonly round: number;
}

/** A deliverable that waits for its client now; null for one that is hidden, or was dealt with. */
export async function findAwaited(database: Knex, id: string): Promise<AwaitedDeliverable | null> {
  const row = await database('deliverables as d')
    .join('projects as p', 'p.id', 'd.project')
    .join('accounts as a', 'a.id', 'd.account')
    .leftJoin('platform.deliverable_rounds as r', 'r.deliverable', 'd.id')
    .where({ 'd.id': id, 'd.is_client_visible': true, 'd.status': 'in_review' })
    .first<AwaitedDeliverable | undefined>(
      'd.id',
      'd.name',
      'd.project',
      'p.name as project_name',
      'd.account',
      'a.locale as account_locale',
      database.raw('coalesce(r.round, 1) AS round'),
    );
  return row ?? null;
}

export interface Reader {
  readonly user: string;
  readonly email: string;
  readonly first_name: string | null;
  readonly language: string | null;
}

/**
 * Who of a client sees a deliverable and wants a mail for it: the administrators of the space, and the
 * members of its project. `user` narrows it to one of them.
 */
export async function listReaders(
  database: Knex,
  { account, project }: Pick<AwaitedDeliverable, 'account' | 'project'>,
  user: string | null = null,
): Promise<Reader[]> {
  const { rows } = await database.raw<{ rows: Reader[] }>(
    `SELECT u.id AS "user", u.email, u.first_name, u.language
       FROM account_members m JOIN directus_users u ON u.id = m."user"
      WHERE m.account = :account AND m.deliverable_mails AND u.status = 'active'
        AND (:user::uuid IS NULL OR u.id = :user::uuid)
        AND (m.level = 'admin' OR EXISTS (SELECT FROM project_members s
              WHERE s.project = :project AND s."user" = m."user"))
      ORDER BY u.id`,
    { account, project, user },
  );
  return rows;
}

import type { Knex } from 'knex';

interface Place {
  readonly account: string;
  readonly user: string;
}

/** Seats somebody of a client in projects of their account; a seat they have stays. */
export async function seatClient(
  trx: Knex,
  { account, user }: Place,
  { projects, now }: { readonly projects: readonly string[]; readonly now: Date },
): Promise<void> {
  if (projects.length === 0) return;
  await trx('project_members')
    .insert(
      projects.map((project) => ({
        id: trx.raw('gen_random_uuid()'),
        project,
        account,
        user,
        role: 'client',
        date_created: now,
      })),
    )
    .onConflict(['project', 'user'])
    .ignore();
}

/** Takes away what somebody had of an account, and every session they had. */
export async function removeMembership(trx: Knex, { account, user }: Place): Promise<void> {
  await trx('project_members').where({ account, user, role: 'client' }).delete();
  await trx('account_members').where({ account, user }).delete();
  await trx('directus_sessions').where({ user }).delete();
}

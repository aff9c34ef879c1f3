import type { Knex } from 'knex';

export interface Notice {
  readonly type: string;
  readonly account: string;
  readonly url: string;
  readonly write: (locale: 'fr' | 'en') => { readonly title: string; readonly body: string };
}

interface Recipient {
  readonly id: string;
  readonly language: string | null;
}

/** Tells each person once, in their language: a second try of a job adds nothing. */
export async function notifyOnce(
  database: Knex,
  recipients: readonly Recipient[],
  { write, ...notice }: Notice,
): Promise<void> {
  for (const { id: user, language } of recipients) {
    const known = await database('notifications')
      .where({ user, ...notice })
      .first('id');
    if (known) continue;
    const text = write(language?.startsWith('en') ? 'en' : 'fr');
    const id = database.raw('gen_random_uuid()');
    const created_at = database.raw('clock_timestamp()');
    await database('notifications').insert({ id, user, ...notice, ...text, created_at });
  }
}

/** The person in charge of a deal; the administrators when nobody is. */
export function findRecipients(database: Knex, owner: string | null): Promise<Recipient[]> {
  const people = database('directus_users as u')
    .leftJoin('directus_roles as r', 'r.id', 'u.role')
    .where('u.status', 'active')
    .select<Recipient[]>('u.id', 'u.language');
  return owner ? people.where('u.id', owner) : people.where('r.name', 'admin');
}

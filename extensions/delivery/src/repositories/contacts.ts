import type { Knex } from 'knex';

export interface Addressee {
  readonly id: string;
  readonly first_name: string | null;
  readonly last_name: string;
  readonly locale: 'fr' | 'en';
  /** Primary address, else the oldest; null when there is none that works. */
  readonly email: string | null;
}

/** The person to write to. */
export async function findAddressee(database: Knex, contact: string): Promise<Addressee | null> {
  const row = await database('contacts as c')
    .leftJoin('contact_emails as e', (join) =>
      join.on('e.contact', 'c.id').andOnVal('e.status', '<>', 'bounced'),
    )
    .where('c.id', contact)
    .orderByRaw('e.is_primary desc nulls last, e.date_created nulls last, e.email')
    .first<Addressee | undefined>('c.id', 'c.first_name', 'c.last_name', 'c.locale', 'e.email');
  return row ?? null;
}

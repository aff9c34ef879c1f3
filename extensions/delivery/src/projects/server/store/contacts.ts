import { reachableAddress } from '@ia/records/people/reachable-address';
import type { Knex } from 'knex';

interface Addressee {
  readonly id: string;
  readonly first_name: string | null;
  readonly last_name: string;
  readonly locale: 'fr' | 'en';
  /** Null when there is none that works. */
  readonly email: string | null;
}

/** The person to write to. */
export async function findAddressee(database: Knex, contact: string): Promise<Addressee | null> {
  const row = await database('contacts as c')
    .where('c.id', contact)
    .first<Addressee | undefined>(
      'c.id',
      'c.first_name',
      'c.last_name',
      'c.locale',
      database.raw(`${reachableAddress('c.id')} AS email`),
    );
  return row ?? null;
}

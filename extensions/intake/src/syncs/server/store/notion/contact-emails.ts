import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export interface ContactEmail {
  readonly contact: string;
  readonly account: string;
  readonly email: string;
}

/** Adds what is not known yet; the database says which one is the principal. */
export async function addContactEmails(
  database: Knex,
  emails: readonly ContactEmail[],
): Promise<void> {
  const rows = emails.map((one) => ({ id: randomUUID(), ...one }));
  await database.raw(
    `insert into contact_emails (id, contact, account, email, status, is_primary, date_created)
     select n.id, n.contact, n.account, n.email, 'unverified', false, now()
       from jsonb_to_recordset(?::jsonb) as n(id uuid, contact uuid, account uuid, email text)
     on conflict (contact, email) do nothing`,
    [JSON.stringify(rows)],
  );
}

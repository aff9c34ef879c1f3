import { randomUUID } from 'node:crypto';
import { isDomainError, normaliseEmail } from '@ia/core';
import { remarkOn } from '@ia/core/imports';
import type { Knex } from 'knex';
import type { TakenPage } from '../../notion/table-work.ts';
import { addRemark } from './add-remark.ts';

/** The mail of each contact, added to those known; the database says which one is the principal. */
export async function saveEmails(
  database: Knex,
  run: string,
  taken: readonly TakenPage[],
): Promise<void> {
  const read = taken
    .filter(({ page }) => page.email !== '')
    .map(({ page, place }) => ({ place, text: page.email, email: readable(page.email) }));
  for (const { place, text, email } of read) {
    if (email) continue;
    const remark = remarkOn('E-mail', 'EMAIL_UNREADABLE', text);
    await addRemark(database, { run, externalId: place.externalId }, remark);
  }
  const rows = read.flatMap(({ place, email }) =>
    email ? [{ id: randomUUID(), contact: place.record, account: place.account, email }] : [],
  );
  if (rows.length === 0) return;
  await database.raw(
    `insert into contact_emails (id, contact, account, email, status, is_primary, date_created)
     select n.id, n.contact, n.account, n.email, 'unverified', false, now()
       from jsonb_to_recordset(?::jsonb) as n(id uuid, contact uuid, account uuid, email text)
     on conflict (contact, email) do nothing`,
    [JSON.stringify(rows)],
  );
}

function readable(text: string): string | null {
  try {
    return normaliseEmail(text);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

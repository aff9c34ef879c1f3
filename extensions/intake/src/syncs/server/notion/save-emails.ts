import { isDomainError, normaliseEmail } from '@ia/core';
import { remarkOn } from '@ia/core/imports';
import type { Knex } from 'knex';
import { addContactEmails } from '../store/notion/contact-emails.ts';
import { addRemark } from './add-remark.ts';
import type { TakenPage } from './table-work.ts';

/** The mail of each contact, added to those known; one that is none is told on its row. */
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
    email ? [{ contact: place.record, account: place.account, email }] : [],
  );
  if (rows.length > 0) await addContactEmails(database, rows);
}

function readable(text: string): string | null {
  try {
    return normaliseEmail(text);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

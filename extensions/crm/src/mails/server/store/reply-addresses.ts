import type { Knex } from 'knex';

export interface MailboxAddress {
  readonly owner: string | null;
  readonly settings: unknown;
}

/** The mailboxes the platform reads, the oldest first. */
export function loadMailboxes(knex: Knex): Promise<MailboxAddress[]> {
  return knex('sync_sources')
    .whereIn('kind', ['mail_imap', 'mail_webhook'])
    .where({ is_active: true })
    .orderBy(['date_created', 'id'])
    .select<MailboxAddress[]>('owner', 'settings');
}

/** Who signs; empty when they have no name. */
export async function findName(knex: Knex, user: string): Promise<string> {
  const row = await knex('directus_users')
    .where({ id: user })
    .first<{ first_name: string | null; last_name: string | null } | undefined>(
      'first_name',
      'last_name',
    );
  return [row?.first_name, row?.last_name].filter(Boolean).join(' ');
}

import type { SpaceLevel } from '@ia/core/accounts/decide-space';
import { reachableAddress } from '@ia/records/people/reachable-address';
import { seatClient } from '@ia/records/seats';
import type { Knex } from 'knex';

export interface SpaceContact {
  readonly id: string;
  readonly first_name: string | null;
  readonly last_name: string;
  readonly locale: 'fr' | 'en';
  readonly email: string | null;
  readonly account: string;
  readonly account_name: string;
  readonly account_locale: 'fr' | 'en';
}

/** A contact with the address they are written to. */
export async function findContact(database: Knex, id: string): Promise<SpaceContact | null> {
  const row = await database('contacts as c')
    .join('accounts as a', 'a.id', 'c.account')
    .where('c.id', id)
    .first<SpaceContact | undefined>(
      'c.id',
      'c.first_name',
      'c.last_name',
      'c.locale',
      'c.account',
      'a.name as account_name',
      'a.locale as account_locale',
      database.raw(`${reachableAddress('c.id')} AS email`),
    );
  return row ?? null;
}

interface SpaceRow {
  readonly contact: string;
  readonly name: string;
  /** Where they are written to. */
  readonly email: string | null;
  /** What they sign in with; null for whom the space is not open. */
  readonly sign_in: string | null;
  readonly locale: 'fr' | 'en';
  readonly account_locale: 'fr' | 'en';
  readonly level: SpaceLevel | null;
  readonly projects: string[];
  readonly opened_at: Date | null;
  readonly last_access: Date | null;
  readonly is_mail_failed: boolean;
}

/** Contacts, in the order of their names, with what each may enter of their account. */
export async function listSpaces(database: Knex, contacts: readonly string[]): Promise<SpaceRow[]> {
  const { rows } = await database.raw<{ rows: SpaceRow[] }>(
    `SELECT c.id AS contact, concat_ws(' ', c.first_name, c.last_name) AS name, c.locale,
            a.locale AS account_locale,
            ${reachableAddress('c.id')} AS email, u.email AS sign_in, m.level,
            coalesce((SELECT array_agg(p.project::text) FROM project_members p
              WHERE p.account = c.account AND p."user" = m."user"), '{}') AS projects,
            m.date_created AS opened_at, u.last_access,
            coalesce((SELECT status = 'failed' FROM platform.mails
              WHERE recipient = lower(u.email) AND template = 'invitation' AND account = c.account
              ORDER BY created_at DESC LIMIT 1), false) AS is_mail_failed
       FROM contacts c
       JOIN accounts a ON a.id = c.account
       LEFT JOIN account_members m ON m.contact = c.id AND m.account = c.account
       LEFT JOIN directus_users u ON u.id = m."user"
      WHERE c.id = ANY(:contacts)
      ORDER BY m.level IS NULL, lower(c.last_name), c.id`,
    { contacts: [...contacts] },
  );
  return rows;
}

export interface SpaceUser {
  readonly id: string;
  readonly email: string;
  readonly status: string;
  readonly role: string | null;
  readonly levels: readonly { readonly account: string; readonly level: SpaceLevel }[];
}

/** Whoever the contact signs in as: the person of their membership, else the one of that address. */
export async function findSpaceUser(
  trx: Knex,
  { contact, email }: { readonly contact: SpaceContact; readonly email: string | null },
): Promise<SpaceUser | null> {
  const { rows } = await trx.raw<{ rows: SpaceUser[] }>(
    `SELECT u.id, u.email, u.status, r.name AS role,
            coalesce((SELECT json_agg(json_build_object('account', o.account, 'level', o.level))
              FROM account_members o WHERE o."user" = u.id), '[]') AS levels
       FROM directus_users u LEFT JOIN directus_roles r ON r.id = u.role
      WHERE u.id = coalesce(
        (SELECT "user" FROM account_members WHERE contact = :contact AND account = :account LIMIT 1),
        (SELECT id FROM directus_users WHERE lower(email) = lower(:email)))`,
    { contact: contact.id, account: contact.account, email },
  );
  return rows[0] ?? null;
}

interface Place {
  readonly account: string;
  readonly user: string;
}

export async function setLevel(
  trx: Knex,
  { account, user }: Place,
  {
    level,
    contact,
    author,
    now,
  }: { level: SpaceLevel; contact: string; author: string; now: Date },
): Promise<void> {
  await trx('account_members')
    .where({ account, user })
    .update({ level, contact, date_updated: now, user_updated: author });
}

/** Seats of a client's person: those of `projects`, and of the others of `among` none. */
export async function setSeats(
  trx: Knex,
  { account, user }: Place,
  { projects, among, now }: { projects: readonly string[]; among: readonly string[]; now: Date },
): Promise<void> {
  await trx('project_members')
    .where({ account, user, role: 'client' })
    .whereIn(
      'project',
      among.filter((one) => !projects.includes(one)),
    )
    .delete();
  await seatClient(trx, { account, user }, { projects, now });
}

import type { KnownPerson } from '@ia/core/accounts/decide-invitation';
import type { SpaceLevel } from '@ia/core/accounts/decide-space';
import type { Knex } from 'knex';

export interface ClientAccount {
  readonly id: string;
  readonly name: string;
  readonly locale: 'fr' | 'en';
  readonly members_may_invite: boolean;
  /** What the asker is in it; null for whoever is not. */
  readonly level: SpaceLevel | null;
}

/** An account as one of its people sees it; null when it does not exist. */
export async function findOwnAccount(
  database: Knex,
  { account, user }: { readonly account: string; readonly user: string },
): Promise<ClientAccount | null> {
  const row = await database('accounts as a')
    .leftJoin('account_members as m', (join) =>
      join.on('m.account', 'a.id').andOn('m.user', database.raw('?::uuid', [user])),
    )
    .where('a.id', account)
    .first<ClientAccount | undefined>(
      'a.id',
      'a.name',
      'a.locale',
      'a.members_may_invite',
      'm.level',
    );
  return row ?? null;
}

export interface InvitedRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly level: SpaceLevel;
  readonly invited_at: Date | null;
  readonly last_access: Date | null;
  readonly is_mail_failed: boolean;
}

const MOST_LISTED = 200;

/** Those people of a client invited into an account: all of them, or what one of them did. */
export async function listInvited(
  database: Knex,
  { account, invitedBy }: { readonly account: string; readonly invitedBy: string | null },
): Promise<InvitedRow[]> {
  const { rows } = await database.raw<{ rows: InvitedRow[] }>(
    `SELECT m.id, concat_ws(' ', u.first_name, u.last_name) AS name, u.email, m.level,
            m.date_created AS invited_at, u.last_access,
            coalesce((SELECT status = 'failed' FROM platform.mails
              WHERE recipient = lower(u.email) AND template = 'invitation' AND account = m.account
              ORDER BY created_at DESC LIMIT 1), false) AS is_mail_failed
       FROM account_members m JOIN directus_users u ON u.id = m."user"
      WHERE m.account = :account AND m.invited_by IS NOT NULL
        AND (:invitedBy::uuid IS NULL OR m.invited_by = :invitedBy::uuid)
      ORDER BY m.date_created DESC, m.id LIMIT ${MOST_LISTED}`,
    { account, invitedBy },
  );
  return rows;
}

export interface InvitedMembership {
  readonly id: string;
  readonly account: string;
  readonly account_name: string;
  readonly account_locale: 'fr' | 'en';
  readonly members_may_invite: boolean;
  readonly user: string;
  readonly level: SpaceLevel;
  readonly invited_by: string | null;
  readonly contact: string | null;
  readonly email: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly locale: 'fr' | 'en' | null;
}

/** A membership with its person, held until the transaction ends. */
export async function lockMembership(
  trx: Knex.Transaction,
  id: string,
): Promise<InvitedMembership | null> {
  const { rows } = await trx.raw<{ rows: InvitedMembership[] }>(
    `SELECT m.id, m.account, a.name AS account_name, a.locale AS account_locale,
            a.members_may_invite, m."user", m.level,
            m.invited_by, m.contact, u.email, u.first_name, u.last_name, c.locale
       FROM account_members m
       JOIN accounts a ON a.id = m.account
       JOIN directus_users u ON u.id = m."user"
       LEFT JOIN contacts c ON c.id = m.contact
      WHERE m.id = :id FOR UPDATE OF m`,
    { id },
  );
  return rows[0] ?? null;
}

/** What somebody of a client is in an account. */
export async function levelIn(
  trx: Knex,
  { account, user }: { readonly account: string; readonly user: string },
): Promise<SpaceLevel | null> {
  const row = await trx('account_members').where({ account, user }).first('level');
  return row?.level ?? null;
}

/** Invitations people of a client made or tried for an account since then. */
export async function countInvitations(
  trx: Knex,
  { account, since }: { readonly account: string; readonly since: Date },
): Promise<number> {
  const row = await trx('audit_log')
    .where({ account })
    .whereIn('action', ['space.colleague_invited', 'space.colleague_refused'])
    .where('occurred_at', '>', since)
    .count<{ count: string }>({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}

export interface KnownAddress {
  readonly person: (KnownPerson & { readonly isHere: boolean }) | null;
  /** The contact of this account who has the address. */
  readonly contact: string | null;
  readonly isContactElsewhere: boolean;
}

/** Whose an address is already, as a person who signs in and as a contact. */
export async function findAddress(
  trx: Knex,
  { email, account }: { readonly email: string; readonly account: string },
): Promise<KnownAddress> {
  const { rows } = await trx.raw<{
    rows: {
      is_client: boolean;
      is_active: boolean;
      is_elsewhere: boolean;
      is_here: boolean;
    }[];
  }>(
    `SELECT r.name IN ('client_admin', 'client_member') AS is_client, u.status = 'active' AS is_active,
            EXISTS (SELECT FROM account_members o WHERE o."user" = u.id AND o.account <> :account)
              AS is_elsewhere,
            EXISTS (SELECT FROM account_members o WHERE o."user" = u.id AND o.account = :account)
              AS is_here
       FROM directus_users u LEFT JOIN directus_roles r ON r.id = u.role
      WHERE lower(u.email) = lower(:email)`,
    { email, account },
  );
  const known = await trx('contact_emails')
    .whereRaw('lower(email) = lower(?)', [email])
    .select<{ account: string; contact: string }[]>('account', 'contact');
  const [person] = rows;
  return {
    person: person
      ? {
          isClient: person.is_client === true,
          isActive: person.is_active,
          isElsewhere: person.is_elsewhere,
          isHere: person.is_here,
        }
      : null,
    contact: known.find((one) => one.account === account)?.contact ?? null,
    isContactElsewhere: known.some((one) => one.account !== account),
  };
}

/** Says who of the client let somebody in. */
export async function noteInviter(
  trx: Knex,
  { account, user, by }: { readonly account: string; readonly user: string; readonly by: string },
): Promise<void> {
  await trx('account_members')
    .where({ account, user })
    .whereNull('invited_by')
    .update({ invited_by: by });
}

import { normaliseEmail } from '@ia/core';
import type { Row, Schema, Services } from '@ia/directus-kit/directus';
import { queueMail } from '@ia/directus-kit/jobs/queue-mail';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import { recordAudit } from '@ia/directus-kit/writing/record-audit';
import type { Knex } from 'knex';

export interface InviteContactOptions {
  /** A transaction of the caller, or the database itself: then everything is one transaction here. */
  readonly knex: Knex;
  readonly services: Services;
  readonly getSchema: () => Promise<Schema>;
  readonly contact: {
    readonly id: string;
    readonly email: string;
    readonly first_name: string | null;
    readonly last_name: string | null;
    readonly locale: string | null;
  };
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly locale: string | null;
  };
  readonly level: 'admin' | 'member';
  /** One invitation and one mail per key, for ever; e.g. `project:<id>:contact:<id>`. */
  readonly key: string;
  readonly now: Date;
}

export interface Invitation {
  /** Undefined when the person invited by this key is no longer a user. */
  readonly user: string | undefined;
  /** False when this key had already invited: nothing was written. */
  readonly invited: boolean;
}

const ROLE_OF_LEVEL = { admin: 'client_admin', member: 'client_member' } as const;
const OUTSIDE_CLIENT_ROLES: readonly unknown[] = Object.values(ROLE_OF_LEVEL);

/**
 * Gives a contact access to the portal of their account, once per key: the user (active, without a
 * password: they sign in by link), the membership, the mail. A user who exists with a staff or vendor
 * role, or who is not active, is given nothing and no mail: `invited` is false.
 */
export async function inviteContact(options: InviteContactOptions): Promise<Invitation> {
  const schema = await options.getSchema();
  return options.knex.transaction(async (trx) => {
    const email = normaliseEmail(options.contact.email, 'email');
    // Two jobs inviting the same person wait for each other instead of making two users.
    await lockInTransaction(trx, 'people.invitation', email);
    const existing = await findUser(trx, email);
    if (await isDone(trx, options.key)) return { user: existing?.id, invited: false };
    if (existing && !OUTSIDE_CLIENT_ROLES.includes(existing.role)) {
      return { user: existing.id, invited: false };
    }
    if (existing && existing.status !== 'active') return { user: existing.id, invited: false };
    const user = existing?.id ?? (await createUser(trx, schema, email, options));
    if (!(await isMember(trx, user, options.account.id))) {
      if (existing) await widenRole(trx, schema, existing, options);
      await addMembership(trx, user, options);
    }
    await queueInvitation(trx, { ...options, contact: { ...options.contact, email } });
    await recordAudit(trx, {
      action: 'invitation.sent',
      collection: 'account_members',
      subject: user,
      account: options.account.id,
      data: { level: options.level, contact: options.contact.id },
    });
    return { user, invited: true };
  });
}

/** French is what a contact has until somebody says otherwise: the account's language then counts. */
export function languageOf(
  contact: { readonly locale: string | null },
  account: { readonly locale: string | null },
): 'fr' | 'en' {
  return contact.locale === 'en' || account.locale === 'en' ? 'en' : 'fr';
}

/** The mail of an invitation, once per key, in the language of the contact. */
export async function queueInvitation(
  trx: Knex,
  { contact, account, key }: Pick<InviteContactOptions, 'contact' | 'account' | 'key'>,
): Promise<void> {
  await queueMail(trx, {
    key: `invitation:${key}`,
    template: 'invitation',
    locale: languageOf(contact, account),
    recipient: contact.email,
    account: account.id,
    data: { firstName: contact.first_name ?? '', accountName: account.name },
  });
}

/** Whether an invitation to this account left for this address since then. */
export async function wasInvitedSince(
  trx: Knex,
  {
    email,
    account,
    since,
  }: { readonly email: string; readonly account: string; readonly since: Date },
): Promise<boolean> {
  const mail = await trx('platform.mails')
    .where({ recipient: email.toLowerCase(), template: 'invitation', account })
    .where('created_at', '>', since)
    .first('id');
  return mail !== undefined;
}

async function isDone(trx: Knex, key: string): Promise<boolean> {
  const mail = await trx('platform.mails')
    .where({ key: `invitation:${key}` })
    .first('id');
  return mail !== undefined;
}

interface KnownUser {
  readonly id: string;
  readonly role: string | null;
  readonly status: string;
}

async function findUser(trx: Knex, email: string): Promise<KnownUser | undefined> {
  return trx('directus_users as u')
    .leftJoin('directus_roles as r', 'r.id', 'u.role')
    .whereRaw('lower(u.email) = ?', [email])
    .first<KnownUser | undefined>('u.id', 'u.status', 'r.name as role');
}

/** The level is per account, but only the role of client administrators can read money at all. */
async function widenRole(
  trx: Knex,
  schema: Schema,
  user: KnownUser,
  { services, level }: InviteContactOptions,
): Promise<void> {
  if (level !== 'admin' || user.role === ROLE_OF_LEVEL.admin) return;
  const { id: role } = await roleOfLevel(trx, 'admin');
  const users = new services.UsersService({ knex: trx, schema, accountability: null });
  await users.updateOne(user.id, { role });
}

/** The role of whoever has this level of access. */
export async function roleOfLevel(
  trx: Knex,
  level: 'admin' | 'member',
): Promise<{ readonly id: string; readonly name: string }> {
  const name = ROLE_OF_LEVEL[level];
  const role = await trx('directus_roles').where({ name }).first('id');
  if (!role) throw new Error(`The role ${name} is missing: apply the model first.`);
  return { id: role.id, name };
}

async function createUser(
  trx: Knex,
  schema: Schema,
  email: string,
  { services, contact, account, level }: InviteContactOptions,
): Promise<string> {
  const { id: role } = await roleOfLevel(trx, level);
  // Every right: the inviting job acts for the platform, and the contact is nobody's user yet.
  const users = new services.UsersService({ knex: trx, schema, accountability: null });
  const draft: Row = {
    email,
    first_name: contact.first_name,
    last_name: contact.last_name,
    role,
    status: 'active',
    provider: 'default',
    language: languageOf(contact, account) === 'en' ? 'en-US' : 'fr-FR',
  };
  return users.createOne(draft);
}

/** Who is a member already keeps their role and level: an invitation never opens money to them. */
async function isMember(trx: Knex, user: string, account: string): Promise<boolean> {
  return (await trx('account_members').where({ account, user }).first('id')) !== undefined;
}

async function addMembership(trx: Knex, user: string, options: InviteContactOptions) {
  const { account, contact, level, now } = options;
  await trx('account_members').insert({
    id: trx.raw('gen_random_uuid()'),
    account: account.id,
    user,
    contact: contact.id,
    level,
    date_created: now,
  });
}

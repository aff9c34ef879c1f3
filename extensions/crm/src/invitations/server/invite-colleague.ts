import { DomainError, normaliseEmail } from '@ia/core';
import {
  assertInvitedName,
  assertMayInvite,
  isInvitable,
} from '@ia/core/accounts/decide-invitation';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import { runUnit, type Unit } from '@ia/directus-kit/writing/unit';
import { inviteContact } from '@ia/records/invitations';
import { seatClient } from '@ia/records/seats';
import type { InvitationBody } from '../contract.ts';
import { readOwnProjects } from './read-own-projects.ts';
import {
  type ClientAccount,
  countInvitations,
  findAddress,
  findOwnAccount,
  noteInviter,
} from './store/invitations.ts';

const HOUR_MS = 3_600_000;

interface Invitation extends InvitationBody {
  readonly account: string;
  readonly now: Date;
}

/**
 * Lets a colleague into the space of the asker's own account, with one invitation by mail. A member
 * sees the projects their inviter sees at that moment. Refused addresses are told alike, and count.
 * @throws what `assertMayInvite` throws, INVITATION_REFUSED, EMAIL_INVALID, VALUE_INVALID
 */
export async function inviteColleague(
  context: ExtensionContext,
  asker: SignedInAsker,
  invitation: Invitation,
): Promise<{ readonly invited: boolean }> {
  const { account: id, level } = invitation;
  const email = normaliseEmail(invitation.email, 'email');
  assertInvitedName(invitation.first_name, 'first_name');
  assertInvitedName(invitation.last_name, 'last_name');
  const projects = await readOwnProjects(context, asker, id);
  const outcome = await runUnit(context, asker, async (unit) => {
    const account = await mayInvite(unit, asker, invitation);
    await lockInTransaction(unit.trx, 'people.invitation', email);
    const known = await findAddress(unit.trx, { email, account: id });
    if (known.person?.isHere) return 'in_it';
    if (!isInvitable(known)) return refuse(unit, id);
    const contact = known.contact ?? (await addContact(unit, account, { ...invitation, email }));
    const user = await letIn(context, unit, {
      account,
      contact,
      invitation: { ...invitation, email },
    });
    if (!user) return refuse(unit, id);
    await noteInviter(unit.trx, { account: id, user, by: asker.user });
    if (level === 'member') {
      await seatClient(unit.trx, { account: id, user }, { projects, now: invitation.now });
    }
    await unit.audit({
      action: 'space.colleague_invited',
      collection: 'account_members',
      subject: user,
      account: id,
      data: { contact, level, projects: level === 'member' ? projects : [] },
    });
    return 'invited';
  });
  if (outcome === 'refused') throw new DomainError('INVITATION_REFUSED', { field: 'email' });
  return { invited: outcome === 'invited' };
}

/** Nothing is looked up about the address before that; those of one account wait for each other. */
async function mayInvite(
  { trx }: Unit,
  { user }: SignedInAsker,
  { account: id, level, now }: Invitation,
): Promise<ClientAccount> {
  await lockInTransaction(trx, 'spaces.invitations', id);
  const account = await findOwnAccount(trx, { account: id, user });
  const since = new Date(now.getTime() - HOUR_MS);
  assertMayInvite({
    inviter: account?.level ?? null,
    membersMayInvite: account?.members_may_invite ?? false,
    level,
    recent: await countInvitations(trx, { account: id, since }),
  });
  if (!account) throw new DomainError('NOT_FOUND');
  return account;
}

/** A refusal leaves its line, without the address: it is none of ours to keep. */
async function refuse({ audit }: Unit, account: string) {
  await audit({ action: 'space.colleague_refused', collection: 'account_members', account });
  return 'refused' as const;
}

type Named = Pick<Invitation, 'email' | 'first_name' | 'last_name' | 'level' | 'now'>;

/** The colleague becomes a contact of the account, as if they had written to us. */
async function addContact({ items, options }: Unit, account: ClientAccount, named: Named) {
  const { email, first_name, last_name } = named;
  // Every right: no client writes contacts, and this one is of their own account.
  const id = await items('contacts', null).createOne(
    { account: account.id, first_name, last_name, locale: account.locale, source: 'Portail' },
    options,
  );
  const address = { account: account.id, contact: id, email, is_primary: true };
  await items('contact_emails', null).createOne(address, options);
  return String(id);
}

async function letIn(
  { services, getSchema }: ExtensionContext,
  { trx }: Unit,
  {
    account,
    contact,
    invitation,
  }: { readonly account: ClientAccount; readonly contact: string; readonly invitation: Named },
): Promise<string | undefined> {
  const { email, first_name, last_name, level, now } = invitation;
  const { user, invited } = await inviteContact({
    knex: trx,
    services,
    getSchema,
    contact: { id: contact, email, first_name, last_name, locale: account.locale },
    account: { id: account.id, name: account.name, locale: account.locale },
    level,
    key: `colleague:${account.id}:${contact}:${now.toISOString()}`,
    now,
  });
  return invited ? user : undefined;
}

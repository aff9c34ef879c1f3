import { assertMayOpenSpace, type SpaceLevel } from '@ia/core/accounts/decide-space';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import { runUnit, type Unit } from '@ia/directus-kit/writing/unit';
import { inviteContact, roleOfLevel } from '@ia/records/invitations';
import type { SpaceBody } from '../contract.ts';
import { findOwnContact } from './find-own-contact.ts';
import { spaceReach } from './space-reach.ts';
import {
  findSpaceUser,
  type SpaceContact,
  type SpaceUser,
  setLevel,
  setSeats,
} from './store/spaces.ts';

interface Opening extends SpaceBody {
  readonly contact: string;
  readonly now: Date;
}

/**
 * Opens the space of an account to one of its contacts, with an invitation in their language; or
 * changes the level and the projects of somebody who is in it already, without a mail. One line of
 * the audit log either way.
 * @throws FORBIDDEN, NOT_FOUND, what `assertMayOpenSpace` throws
 */
export async function openSpace(
  context: ExtensionContext,
  asker: SignedInAsker,
  { contact: id, level, projects: asked, now }: Opening,
): Promise<{ readonly invited: boolean }> {
  const contact = await findOwnContact(context, asker, id);
  const reach = await spaceReach(context, asker, contact.account);
  const among = reach.projects.map((project) => project.id);
  const projects = [...new Set(asked)];
  return runUnit(context, asker, async (unit) => {
    // The lock of the invitation itself: two clicks are one space and one mail.
    await lockInTransaction(unit.trx, 'people.invitation', contact.email ?? contact.id);
    const user = await findSpaceUser(unit.trx, { contact, email: contact.email });
    const held = user?.levels.find(({ account }) => account === contact.account)?.level ?? null;
    assertMayOpenSpace({
      level,
      held,
      projects,
      email: contact.email ?? user?.email ?? null,
      person: user && personOf(user, contact.account),
      may: { admin: reach.levels.includes('admin'), projects: new Set(among) },
    });
    const place =
      user && held
        ? await change({ context, unit, asker, user, contact, level, now })
        : await invite({ context, unit, contact, level, now });
    await setSeats(unit.trx, { account: contact.account, user: place }, { projects, among, now });
    await unit.audit({
      action: held ? 'space.changed' : 'space.opened',
      collection: 'account_members',
      subject: place,
      account: contact.account,
      data: { contact: contact.id, level, projects, ...(held && { former_level: held }) },
    });
    return { invited: held === null };
  });
}

function personOf({ role, status, levels }: SpaceUser, account: string) {
  return {
    isClient: role === 'client_admin' || role === 'client_member',
    isActive: status === 'active',
    otherLevels: levels.filter((one) => one.account !== account).map(({ level }) => level),
  };
}

interface Place {
  readonly context: ExtensionContext;
  readonly unit: Unit;
  readonly contact: SpaceContact;
  readonly level: SpaceLevel;
  readonly now: Date;
}

async function change(
  asked: Place & { readonly user: SpaceUser; readonly asker: SignedInAsker },
): Promise<string> {
  const { unit, user, contact, level, now, asker } = asked;
  const author = asker.user;
  await setLevel(
    unit.trx,
    { account: contact.account, user: user.id },
    { level, contact: contact.id, author, now },
  );
  await giveRole(asked, user, level);
  return user.id;
}

/** Their role is the level they have everywhere; Directus tells every process that it changed. */
async function giveRole({ context, unit }: Place, user: SpaceUser, level: SpaceLevel) {
  const wanted = await roleOfLevel(unit.trx, level);
  if (wanted.name === user.role) return;
  const schema = await context.getSchema();
  // Every right: the level was decided above, and no staff role may write users.
  const users = new context.services.UsersService({ knex: unit.trx, schema, accountability: null });
  await users.updateOne(user.id, { role: wanted.id });
}

async function invite({ context, unit, contact, level, now }: Place): Promise<string> {
  const { user } = await inviteContact({
    knex: unit.trx,
    services: context.services,
    getSchema: context.getSchema,
    contact: { ...contact, email: contact.email ?? '' },
    account: {
      id: contact.account,
      name: contact.account_name,
      locale: contact.account_locale,
    },
    level,
    key: `space:${contact.id}:${now.toISOString()}`,
    now,
  });
  if (!user) throw new Error(`The space of ${contact.id} was opened to nobody.`);
  const known = await findSpaceUser(unit.trx, { contact, email: contact.email });
  if (known) await giveRole({ context, unit, contact, level, now }, known, level);
  return user;
}

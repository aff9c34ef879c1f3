import { DomainError } from '../errors.ts';
import type { SpaceLevel } from './decide-space.ts';

/** Invitations of one account in an hour, refused ones included: what is tried out stops here. */
export const MOST_INVITATIONS = 10;

export interface ClientInvitation {
  /** What the inviter is in this account; null when they are not in it. */
  readonly inviter: SpaceLevel | null;
  readonly membersMayInvite: boolean;
  /** The level the colleague is to have. */
  readonly level: SpaceLevel;
  /** Of this account within the last hour. */
  readonly recent: number;
}

/**
 * Whether somebody of a client invites a colleague at all, before anything is looked up about the
 * address. @throws NOT_FOUND outside the account, INVITATION_NOT_ALLOWED, SPACE_BEYOND_YOURS,
 * INVITATION_LIMIT
 */
export function assertMayInvite({
  inviter,
  membersMayInvite,
  level,
  recent,
}: ClientInvitation): void {
  if (inviter === null) throw new DomainError('NOT_FOUND');
  if (inviter !== 'admin' && !membersMayInvite) throw new DomainError('INVITATION_NOT_ALLOWED');
  if (level === 'admin' && inviter !== 'admin') {
    throw new DomainError('SPACE_BEYOND_YOURS', { field: 'level' });
  }
  if (recent >= MOST_INVITATIONS) throw new DomainError('INVITATION_LIMIT');
}

/** Whoever has the address already. */
export interface KnownPerson {
  readonly isClient: boolean;
  readonly isActive: boolean;
  /** They are in the space of another account. */
  readonly isElsewhere: boolean;
}

/**
 * Whether an address may be invited by a client. People of the team, of vendors and of other clients,
 * suspended ones and contacts of another account are refused in one and the same way: the answer tells
 * nobody who works with us.
 */
export function isInvitable({
  person,
  isContactElsewhere,
}: {
  readonly person: KnownPerson | null;
  readonly isContactElsewhere: boolean;
}): boolean {
  if (isContactElsewhere) return false;
  return person === null || (person.isClient && person.isActive && !person.isElsewhere);
}

export interface Invited {
  readonly invitedBy: string | null;
  readonly level: SpaceLevel;
  readonly user: string;
}

/**
 * Whether somebody of a client may send an invitation again or end it: what they invited, and as an
 * administrator what any colleague of theirs did. What staff opened is staff's to end, and whom staff has
 * made an administrator since is no member's. @throws NOT_FOUND
 */
export function assertMayManage(
  { invitedBy, level: held, user }: Invited,
  { id, level }: { readonly id: string; readonly level: SpaceLevel | null },
): void {
  const isTheirs = invitedBy !== null && (invitedBy === id || level === 'admin');
  const isAbove = held === 'admin' && level !== 'admin';
  if (level === null || !isTheirs || isAbove || user === id) throw new DomainError('NOT_FOUND');
}

/** The dots of domains, those of other scripts included, which browsers read alike (UTS 46). */
const LINK = /[/@<>\p{Cc}]|www[.\u3002\uff0e\uff61]|\p{L}{2}[.\u3002\uff0e\uff61]\p{L}{2}/iu;

/**
 * The name of whom a client invites: it stands in a mail of ours to an address they choose, so it carries
 * nothing to click on. @throws VALUE_INVALID
 */
export function assertInvitedName(name: string, field: string): void {
  if (LINK.test(name)) throw new DomainError('VALUE_INVALID', { field });
}

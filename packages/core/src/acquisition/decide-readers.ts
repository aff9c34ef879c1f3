/** Who reads an activity: the team, or its owner alone. */
export interface Readers {
  readonly visibility: 'shared' | 'private';
  readonly owner: string | null;
}

export interface ReadersQuestion {
  /** Of the mailbox the mail came into. */
  readonly mailbox: Readers;
  /** Of the mail it answers; null for a new conversation. */
  readonly answered: Readers | null;
  /** Who follows the record it is filed on, or the colleague who wrote it. */
  readonly follower: string | null;
}

/**
 * Who reads a mail: a private conversation goes on in private, whichever mailbox its answer reaches;
 * what comes into a private mailbox is its owner's; the rest is the team's. Null for a private
 * mailbox without an owner, of which nobody would know.
 */
export function decideReaders({ mailbox, answered, follower }: ReadersQuestion): Readers | null {
  if (answered?.visibility === 'private' && answered.owner) {
    return { visibility: 'private', owner: answered.owner };
  }
  if (mailbox.visibility === 'shared') return { visibility: 'shared', owner: follower };
  return mailbox.owner ? { visibility: 'private', owner: mailbox.owner } : null;
}

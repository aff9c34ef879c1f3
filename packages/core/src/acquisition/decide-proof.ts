/** What the server nearest to us found out about who sent a mail (RFC 8601). */
export interface MailProof {
  /** The name the server gives itself; null for one that gives none. */
  readonly server: string | null;
  /** DMARC passed, or DKIM or SPF for the very domain the mail says to be from. */
  readonly isAligned: boolean;
  /** Told by the service that received the mail, apart from the mail itself. */
  readonly isByService?: true;
}

/** Which server a source believes. */
export interface ProofSettings {
  /** `proven`: a colleague's mail counts as theirs once a server we know has checked it. */
  readonly colleagues: 'proven' | 'said';
  /** The name that server gives itself in `Authentication-Results`. */
  readonly auth_server: string | null;
  /** The server the mailbox is read from; null for a webhook. */
  readonly host: string | null;
}

/** Hosts of mailboxes whose servers check every mail and take such headers off those that come in. */
const KNOWN: readonly (readonly [host: RegExp, server: string | null])[] = [
  [/(?:^|\.)(?:gmail|googlemail|google)\.com$/i, 'mx.google.com'],
  // Microsoft writes its findings without a name.
  [/(?:^|\.)(?:office365|outlook)\.com$/i, null],
];

/**
 * Whether a mail that says to be a colleague's is one. Anybody can write that header into their own mail:
 * it counts only from the server the source names, or from one that is known to take others off.
 */
export function isProven(proof: MailProof | null, settings: ProofSettings): boolean {
  if (settings.colleagues === 'said') return true;
  if (!proof?.isAligned) return false;
  const { auth_server: named, host } = settings;
  if (proof.isByService) return true;
  if (named !== null) return proof.server?.toLowerCase() === named.toLowerCase();
  const known = KNOWN.find(([pattern]) => host !== null && pattern.test(host));
  return known !== undefined && known[1] === (proof.server?.toLowerCase() ?? null);
}

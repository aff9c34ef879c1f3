import { areOfOneHouse, isRobot, type MailAddress } from './mail-address.ts';

/** A mail of a colleague that reached a mailbox of ours. */
export interface ColleagueMail {
  readonly from: string;
  /** To and Cc. */
  readonly recipients: readonly MailAddress[];
  /** Addresses of ours the mail may have come to, lower case. */
  readonly own: readonly string[];
  /** Those of the recipients who are colleagues, lower case. */
  readonly colleagues: ReadonlySet<string>;
}

/** More than this is a mailing, of which each conversation says nothing. */
export const MOST_RECIPIENTS = 10;

/**
 * Whom a colleague wrote to outside: neither our own addresses nor those of our house, nor machines.
 * Lower case, each once.
 */
export function outsideRecipients({ from, recipients, own, colleagues }: ColleagueMail): string[] {
  const addresses = recipients.map(({ address }) => address.trim().toLowerCase());
  const outside = addresses.filter(
    (address) =>
      address.includes('@') &&
      !own.includes(address) &&
      !colleagues.has(address) &&
      !areOfOneHouse(address, from) &&
      !isRobot(address),
  );
  return [...new Set(outside)];
}

export type ColleagueDecision = 'outgoing' | 'forward' | 'internal';

/**
 * What a colleague's mail is. Somebody we know among those it was written to makes it a mail of ours
 * to them, whatever it quotes; what is passed on to us alone is of its first sender; the rest of what
 * goes outside is ours as well, to be filed once its recipient is known.
 */
export function decideColleagueMail(
  outside: readonly string[],
  { known, isForward }: { readonly known: ReadonlySet<string>; readonly isForward: boolean },
): ColleagueDecision {
  if (outside.some((address) => known.has(address))) return 'outgoing';
  if (isForward) return 'forward';
  return outside.length > 0 ? 'outgoing' : 'internal';
}

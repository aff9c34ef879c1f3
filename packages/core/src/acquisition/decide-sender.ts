import type { MailProof } from './decide-proof.ts';
import { areOfOneHouse, isRobot, type MailAddress } from './mail-address.ts';

/** What the headers of a mail say of who wrote it, and how it came. */
export interface MailTrace {
  readonly from: MailAddress | null;
  readonly replyTo: MailAddress | null;
  /** Who wrote to a group that put its own address in place of theirs. */
  readonly original: MailAddress | null;
  /** Where it was sent, lower case. */
  readonly to: readonly string[];
  /** Whom it was written to, copies included, as they are named. */
  readonly recipients: readonly MailAddress[];
  /** The address of ours it came to, a hidden copy included, as far as servers say; lower case. */
  readonly deliveredTo: readonly string[];
  /** The server that took it says that it is not from the domain it names (DMARC). */
  readonly isForged: boolean;
  /** What a server found out about that. */
  readonly proof: MailProof | null;
  /** The address of the group or list it came through, '' for one that is not told. */
  readonly list: string | null;
  /** Written by a machine: an absence, a notice of non-delivery. */
  readonly isAnswerOfMachine: boolean;
  /** Sent to many: a newsletter. */
  readonly isBulk: boolean;
  /** Says that a machine made it, as notices of sites do. */
  readonly isGenerated: boolean;
  /** Written by a page of a site, by its own headers. */
  readonly isByScript: boolean;
}

export type GroupChoice = 'addressed' | 'ignored';

export type SenderDecision =
  | { readonly kind: 'automatic' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'person';
      readonly person: MailAddress;
      readonly by: 'from' | 'original' | 'reply_to';
    }
  /** A form of a site: who filled it in is named in its text, if anywhere. */
  | { readonly kind: 'form' };

/**
 * Who wrote a mail. Groups and sites write from an address of their own and name the person
 * elsewhere: that is looked up only where the sender is such an address, since anybody may write
 * anything there. What machines write of their own accord is told apart.
 */
export function decideSender(trace: MailTrace, groups: GroupChoice): SenderDecision {
  const { from } = trace;
  if (trace.isAnswerOfMachine) return { kind: 'automatic' };
  if (trace.list !== null) return decideGroup(trace, groups);
  if (!from) return { kind: 'unknown' };
  const isForm = isSite(trace, from);
  if (isForm && trace.replyTo && isVisitor(trace.replyTo, trace, from)) {
    return { kind: 'person', person: trace.replyTo, by: 'reply_to' };
  }
  if (trace.isBulk) return { kind: 'automatic' };
  if (isRobot(from.address)) return { kind: trace.replyTo ? 'automatic' : 'form' };
  if (trace.isGenerated) return { kind: 'automatic' };
  return { kind: 'person', person: from, by: 'from' };
}

/** A site, by its address, by what wrote the mail, or because it writes to us from our own address. */
function isSite({ isByScript, to, replyTo }: MailTrace, { address }: MailAddress): boolean {
  if (isRobot(address) || isByScript || to.includes(address.toLowerCase())) return true;
  // Our own site under our own domain, answering to somebody elsewhere.
  const isOurs = to.some((one) => areOfOneHouse(one, address));
  return isOurs && replyTo !== null && !areOfOneHouse(replyTo.address, address);
}

/** Who filled in a form: not its own address again, nor the support of a service that writes. */
function isVisitor(
  { address }: MailAddress,
  { to, isBulk }: MailTrace,
  from: MailAddress,
): boolean {
  return (
    !isBulk &&
    !isRobot(address) &&
    !to.includes(address.toLowerCase()) &&
    !areOfOneHouse(address, from.address)
  );
}

/** A mail through a group is somebody's when the group is what they wrote to. */
function decideGroup(trace: MailTrace, groups: GroupChoice): SenderDecision {
  const { from, list, to, original, replyTo } = trace;
  if (groups === 'ignored' || trace.isBulk || list === null) return { kind: 'automatic' };
  const isAddressed = to.some((address) => isListOf(list, address));
  const isByGroup = from !== null && (isListOf(list, from.address) || / via /i.test(from.name));
  if (!isAddressed && !isByGroup) return { kind: 'automatic' };
  if (!from) return { kind: 'unknown' };
  if (!isByGroup && !to.includes(from.address.toLowerCase())) {
    return isRobot(from.address)
      ? siteBehind(trace, from)
      : { kind: 'person', person: from, by: 'from' };
  }
  const isElse = (one: MailAddress | null): one is MailAddress =>
    one !== null && !isListOf(list, one.address) && !to.includes(one.address.toLowerCase());
  if (isElse(original) && !isRobot(original.address)) {
    return { kind: 'person', person: named(original, from), by: 'original' };
  }
  return isElse(replyTo) && !isRobot(replyTo.address)
    ? { kind: 'person', person: named(replyTo, from), by: 'reply_to' }
    : { kind: 'unknown' };
}

/** A form of the site that is sent to a group. */
function siteBehind(trace: MailTrace, from: MailAddress): SenderDecision {
  const { replyTo } = trace;
  if (replyTo && isVisitor(replyTo, trace, from)) {
    return { kind: 'person', person: replyTo, by: 'reply_to' };
  }
  return { kind: replyTo ? 'automatic' : 'form' };
}

/** « 'Agathe Lenoir' via Contact » says the name the other header left out. */
function named(person: MailAddress, from: MailAddress): MailAddress {
  if (person.name !== '') return person;
  const [, name = ''] = /^['"]?(.+?)['"]? via /i.exec(from.name) ?? [];
  return { ...person, name };
}

/** `contact.agence.example.com` (List-ID) and `contact@agence.example.com` are one list. */
function isListOf(list: string, address: string): boolean {
  const wanted = address.toLowerCase();
  return list === wanted || list === wanted.replace('@', '.');
}

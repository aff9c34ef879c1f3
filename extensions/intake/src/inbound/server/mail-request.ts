import { DomainError, isDomainError, normaliseEmail } from '@ia/core';
import type { Answers } from '@ia/core/acquisition/answers';
import { decideSender } from '@ia/core/acquisition/decide-sender';
import { areOfOneHouse, isRobot, type MailAddress } from '@ia/core/acquisition/mail-address';
import { type ForwardedMail, isForward, readForward } from '@ia/core/acquisition/read-forward';
import { readLabelledLines } from '@ia/core/acquisition/read-labelled-lines';
import { storableText } from '@ia/core/acquisition/storable-text';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import type { MailSettings } from '@ia/records/sources/source-settings';

/** Who asks something by a mail, and how they were told from whoever sent it. */
export interface MailRequest {
  /** Normalised. */
  readonly address: string;
  readonly subject: string;
  /** What is known of them: their address, their name, what they filled in. */
  readonly answers: Answers;
  readonly by: 'from' | 'original' | 'reply_to' | 'form' | 'forward';
}

/**
 * Who a mail is from, behind groups, forms of sites and colleagues who pass it on.
 * @throws MAIL_AUTOMATIC, MAIL_FROM_STAFF, MAIL_TO_SORT, INBOUND_UNREADABLE
 */
export async function readMailRequest(
  mail: InboundMail,
  settings: Pick<MailSettings, 'groups' | 'forwards'>,
  isStaff: (address: string) => Promise<boolean>,
): Promise<MailRequest> {
  const decision = decideSender(mail, settings.groups);
  if (decision.kind === 'automatic') throw new DomainError('MAIL_AUTOMATIC');
  if (decision.kind === 'unknown') throw unreadable();
  if (decision.kind === 'form') return ofForm(mail);
  const { person, by } = decision;
  const address = normalised(person.address);
  const isOwn = await isStaff(address);
  const isOfHouse = isOwn || mail.to.some((one) => one !== address && areOfOneHouse(one, address));
  if (isOfHouse && isForward(mail.subject, mail.text)) return ofForward(mail, settings, isStaff);
  if (isOwn) throw new DomainError('MAIL_FROM_STAFF');
  // A site that writes from our own mailbox to it: who filled it in is in the text, if anywhere.
  if (by === 'from' && mail.deliveredTo.includes(address)) return ofForm(mail);
  const filledIn = by === 'reply_to' ? readLabelledLines(mail.text) : new Map();
  return request({ person, subject: mail.subject, filledIn, by });
}

/** A form of a site that names nobody in its headers: its text may. */
function ofForm({ text, subject }: InboundMail): MailRequest {
  const filledIn = readLabelledLines(text);
  const address = [...filledIn.values()].find((answer) => isAddress(answer));
  if (!address || isRobot(address)) throw new DomainError('MAIL_AUTOMATIC');
  return request({ person: { name: '', address }, subject, filledIn, by: 'form' });
}

/** What a colleague passes on is of whoever wrote it first. */
async function ofForward(
  mail: InboundMail,
  { forwards }: Pick<MailSettings, 'forwards'>,
  isStaff: (address: string) => Promise<boolean>,
): Promise<MailRequest> {
  if (forwards === 'ignored') throw new DomainError('MAIL_FROM_STAFF');
  const first = forwards === 'sort' ? null : firstSender(mail);
  if (!first || !isAddress(first.from.address)) throw new DomainError('MAIL_TO_SORT');
  const address = normalised(first.from.address);
  if (isRobot(address) || (await isStaff(address))) throw new DomainError('MAIL_TO_SORT');
  const subject = first.subject ?? mail.subject;
  return request({ person: first.from, subject, filledIn: new Map(), by: 'forward' });
}

function firstSender({ text, attached }: InboundMail): ForwardedMail | null {
  if (!attached?.from) return readForward(text);
  return { from: attached.from, subject: attached.subject || null, text: attached.text };
}

interface Asking extends Pick<MailRequest, 'subject' | 'by'> {
  readonly person: MailAddress;
  readonly filledIn: Answers;
}

function request({ person, subject, filledIn, by }: Asking): MailRequest {
  const address = normalised(person.address);
  const name = storableText(person.name).trim();
  const answers = new Map([
    ['email', address],
    // Some programs put the address in place of the name.
    ...(name === '' || name.includes('@') ? [] : [['full_name', name] as const]),
    ...[...filledIn].filter(([, answer]) => !isAddress(answer) || normalised(answer) !== address),
  ]);
  return { address, subject, answers, by };
}

function isAddress(text: string): boolean {
  try {
    normaliseEmail(text);
    return true;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return false;
  }
}

function normalised(address: string): string {
  try {
    return normaliseEmail(address);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    throw unreadable();
  }
}

const unreadable = () => new DomainError('INBOUND_UNREADABLE', { hint: 'From' });

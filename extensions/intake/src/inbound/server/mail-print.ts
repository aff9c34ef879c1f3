import { createHash } from 'node:crypto';
import { sameText } from '@ia/core/text/same-text';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';

/**
 * What a mail says, whichever way it came: who wrote it, its subject, its words and its files. Its
 * identifier is no part of it: whoever has seen that can write it on another mail.
 */
export function mailPrint(mail: InboundMail): string {
  const { subject, text, files } = mail;
  const sender = senderOf(mail);
  const brought = files.map(({ bytes }) => sha256(bytes)).sort();
  return sha256(JSON.stringify([sender, sameText(subject), sameText(text), brought]));
}

/**
 * Whether one mail is the other as it came by another way: of the same sender, under the same subject, the
 * words of one within those of the other, and no file that only the later one brings.
 */
export function isCopy(first: InboundMail, later: InboundMail): boolean {
  const [files, brought] = [first, later].map((mail) =>
    mail.files.map(({ bytes }) => sha256(bytes)),
  );
  return (
    senderOf(first) === senderOf(later) &&
    saysTheSame(first, later) &&
    (brought ?? []).every((file) => files?.includes(file))
  );
}

/** Words that say nothing are within any others. */
const FEWEST_WORDS = 20;

type Said = Pick<InboundMail, 'subject' | 'text'>;

/** Whether two mails have one subject, and the words of one within those of the other. */
export function saysTheSame(first: Said, later: Said): boolean {
  if (!isSameSubject(first.subject, later.subject)) return false;
  const [known, told] = [sameText(first.text), sameText(later.text)];
  if (known === told) return true;
  const [short = '', long = ''] = [known, told].sort((one, other) => one.length - other.length);
  return short.length >= FEWEST_WORDS && long.includes(short);
}

const senderOf = ({ original, from }: InboundMail) =>
  (original ?? from)?.address.toLowerCase() ?? '';

/** Lists put their name in front of a subject. */
function isSameSubject(first: string, later: string): boolean {
  const [one, other] = [sameText(first), sameText(later)];
  return one.endsWith(other) || other.endsWith(one);
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

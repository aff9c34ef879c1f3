import { createHash } from 'node:crypto';
import { sameText } from '@ia/core/text/same-text';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';

/**
 * What a mail says, whichever way it came: who wrote it, its subject, its words and its files. Its
 * identifier is no part of it: whoever has seen that can write it on another mail.
 */
export function mailPrint({ original, from, subject, text, files }: InboundMail): string {
  const sender = (original ?? from)?.address.toLowerCase() ?? '';
  const brought = files.map(({ bytes }) => sha256(bytes)).sort();
  return sha256(JSON.stringify([sender, sameText(subject), sameText(text), brought]));
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

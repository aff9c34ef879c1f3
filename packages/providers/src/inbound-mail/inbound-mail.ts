import { messageIds } from './message-ids.ts';
import type { Bounce } from './read-delivery-report.ts';

/** A mail received, whichever way it came. */
export interface InboundMail {
  /** Without its angle brackets; null for a mail that carries none. */
  readonly messageId: string | null;
  /** The messages it answers, the nearest first. */
  readonly answers: readonly string[];
  readonly from: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  readonly text: string;
  readonly date: Date | null;
  /** Sent by a machine: absence, notice of non-delivery, list. */
  readonly isAutomatic: boolean;
  /** What came back, for a notice that a mail of ours reached nobody. */
  readonly bounce: Bounce | null;
}

export type MailHeaders = ReadonlyMap<string, string>;

/** RFC 3834 (Auto-Submitted), RFC 3464 (reports), RFC 2919 (lists) and what was used before them. */
export function isAutomaticMail(headers: MailHeaders, address: string): boolean {
  const of = (name: string) => headers.get(name)?.trim().toLowerCase() ?? '';
  return (
    !['', 'no'].includes(of('auto-submitted')) ||
    of('x-autoreply') !== '' ||
    of('x-auto-response-suppress') === 'all' ||
    /^(bulk|junk|list|auto_reply)$/.test(of('precedence')) ||
    of('list-id') !== '' ||
    of('return-path') === '<>' ||
    of('content-type').startsWith('multipart/report') ||
    /^(mailer-daemon|postmaster|no-?reply|bounces?)([@+-]|$)/.test(address.toLowerCase())
  );
}

/** The messages a mail answers: what it replies to, then the thread from its end. */
export function answeredIds(headers: MailHeaders): string[] {
  const replied = messageIds(headers.get('in-reply-to'));
  const thread = messageIds(headers.get('references')).reverse();
  return [...new Set([...replied, ...thread])].slice(0, 50);
}

import type { MailTrace } from '@ia/core/acquisition/decide-sender';
import type { ReceivedFile } from '@ia/core/files/received-file';
import type { Bounce } from './bounce.ts';
import { messageIds } from './message-ids.ts';

/** A mail received, whichever way it came. */
export interface InboundMail extends MailTrace {
  /** Without its angle brackets; null for a mail that carries none. */
  readonly messageId: string | null;
  /** The messages it answers, the nearest first. */
  readonly answers: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly date: Date | null;
  /** What came back, for a notice that a mail of ours reached nobody. */
  readonly bounce: Bounce | null;
  /** What somebody meant to send with it, mails passed on as files included. */
  readonly files: readonly ReceivedFile[];
  /** A mail passed on as a file. */
  readonly attached: InboundMail | null;
}

export type MailHeaders = ReadonlyMap<string, string>;

const MOST_ANSWERED = 50;

/** The messages a mail answers: what it replies to, then the thread from its end. */
export function answeredIds(headers: MailHeaders): string[] {
  const replied = messageIds(headers.get('in-reply-to'));
  const thread = messageIds(headers.get('references')).reverse();
  return [...new Set([...replied, ...thread])].slice(0, MOST_ANSWERED);
}

import type { ComposedMail, OutgoingMail } from '@ia/providers/mail';
import type { Unit } from '../writing/unit.ts';
import type { JobContext } from './jobs.ts';
import type { MailLocale } from './queue-mail.ts';

/** A mail of the queue, as its template writes it. */
export interface MailToWrite {
  readonly id: string;
  readonly template: string;
  readonly locale: MailLocale;
  readonly recipient: string;
  readonly data: Readonly<Record<string, string>>;
  readonly created_at: Date;
}

export interface WrittenMail
  extends ComposedMail,
    Pick<OutgoingMail, 'headers' | 'cc' | 'replyTo' | 'references' | 'attachments'> {}

/**
 * What became of a mail. `shown`: there is no mail server, the local page of the demo has it. `uncertain`: it
 * was handed over and nobody heard the answer; it is not sent again, people find out.
 */
export type MailOutcome =
  | { readonly status: 'sent' | 'shown'; readonly written: WrittenMail }
  | { readonly status: 'skipped' | 'uncertain' }
  | {
      readonly status: 'failed';
      /** Refused for good, or not to be reached in all its tries. */
      readonly reason: 'refused' | 'unavailable';
      readonly note: string;
    };

/** One kind of mail, contributed by the area whose words it has. */
export interface MailTemplate {
  /** Never changes once released: mails in the queue name it. */
  readonly name: string;
  /** The area tries again by its own clock: one try is settled whatever came of it. */
  readonly triesOnce?: true;
  /** Writes the mail at the moment it leaves; null when it must not leave any more. */
  readonly write: (mail: MailToWrite, context: JobContext) => Promise<WrittenMail | null>;
  /** What follows, in the transaction that notes the outcome. */
  readonly settled?: (
    mail: MailToWrite,
    outcome: MailOutcome,
    unit: Unit,
    context: JobContext,
  ) => Promise<void>;
}

/** The filter event by which bundles contribute: `filter(MAIL_TEMPLATES_FILTER, (all: MailTemplate[]) => [...all, mine])`. */
export const MAIL_TEMPLATES_FILTER = 'platform.mail_templates';

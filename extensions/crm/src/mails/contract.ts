import type { Answer } from '@ia/core/contracts/answer';
import { mailLimits } from '@ia/core/mails/written-mail';
import * as z from 'zod/mini';

/** The records a mail is written from. */
export const mailSubjects = ['deal', 'account', 'contact', 'lead'] as const;
export type MailSubject = (typeof mailSubjects)[number];

const address = z.string().check(z.trim(), z.minLength(3), z.maxLength(254));

/** `POST /mails` */
export const mailBody = z.strictObject({
  /** Drawn by the form: the same key is the same mail, however often it is sent. */
  key: z.uuid(),
  about: z.strictObject({ of: z.enum(mailSubjects), id: z.uuid() }),
  to: address,
  cc: z.optional(z.array(address).check(z.maxLength(mailLimits.copies))),
  subject: z.string().check(z.trim(), z.minLength(1), z.maxLength(mailLimits.subject)),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(mailLimits.text)),
  files: z.optional(z.array(z.uuid()).check(z.maxLength(mailLimits.files))),
  is_private: z.optional(z.boolean()),
  /** The mail of the timeline it answers. */
  answers: z.optional(z.nullable(z.uuid())),
  /** Whoever writes says that it is no canvassing. */
  despite_refusal: z.optional(z.boolean()),
});
export type MailBody = Answer<typeof mailBody>;

export const written = z.object({ activity: z.string() });

const recipient = z.object({
  address: z.string(),
  name: z.string(),
  contact: z.nullable(z.string()),
  state: z.enum(['ok', 'refused', 'bounced']),
});
export type MailRecipient = Answer<typeof recipient>;

/** `GET /mails/form`: what a mail about a record starts from. */
export const mailForm = z.object({
  recipients: z.array(recipient),
  /** Whom it goes to unless another is chosen. */
  to: z.nullable(z.string()),
  /** Whom the record is with, when nothing reaches them: nobody is chosen in their place. */
  unreachable: z.nullable(z.string()),
  subject: z.string(),
  /** Under who wrote it and when, in the language of whoever is written to. */
  quoted: z.string(),
  is_private: z.boolean(),
  /** Who it says it is from, and where answers go. */
  sender: z.string(),
  reply_to: z.string(),
});
export type MailForm = Answer<typeof mailForm>;

/** `POST /mails/:id/retry` */
export const retryBody = z.strictObject({
  /** Whoever sends again says that it is no canvassing. */
  despite_refusal: z.optional(z.boolean()),
});
export const retried = z.object({ state: z.literal('waiting') });

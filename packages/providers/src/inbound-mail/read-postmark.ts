import { z } from 'zod';
import { answeredIds, type InboundMail, isAutomaticMail } from './inbound-mail.ts';
import { messageIds } from './message-ids.ts';
import { textOfHtml } from './read-mime.ts';

/** The part of Postmark's inbound webhook that is used (postmarkapp.com, inbound webhook). */
const webhook = z.object({
  FromFull: z.object({ Email: z.string(), Name: z.string().default('') }),
  Subject: z.string().default(''),
  MessageID: z.string(),
  Date: z.string().default(''),
  TextBody: z.string().default(''),
  HtmlBody: z.string().default(''),
  StrippedTextReply: z.string().default(''),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});

/** @returns null when it is not what Postmark documents */
export function readPostmark(value: unknown): InboundMail | null {
  const parsed = webhook.safeParse(value);
  if (!parsed.success) return null;
  const mail = parsed.data;
  const headers = new Map(mail.Headers.map(({ Name, Value }) => [Name.toLowerCase(), Value]));
  const date = new Date(mail.Date);
  const text = mail.StrippedTextReply || mail.TextBody || textOfHtml(mail.HtmlBody);
  return {
    messageId: messageIds(headers.get('message-id'))[0] ?? mail.MessageID,
    answers: answeredIds(headers),
    from: { name: mail.FromFull.Name, address: mail.FromFull.Email },
    subject: mail.Subject,
    text: text.trim(),
    date: Number.isNaN(date.getTime()) ? null : date,
    isAutomatic: isAutomaticMail(headers, mail.FromFull.Email),
    // Postmark tells of bounces by a webhook of their own.
    bounce: null,
  };
}

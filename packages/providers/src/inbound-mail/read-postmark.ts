import type { MailProof } from '@ia/core/acquisition/decide-proof';
import { domainOf } from '@ia/core/acquisition/mail-address';
import { isForward } from '@ia/core/acquisition/read-forward';
import { z } from 'zod';
import { answeredIds, type InboundMail } from './inbound-mail.ts';
import { type FilePart, mailFiles } from './mail-files.ts';
import { traceOf } from './mail-trace.ts';
import { messageIds } from './message-ids.ts';
import { textOfHtml } from './text-of-html.ts';

/** The part of Postmark's inbound webhook that is used (postmarkapp.com, inbound webhook). */
const webhook = z.object({
  FromFull: z.object({ Email: z.string(), Name: z.string().default('') }),
  OriginalRecipient: z.string().default(''),
  ReplyTo: z.string().default(''),
  To: z.string().default(''),
  Cc: z.string().default(''),
  Subject: z.string().default(''),
  MessageID: z.string(),
  Date: z.string().default(''),
  TextBody: z.string().default(''),
  HtmlBody: z.string().default(''),
  StrippedTextReply: z.string().default(''),
  Attachments: z
    .array(
      z.object({
        Name: z.string().default(''),
        Content: z.string().default(''),
        ContentType: z.string().default(''),
        ContentID: z.string().nullish(),
      }),
    )
    .max(1000)
    .default([]),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});

function filePart({
  Name,
  Content,
  ContentType,
  ContentID,
}: z.output<typeof webhook>['Attachments'][number]): FilePart {
  return {
    name: Name === '' ? null : Name,
    type: ContentType.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    bytes: Buffer.from(Content, 'base64'),
    contentId: ContentID ? ContentID.replace(/^<|>$/g, '') : null,
  };
}

/**
 * Postmark checks SPF, and puts what it found above the headers of the mail. A quoted sender, or two of
 * them, may be the sender's own words: they prove nothing.
 */
function proofOfPostmark(received: string, from: string): MailProof | null {
  const isPlain = !received.includes('"') && received.split(/envelope-from=/i).length === 2;
  const [, domain] =
    /^pass\b.{0,300}\benvelope-from=<?[^@\s;>]{1,100}@([\w.-]{1,253})(?:[\s;>]|$)/is.exec(
      received,
    ) ?? [];
  const isAligned = isPlain && domain !== undefined && domain.toLowerCase() === domainOf(from);
  return received === '' ? null : { server: null, isAligned, isByService: true };
}

/** @returns null when it is not what Postmark documents */
export function readPostmark(value: unknown): InboundMail | null {
  const parsed = webhook.safeParse(value);
  if (!parsed.success) return null;
  const mail = parsed.data;
  const named = mail.Headers.map(({ Name, Value }) => [Name.toLowerCase(), Value] as const);
  // Postmark tells these apart, and leaves them out of the headers.
  const apart = [
    ['reply-to', mail.ReplyTo],
    ['to', mail.To],
    ['cc', mail.Cc],
    ['x-original-to', mail.OriginalRecipient],
  ] as const;
  const headers = new Map([...apart.filter(([, value]) => value !== ''), ...named.reverse()]);
  const date = new Date(mail.Date);
  const text = mail.StrippedTextReply || mail.TextBody || textOfHtml(mail.HtmlBody);
  return {
    ...traceOf(headers, mail.Subject),
    from: { name: mail.FromFull.Name, address: mail.FromFull.Email },
    proof: proofOfPostmark(headers.get('received-spf') ?? '', mail.FromFull.Email),
    messageId: messageIds(headers.get('message-id'))[0] ?? mail.MessageID,
    answers: answeredIds(headers),
    subject: mail.Subject,
    // What is passed on is no part of the reply Postmark cuts out.
    text: (isForward(mail.Subject, mail.TextBody) ? mail.TextBody || text : text).trim(),
    date: Number.isNaN(date.getTime()) ? null : date,
    // Postmark tells of bounces by a webhook of their own.
    bounce: null,
    files: mailFiles(mail.Attachments.map(filePart), mail.HtmlBody),
    attached: null,
  };
}

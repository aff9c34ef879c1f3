import type { ReceivedFile } from '@ia/core/files/received-file';
import PostalMime, { type Email } from 'postal-mime';
import { assertFewParts } from './count-parts.ts';
import { answeredIds, type InboundMail, type MailHeaders } from './inbound-mail.ts';
import { mailFiles, partOf } from './mail-files.ts';
import { traceOf } from './mail-trace.ts';
import { messageIds } from './message-ids.ts';
import { readDeliveryReport } from './read-delivery-report.ts';
import { readableBytes } from './readable-bytes.ts';
import type { ReportPart } from './report-part.ts';
import { textOfHtml } from './text-of-html.ts';

/** Parts and headers beyond what any mail has are not walked through. */
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 512 * 1024 } as const;

/** A mail passed on as a file may hold another one: no further. */
const MAX_ATTACHED = 2;

/** A mail as it travels (RFC 5322, MIME). @throws Error when it is no mail at all */
export async function readMime(bytes: Buffer, depth = 0): Promise<InboundMail> {
  assertFewParts(bytes);
  const mail = await PostalMime.parse(new Uint8Array(readableBytes(bytes)), {
    ...LIMITS,
    attachmentEncoding: 'arraybuffer',
    // Kept apart, however it is shown: of a mail that came back, the headers are what is looked for.
    forceRfc822Attachments: true,
  });
  const headers: MailHeaders = headersOf(mail.headers);
  const date = new Date(mail.date ?? '');
  const subject = mail.subject ?? '';
  const text = mail.text?.trim() || (mail.html ? textOfHtml(mail.html) : '');
  const bounce = readDeliveryReport({ parts: mail.attachments, headers, text });
  return {
    ...traceOf(headers, subject),
    messageId: messageIds(mail.messageId)[0] ?? null,
    answers: answeredIds(headers),
    subject,
    text,
    date: Number.isNaN(date.getTime()) ? null : date,
    bounce,
    files: bounce ? [] : filesOf(mail, bytes.length),
    attached: bounce ? null : await readAttached(mail.attachments, depth),
  };
}

/** Longer mails are read as far as this; their last part ends in the middle. */
export const MAX_MAIL_BYTES = 20 * 1_048_576;

function filesOf({ attachments, html = '' }: Email, size: number): ReceivedFile[] {
  const files = mailFiles(attachments.map(partOf), html);
  if (size < MAX_MAIL_BYTES) return files;
  return files.map((file, index) => ({ ...file, isCut: index === files.length - 1 }));
}

/** The first of a name counts, as for mail readers; one that is repeated forges none. */
function headersOf(
  given: readonly { readonly key: string; readonly value: string }[],
): MailHeaders {
  const headers = new Map<string, string>();
  for (const { key, value } of given) {
    const name = key.toLowerCase();
    if (!headers.has(name)) headers.set(name, value);
  }
  return headers;
}

async function readAttached(
  parts: readonly ReportPart[],
  depth: number,
): Promise<InboundMail | null> {
  const part = parts.find(({ mimeType }) => mimeType.toLowerCase() === 'message/rfc822');
  if (!part || depth >= MAX_ATTACHED) return null;
  const { content } = part;
  const bytes =
    typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  return readMime(bytes, depth + 1).catch(() => null);
}

import { convert } from 'html-to-text';
import PostalMime from 'postal-mime';
import { answeredIds, type InboundMail, isAutomaticMail } from './inbound-mail.ts';
import { messageIds } from './message-ids.ts';
import { readDeliveryReport } from './read-delivery-report.ts';

/** Text of a page, without what is only for a browser. */
export function textOfHtml(html: string): string {
  return convert(html.slice(0, 2_000_000), {
    wordwrap: false,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
    ],
    limits: { maxInputLength: 2_000_000, maxDepth: 60 },
  }).trim();
}

/** A mail as it travels (RFC 5322, MIME). @throws Error when it is no mail at all */
export async function readMime(bytes: Buffer): Promise<InboundMail> {
  const mail = await PostalMime.parse(new Uint8Array(bytes), {
    attachmentEncoding: 'arraybuffer',
    // Kept apart: of a mail that came back, the headers are what is looked for.
    rfc822Attachments: true,
  });
  const headers = new Map(mail.headers.map(({ key, value }) => [key.toLowerCase(), value]));
  const address = mail.from?.address ?? '';
  const date = new Date(mail.date ?? '');
  return {
    messageId: messageIds(mail.messageId)[0] ?? null,
    answers: answeredIds(headers),
    from: address === '' ? null : { name: mail.from?.name ?? '', address },
    subject: mail.subject ?? '',
    text: mail.text?.trim() || (mail.html ? textOfHtml(mail.html) : ''),
    date: Number.isNaN(date.getTime()) ? null : date,
    isAutomatic: isAutomaticMail(headers, address),
    bounce: readDeliveryReport(mail.attachments),
  };
}

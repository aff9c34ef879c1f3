import { type FileLink, findFileLinks } from '@ia/core/acquisition/find-file-links';
import type { ReceivedFile } from '@ia/core/files/received-file';
import { readFormFiles } from '@ia/providers/forms/read-form-body';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import { readForm } from './read-form.ts';
import { readMail } from './read-mail.ts';
import type { StoredDelivery } from './store/events.ts';

/** What somebody sent along: the files themselves, and those a form tool keeps. */
export interface DeliveryFiles {
  readonly files: readonly ReceivedFile[];
  readonly links: readonly FileLink[];
}

interface Forwarding {
  /** The mail is a colleague's who passed another one on. */
  readonly isForwarded: boolean;
}

/** Of a mail that was passed on as a file, what it brought stands in its place. */
export function filesIn(mail: InboundMail, { isForwarded }: Forwarding): readonly ReceivedFile[] {
  const { attached, files } = mail;
  if (!isForwarded || !attached) return files;
  return [...attached.files, ...files.filter(({ name }) => !/\.eml$/i.test(name ?? ''))];
}

/** Of the answers of a form. */
export function filesOfForm(contentType: string, body: Buffer): DeliveryFiles {
  return {
    files: readFormFiles(contentType, body),
    links: findFileLinks(readForm(contentType, body)),
  };
}

type Received = Pick<StoredDelivery, 'kind' | 'headers' | 'body' | 'event_type'>;

/** Of a delivery that has been dealt with; it is read once more as it came. */
export async function filesOfDelivery(
  delivery: Received,
  forwarding: Forwarding,
): Promise<DeliveryFiles> {
  const { kind, headers, body } = delivery;
  if (kind === 'mail_imap' || kind === 'mail_webhook') {
    return { files: filesIn(await readMail(delivery), forwarding), links: [] };
  }
  return filesOfForm(headers['content-type'] ?? '', body);
}

import { messageIds } from './message-ids.ts';

/** A mail of ours that could not be delivered for good. */
export interface Bounce {
  /** Of the mail that came back, without its angle brackets. */
  readonly messageId: string;
  /** The address it could not reach. */
  readonly recipient: string;
}

interface Part {
  readonly mimeType: string;
  readonly content: ArrayBuffer | Uint8Array | string;
}

/**
 * A notice of non-delivery (RFC 3464): its machine-readable part, and the headers of what came back.
 * Null for anything else: delays, successes, notices that do not say of which mail.
 */
export function readDeliveryReport(parts: readonly Part[]): Bounce | null {
  const textOf = (...types: readonly string[]) =>
    parts.filter(({ mimeType }) => types.includes(mimeType.toLowerCase())).map(textOfPart)[0] ?? '';
  const status = textOf('message/delivery-status', 'message/global-delivery-status');
  const returned = textOf('text/rfc822-headers', 'message/rfc822-headers', 'message/rfc822');
  const failed = status
    .split(/\r?\n\s*\r?\n/)
    .map(readFields)
    .find((fields) => fields.get('action') === 'failed' && fields.get('status')?.startsWith('5'));
  const recipient = failed?.get('final-recipient') ?? failed?.get('original-recipient') ?? '';
  const address = recipient.split(';').at(-1)?.trim() ?? '';
  const head = returned.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const [messageId] = messageIds(readFields(head).get('message-id'));
  return messageId && address.includes('@') ? { messageId, recipient: address } : null;
}

/** Fields of a header, the lines that continue one taken with it. */
function readFields(text: string): ReadonlyMap<string, string> {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line.trim()) ?? [];
      return name ? [[name.toLowerCase(), (value ?? '').trim()]] : [];
    }),
  );
}

function textOfPart({ content }: Part): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

import type { Bounce } from './bounce.ts';
import { messageIds } from './message-ids.ts';
import { readTextReport } from './read-text-report.ts';
import { type ReportPart, textOfPart } from './report-part.ts';

export interface Report {
  readonly parts: readonly ReportPart[];
  /** Of the notice itself, by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/**
 * A notice of non-delivery: by its machine-readable part (RFC 3464), else by the words of servers
 * that write none, and the headers of what came back. Null for anything else: delays, successes.
 */
export function readDeliveryReport({ parts, headers, text }: Report): Bounce | null {
  const textOf = (...types: readonly string[]) =>
    parts.filter(({ mimeType }) => types.includes(mimeType.toLowerCase())).map(textOfPart)[0];
  const status = textOf('message/delivery-status', 'message/global-delivery-status');
  const returned =
    textOf('text/rfc822-headers', 'message/rfc822-headers', 'message/rfc822', 'message/global') ??
    '';
  if (status === undefined) return readTextReport({ headers, text: `${text}\n\n${returned}` });
  const told = status
    .slice(0, MAX_STATUS)
    .split(/\n[ \t\r]*\n/)
    .map(readFields);
  const failed = told.find(isFinal);
  if (!failed) return null;
  const addresses = ['original-recipient', 'x-actual-recipient', 'final-recipient']
    .map((name) => addressOf(failed.get(name) ?? ''))
    .filter((address) => address.includes('@'));
  const [recipient, ...others] = [...new Set(addresses)];
  const head = returned.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const [messageId = null] = [
    ...messageIds(readFields(head).get('message-id')),
    // Google's, which returns no headers of a mail that is too big.
    ...told.flatMap((fields) => messageIds(fields.get('x-original-message-id'))),
    // Some servers name it in the notice itself, or only in its words.
    ...messageIds(headers.get('in-reply-to')),
    ...messageIds(headers.get('references')),
    ...messageIds(/^message-id:[ \t]*(\S{3,900})/im.exec(text.slice(0, MAX_STATUS))?.[1]),
  ];
  if (!recipient) return null;
  const [code] = ENHANCED.exec(saidOf(failed)) ?? [];
  return {
    messageId,
    recipient,
    ...(others.length > 0 && { others }),
    ...(code && { status: code }),
  };
}

const MAX_STATUS = 200_000;

type Fields = ReadonlyMap<string, string>;

/** RFC 3463 */
const ENHANCED = /\b([245])\.(\d{1,3})\.\d{1,3}\b/;

const saidOf = (fields: Fields): string =>
  fields.get('status') ?? fields.get('diagnostic-code') ?? '';

/**
 * Whether a server has given up: it says so, in whatever letters. A full mailbox that may be emptied
 * (4.2.x) says nothing of its address; any other trouble it gave up on has lasted for days.
 */
function isFinal(fields: Fields): boolean {
  const action = /^[a-z]+/.exec((fields.get('action') ?? '').trim().toLowerCase())?.[0] ?? '';
  const status = ENHANCED.exec(saidOf(fields));
  const [
    ,
    kind = /\b([45])\d\d\b/.exec(fields.get('diagnostic-code') ?? '')?.[1] ?? '',
    subject = '',
  ] = status ?? [];
  if (action === 'failed') return kind !== '2' && !(kind === '4' && subject === '2');
  return action === '' && kind === '5';
}

/** `rfc822; a@b.fr`, `rfc822;<a@b.fr>`, with or without its type. */
function addressOf(recipient: string): string {
  const address = recipient.split(';').at(-1)?.trim() ?? '';
  return address.replace(/^<|>$/g, '');
}

/** Fields of a header, the lines that continue one taken with it; the first of a name counts. */
function readFields(text: string): Fields {
  const lines = text
    .slice(0, MAX_STATUS)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = /^([\w-]{1,80}):(.*)$/.exec(line.trim()) ?? [];
    if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

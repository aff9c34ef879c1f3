import type { ReceivedFile } from '@ia/core/files/received-file';
import { type Attachment, decodeWords } from 'postal-mime';
import { readTnef } from './read-tnef.ts';

/** A part of a mail that may be a file, whoever parsed it. */
export interface FilePart {
  readonly name: string | null;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Without its angle brackets. */
  readonly contentId: string | null;
}

/** What mail programs write for each other. */
const OF_MACHINES = new Set([
  ...['application/pkcs7-signature', 'application/x-pkcs7-signature', 'application/pgp-signature'],
  ...['message/delivery-status', 'message/disposition-notification', 'text/rfc822-headers'],
  ...['message/rfc822-headers', 'message/global-delivery-status', 'text/x-amp-html'],
]);

/** A logo or a picture of a signature is smaller, a screenshot somebody pasted larger. */
const LARGEST_LOGO = 100 * 1024;

/**
 * The files somebody meant to send: what is no signature of a program, no picture of a signature, and
 * what Outlook packed into « winmail.dat ». A picture is part of the text where the text shows it;
 * Apple Mail calls every file inline.
 */
export function mailFiles(parts: readonly FilePart[], html: string): ReceivedFile[] {
  const shown = shownIn(html);
  return parts
    .filter((part) => !OF_MACHINES.has(part.type) && !isLogo(part, shown))
    .flatMap((part) => (isTnef(part) ? unpacked(part) : [fileOf(part)]));
}

export function partOf({ filename, mimeType, content, contentId }: Attachment): FilePart {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return {
    name: filename,
    type: mimeType.toLowerCase(),
    bytes,
    contentId: contentId?.replace(/^<|>$/g, '') ?? null,
  };
}

function isLogo({ type, bytes, contentId }: FilePart, shown: ReadonlySet<string>): boolean {
  if (!contentId || !type.startsWith('image/') || bytes.length > LARGEST_LOGO) return false;
  return shown.has(contentId) || shown.has(encodeURIComponent(contentId));
}

/** The parts a page shows, by their Content-ID. */
function shownIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/cid:([^"'\s<>()]{1,300})/gi)].flatMap(([, id]) => id ?? []));
}

function fileOf({ name, type, bytes }: FilePart): ReceivedFile {
  return { name: name ?? unsaidName(type, bytes), bytes };
}

const HEAD = 16_384;

/** Of parts that are not named by whoever sent them: a mail is called by its subject. */
function unsaidName(type: string, bytes: Uint8Array): string | null {
  if (type === 'text/calendar') return 'invitation.ics';
  if (type !== 'message/rfc822') return null;
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const subject = decodeWords(/^subject:[ \t]*([^\r\n]{1,300})/im.exec(head)?.[1] ?? '').trim();
  return `${subject || 'message'}.eml`;
}

function isTnef({ type, name }: FilePart): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name ?? '');
}

/** Itself when nothing is found in it. */
function unpacked(part: FilePart): ReceivedFile[] {
  const files = readTnef(part.bytes);
  return files.length > 0 ? files : [fileOf(part)];
}

import { extensionOf } from './file-name.ts';
import {
  OLE_TYPES,
  PACKAGES,
  PROGRAM_NAMES,
  PROGRAM_NAMES_PACKED,
  PROGRAMS,
  SCRIPTS,
  SIGNATURES,
  TEXT_TYPES,
} from './file-signatures.ts';

/** What a file is, by what it holds. */
export interface JudgedFile {
  /** A program, or an archive that holds one. */
  readonly isProgram: boolean;
  /** An office document that runs something of its own when it is opened. */
  readonly hasMacros: boolean;
  readonly type: string;
  /** Of a name that has none, without its dot; '' when nothing is known. */
  readonly extension: string;
}

const HEAD = 4096;
/** How far into a file the mark of a PDF may stand. */
const PDF_WITHIN = 1024;
const MAX_ENTRIES = 5000;

/**
 * Judges a file by its content, its name only where the content says nothing: a type that was said
 * along with it is not looked at. Linear in its length.
 */
export function judgeFile(bytes: Uint8Array, name: string): JudgedFile {
  // One character of each byte: what is looked for in it is ASCII.
  const text = new TextDecoder('latin1').decode(bytes);
  const file = { bytes, head: text.slice(0, HEAD), named: extensionOf(name) };
  const entries = startsWith(bytes, 'PK') ? entriesOf(bytes, text) : [];
  const isProgram =
    PROGRAM_NAMES.has(file.named) ||
    SCRIPTS.some((start) => startsWith(bytes, start)) ||
    // A text may begin with the same letters.
    (!isText(bytes) && PROGRAMS.some((start) => startsWith(bytes, start))) ||
    entries.some((entry) => PROGRAM_NAMES_PACKED.has(extensionOf(entry)));
  const found = typeOf(file, entries);
  return { isProgram, hasMacros: holdsMacros(text, found, entries), ...found };
}

function startsWith(bytes: Uint8Array, start: string, at = 0): boolean {
  for (let index = 0; index < start.length; index += 1) {
    if (bytes[at + index] !== start.charCodeAt(index)) return false;
  }
  return true;
}

interface Looked {
  readonly bytes: Uint8Array;
  readonly head: string;
  /** The extension of its name. */
  readonly named: string;
}

type Found = Pick<JudgedFile, 'type' | 'extension'>;

function typeOf({ bytes, head, named }: Looked, entries: readonly string[]): Found {
  if (head.slice(0, PDF_WITHIN).includes('%PDF-'))
    return { type: 'application/pdf', extension: 'pdf' };
  const signature = SIGNATURES.find((known) => startsWith(bytes, known.bytes, known.at));
  if (!signature) return isText(bytes) ? textTypeOf(head, named) : UNKNOWN;
  const { type, extension } = signature;
  if (extension === 'zip') return packageOf(head, entries) ?? { type, extension };
  if (extension === 'doc') return { type: OLE_TYPES[named] ?? type, extension: '' };
  return { type, extension };
}

const UNKNOWN: Found = { type: 'application/octet-stream', extension: '' };

/** Where OpenDocument says its type: the first entry of the archive, not compressed. */
const MIMETYPE_AT = 30;

function packageOf(head: string, entries: readonly string[]): Found | null {
  const said = head.slice(MIMETYPE_AT, MIMETYPE_AT + 80);
  const [, open] = /^mimetype(application\/vnd\.oasis\.opendocument\.[a-z]{1,20})/.exec(said) ?? [];
  if (open) return { type: open, extension: '' };
  const known = PACKAGES.find(([entry]) => entries.some((name) => entry.test(name)));
  return known ? { type: known[1], extension: known[2] } : null;
}

const ENTRY = 'PK\x01\x02';

/** Names in the directory of a ZIP, found by its marks wherever it stands: a forged end hides none. */
function entriesOf(bytes: Uint8Array, text: string): string[] {
  const names: string[] = [];
  for (
    let at = text.indexOf(ENTRY);
    at >= 0 && names.length < MAX_ENTRIES;
    at = text.indexOf(ENTRY, at + 4)
  ) {
    const length = (bytes[at + 28] ?? 0) + (bytes[at + 29] ?? 0) * 256;
    names.push(text.slice(at + 46, at + 46 + length));
  }
  return names;
}

/** `vbaProject.bin` of newer documents; the storage of that name, in UTF-16, of older ones. */
function holdsMacros(text: string, { type }: Found, entries: readonly string[]): boolean {
  if (entries.some((entry) => /(?:^|\/)vbaProject\.bin$/i.test(entry))) return true;
  const isOle = type === 'application/x-ole-storage' || Object.values(OLE_TYPES).includes(type);
  return isOle && text.includes('_\x00V\x00B\x00A\x00_\x00');
}

/** Text in any charset has no zero byte, UTF-16 with its mark apart. */
function isText(bytes: Uint8Array): boolean {
  const isMarked = startsWith(bytes, '\xff\xfe') || startsWith(bytes, '\xfe\xff');
  return isMarked || !bytes.subarray(0, HEAD).includes(0);
}

function textTypeOf(head: string, named: string): Found {
  if (/^\s*(?:<!doctype html|<html|<head|<script|<body)/i.test(head))
    return { type: 'text/html', extension: 'html' };
  if (
    /^\s*(?:<\?xml[^>]{0,200}>)?[^<]{0,200}(?:<!--.{0,500}?-->|<!doctype[^>]{0,300}>|\s){0,5}<svg[\s>]/i.test(
      head,
    )
  )
    return { type: 'image/svg+xml', extension: 'svg' };
  if (/^\s*BEGIN:VCALENDAR/i.test(head)) return { type: 'text/calendar', extension: 'ics' };
  if (/^\s*BEGIN:VCARD/i.test(head)) return { type: 'text/vcard', extension: 'vcf' };
  const type = TEXT_TYPES[named] ?? 'text/plain';
  return { type, extension: 'txt' };
}

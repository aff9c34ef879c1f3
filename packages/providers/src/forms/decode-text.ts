/** What older sites and servers mean when they say nothing, or say Latin-1. */
const WESTERN = 'windows-1252';
/** Encodings of a byte a letter, in which two of UTF-8 make no word. */
const WESTERNS: ReadonlySet<string> = new Set([WESTERN, 'iso-8859-15', 'macintosh']);

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Bytes as text: by the mark they begin with, the charset they say, else as UTF-8; what is none of it
 * is from a Western site that says nothing.
 */
export function decodeText(bytes: Uint8Array, charset: string | null = null): string {
  const mark = MARKS.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (mark) return decoderOf(mark[0])?.decode(bytes) ?? '';
  const said = charset ? decoderOf(charset) : null;
  // UTF-8 is often said and often not meant; sent under another name, no accent of that other reads so.
  if (said && said.encoding !== 'utf-8' && !WESTERNS.has(said.encoding)) return said.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return (said && WESTERNS.has(said.encoding) ? said : new TextDecoder(WESTERN)).decode(bytes);
  }
}

/** The charset a header names; null for none, and for one nobody knows. */
export function charsetOf(header: string): string | null {
  const charset = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(header)?.[1] ?? null;
  return charset && decoderOf(charset) ? charset : null;
}

export const isCharset = (name: string): boolean => decoderOf(name) !== null;

function decoderOf(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset.trim());
  } catch {
    return null;
  }
}

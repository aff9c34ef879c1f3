import type { ReceivedFile } from '@ia/core/files/received-file';

const SIGNATURE = 0x223e9f78;
const HEAD = 6;
/** Level, name and type, length; a checksum of two bytes follows the value. */
const ATTRIBUTE_HEAD = 9;
const CHECKSUM = 2;
const MAX_FILES = 50;

const RENDERING = 0x00069002;
const TITLE = 0x00018010;
const DATA = 0x0006800f;
const PROPERTIES = 0x00069005;
/** `PR_ATTACH_LONG_FILENAME`, as UTF-16 and as the letters of its machine. */
const LONG_NAME = [0x3707001f, 0x3707001e];

interface Found {
  title: string | null;
  longName: string | null;
  bytes: Uint8Array | null;
}

/**
 * The files in a « winmail.dat » (MS-OXTNEF), which only Outlook opens: their names and bytes. One
 * pass; what is cut or is none gives what was found until there.
 */
export function readTnef(bytes: Uint8Array): ReceivedFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < HEAD || view.getUint32(0, true) !== SIGNATURE) return [];
  const found: Found[] = [];
  for (let at = HEAD; at + ATTRIBUTE_HEAD <= view.byteLength && found.length <= MAX_FILES; ) {
    const name = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const from = at + ATTRIBUTE_HEAD;
    if (from + length > view.byteLength) break;
    const value = bytes.subarray(from, from + length);
    // Each file begins with how it is drawn.
    if (name === RENDERING) found.push({ title: null, longName: null, bytes: null });
    const file = found.at(-1);
    if (file && name === TITLE) file.title = textOf(value);
    if (file && name === DATA) file.bytes = value;
    if (file && name === PROPERTIES) file.longName = longNameIn(value) ?? file.longName;
    at = from + length + CHECKSUM;
  }
  return found.flatMap(({ title, longName, bytes: content }) =>
    content && content.length > 0 ? [{ name: longName ?? title, bytes: content }] : [],
  );
}

function textOf(value: Uint8Array): string | null {
  const [text = ''] = new TextDecoder('windows-1252').decode(value).split('\0', 1);
  return text === '' ? null : text;
}

/** Looked for by its tag: the properties before it are of many shapes. One value: count, length, text. */
function longNameIn(value: Uint8Array): string | null {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  for (let at = 4; at + 12 <= view.byteLength; at += 4) {
    const tag = view.getUint32(at, true);
    if (!LONG_NAME.includes(tag)) continue;
    const length = view.getUint32(at + 8, true);
    if (view.getUint32(at + 4, true) !== 1 || length > 1000) continue;
    const text = value.subarray(at + 12, at + 12 + length);
    const charset = tag === LONG_NAME[0] ? 'utf-16le' : 'windows-1252';
    const [name = ''] = new TextDecoder(charset).decode(text).split('\0', 1);
    if (name !== '') return name;
  }
  return null;
}

import { DomainError } from '@ia/core';
import type { ReceivedFile } from '@ia/core/files/received-file';
import { charsetOf, decodeText, isCharset } from './decode-text.ts';
import { type FormBody, FormFields, MAX_FIELDS, tooMany } from './form-fields.ts';

const MAX_HEAD = 16_384;

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Buffer;
}

/**
 * multipart/form-data as browsers, mail libraries and old clients write it: words before the first
 * part, bare line feeds, a boundary the header forgot, charsets and encodings by part. Among the
 * fields a file is told by its name and size; its bytes are in `files`.
 * @throws INBOUND_UNREADABLE
 */
export function readMultipart(contentType: string, body: Buffer): Multipart {
  const parts = partsOf(body, boundaryOf(contentType, body));
  const fields = new FormFields();
  const files: ReceivedFile[] = [];
  const told = parts.find(({ headers }) => nameOf(headers, null) === '_charset_');
  const saying = told?.content.toString('latin1').trim() ?? '';
  const charset = charsetOf(contentType) ?? (isCharset(saying) ? saying : null);
  for (const { headers, content } of parts) {
    const name = nameOf(headers, charset);
    if (name === null || name === '_charset_') continue;
    const bytes = transferDecoded(content, headers.get('content-transfer-encoding') ?? '');
    const file = parameterOf(headers.get('content-disposition') ?? '', 'filename', charset);
    const own = charsetOf(headers.get('content-type') ?? '') ?? charset;
    if (file === null) fields.add(name, decodeText(bytes, own));
    // A choice of files left as it was is sent as one without name and bytes.
    else if (file !== '' || bytes.length > 0) {
      fields.add(name, `${file} (${bytes.length} octets)`);
      files.push({ name: file === '' ? null : file, bytes });
    }
  }
  return { fields: fields.toBody(), files };
}

export interface Multipart {
  readonly fields: FormBody;
  readonly files: readonly ReceivedFile[];
}

function boundaryOf(contentType: string, body: Buffer): string {
  const [, quoted, bare] =
    /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;,"]{1,200}))/i.exec(contentType) ?? [];
  const said = quoted ?? bare;
  if (said && body.includes(`--${said}`)) return said;
  // The first line that could be one, of a body whose header says none or another.
  const first = /^--([^\r\n]{1,200}?)[ \t]*\r?\n(?=content-)/im.exec(
    body.toString('latin1', 0, MAX_HEAD),
  );
  const found = first?.[1] ?? said;
  if (!found) throw new DomainError('INBOUND_UNREADABLE', { hint: 'multipart/form-data' });
  return found;
}

function partsOf(body: Buffer, boundary: string): Part[] {
  const parts: Part[] = [];
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  let start = nextDelimiter(body, delimiter, 0);
  if (start < 0) throw new DomainError('INBOUND_UNREADABLE', { hint: 'multipart/form-data' });
  while (start >= 0) {
    const from = start + delimiter.length;
    if (body.toString('latin1', from, from + 2) === '--') break;
    const next = nextDelimiter(body, delimiter, from);
    const part = readPart(body.subarray(from, next < 0 ? body.length : next));
    if (part) parts.push(part);
    if (parts.length > MAX_FIELDS) throw tooMany();
    start = next;
  }
  return parts;
}

/** At the beginning of a line, as a delimiter is; inside a value the same bytes are the value's. */
function nextDelimiter(body: Buffer, delimiter: Buffer, from: number): number {
  for (let at = body.indexOf(delimiter, from); at >= 0; at = body.indexOf(delimiter, at + 1)) {
    const after = body.toString('latin1', at + delimiter.length, at + delimiter.length + 2);
    const ends = after === '--' || /^[ \t\r\n]/.test(after) || after === '';
    if (ends && (at === 0 || body[at - 1] === 0x0a)) return at;
  }
  return -1;
}

function readPart(bytes: Buffer): Part | null {
  const text = bytes.toString('latin1', 0, MAX_HEAD);
  const begin = /^[ \t]*\r?\n/.exec(text)?.[0].length;
  if (begin === undefined) return null;
  // A part may have no header at all; its blank line comes at once.
  const blank = /(?:^|\r?\n)\r?\n/.exec(text.slice(begin));
  if (!blank) return null;
  const head = text.slice(begin, begin + blank.index);
  const content = bytes.subarray(begin + blank.index + blank[0].length);
  return { headers: headersOf(head), content: withoutLineEnd(content) };
}

/** The line end before a delimiter belongs to it. */
function withoutLineEnd(content: Buffer): Buffer {
  if (content.at(-1) !== 0x0a) return content;
  return content.subarray(0, content.at(-2) === 0x0d ? -2 : -1);
}

function headersOf(head: string): ReadonlyMap<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function nameOf(headers: ReadonlyMap<string, string>, charset: string | null): string | null {
  return parameterOf(headers.get('content-disposition') ?? '', 'name', charset);
}

/** `name="…"`, `name=…`, or `name*=UTF-8''…` (RFC 5987), which wins. */
function parameterOf(header: string, name: string, charset: string | null): string | null {
  const [, extended] = new RegExp(`;\\s*${name}\\*\\s*=\\s*([^;]+)`, 'i').exec(header) ?? [];
  const [, said = '', text = ''] = /^\s*"?([\w-]*)'[^']*'([^"]*)/.exec(extended ?? '') ?? [];
  if (extended !== undefined && text !== '') {
    const bytes = Buffer.from(
      text.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
      'latin1',
    );
    return decodeText(bytes, isCharset(said) ? said : null);
  }
  const plain = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i');
  const [, quoted, bare] = plain.exec(header) ?? [];
  const value = quoted?.replace(/\\(["\\])/g, '$1') ?? bare;
  return value === undefined ? null : decodeText(Buffer.from(value, 'latin1'), charset);
}

function transferDecoded(content: Buffer, encoding: string): Buffer {
  const kind = encoding.trim().toLowerCase();
  if (kind === 'base64') return Buffer.from(content.toString('latin1'), 'base64');
  if (kind !== 'quoted-printable') return content;
  const text = content.toString('latin1').replace(/=[ \t]*\r?\n/g, '');
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
}

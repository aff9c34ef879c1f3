import { DomainError, isDomainError } from '@ia/core';
import type { ReceivedFile } from '@ia/core/files/received-file';
import { charsetOf, decodeText } from './decode-text.ts';
import { type FormBody, FormFields } from './form-fields.ts';
import { readJson } from './read-json.ts';
import { readMultipart } from './read-multipart.ts';
import { readUrlencoded } from './read-urlencoded.ts';

type Format = 'json' | 'urlencoded' | 'multipart' | 'lines';

/**
 * The fields of a form, however it was sent. Browsers drop the type of what is sent without asking
 * (`sendBeacon`, `no-cors`) and clients say another one: what is sent then says what it is.
 * @throws INBOUND_UNREADABLE
 */
export function readFormBody(contentType: string, body: Buffer): FormBody {
  const seen = seenFormat(body);
  const format = saidFormat(contentType) ?? seen;
  if (!format) throw new DomainError('INBOUND_UNREADABLE', { hint: contentType.slice(0, 100) });
  // JSON under another name is common (`curl -d`): what opens a bracket is no field name.
  if (seen === 'json' && format === 'urlencoded') {
    const json = tryJson(contentType, body);
    if (json) return json;
  }
  if (format === 'json' && seen === 'urlencoded')
    return readUrlencoded(body, charsetOf(contentType));
  return READERS[format](contentType, body);
}

/** The files sent along with a form; none where it is sent as anything but multipart. */
export function readFormFiles(contentType: string, body: Buffer): readonly ReceivedFile[] {
  const format = saidFormat(contentType) ?? seenFormat(body);
  return format === 'multipart' ? readMultipart(contentType, body).files : [];
}

const READERS: Readonly<Record<Format, (contentType: string, body: Buffer) => FormBody>> = {
  json: (contentType, body) => readJson(body, contentType),
  urlencoded: (contentType, body) => readUrlencoded(body, charsetOf(contentType)),
  multipart: (contentType, body) => readMultipart(contentType, body).fields,
  lines: readLines,
};

function saidFormat(contentType: string): Format | null {
  if (/^\s*(?:application|text)\/(?:[\w.+-]*\+)?(?:json|x-json)\b/i.test(contentType))
    return 'json';
  if (/^\s*application\/x-www-form-urlencoded\b/i.test(contentType)) return 'urlencoded';
  return /^\s*multipart\//i.test(contentType) ? 'multipart' : null;
}

const HEAD = 4096;

function seenFormat(body: Buffer): Format | null {
  const head = decodeText(body.subarray(0, HEAD)).trimStart();
  if (/^[{[]|^"\{/.test(head)) return 'json';
  if (/^--\S{1,200}\r?\ncontent-disposition/i.test(head)) return 'multipart';
  // `enctype="text/plain"`: a line of each answer.
  if (/^[^\s=&<][^=\r\n&<]{0,100}=[^\r\n]*\r?\n[^\s=&<][^=\r\n&<]{0,100}=/.test(head))
    return 'lines';
  return /^[^\s=&<{"][^\s=&<]{0,200}=[^\r\n]*(\r?\n)?$/.test(head.slice(0, HEAD - 1))
    ? 'urlencoded'
    : null;
}

function readLines(contentType: string, body: Buffer): FormBody {
  const fields = new FormFields();
  const text = decodeText(body, charsetOf(contentType));
  let name = '';
  let lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, next, value = ''] = /^([^\s=&<][^=&<]{0,100})=(.*)$/.exec(line) ?? [];
    if (next === undefined) lines.push(line);
    else {
      if (name !== '') fields.add(name, lines.join('\n').trim());
      name = next;
      lines = [value];
    }
  }
  if (name !== '') fields.add(name, lines.join('\n').trim());
  return fields.toBody();
}

function tryJson(contentType: string, body: Buffer): FormBody | null {
  try {
    return readJson(body, contentType);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return null;
  }
}

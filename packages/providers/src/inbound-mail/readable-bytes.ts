import { isUtf8 } from 'node:buffer';

/** What programs mean that write eight bits and name no charset. */
const WESTERN = new TextDecoder('windows-1252');

/**
 * The bytes of a mail whose accents stand bare, in the encoding every reader expects of them: headers
 * nobody has encoded, and the text of a mail that names no charset anywhere.
 */
export function readableBytes(mail: Buffer): Buffer {
  if (isUtf8(mail)) return mail;
  const end = mail.indexOf(mail.includes('\r\n\r\n') ? '\r\n\r\n' : '\n\n');
  const head = end < 0 ? mail : mail.subarray(0, end);
  const body = end < 0 ? Buffer.alloc(0) : mail.subarray(end);
  const isNamed = /charset\s{0,9}=|content-transfer-encoding\s{0,9}:\s{0,9}binary/i.test(
    mail.toString('latin1'),
  );
  return Buffer.concat([mended(head), isNamed ? body : mended(body)]);
}

const mended = (bytes: Buffer): Buffer =>
  isUtf8(bytes) ? bytes : Buffer.from(WESTERN.decode(bytes));

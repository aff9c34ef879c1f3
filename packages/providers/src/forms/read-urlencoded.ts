import { decodeText, isCharset } from './decode-text.ts';
import { type FormBody, FormFields, MAX_FIELDS, tooMany } from './form-fields.ts';

const PLUS = 0x2b;
const SPACE = 0x20;
const PERCENT = 0x25;

/**
 * `name=value&…` (application/x-www-form-urlencoded), in the charset it says: by its header, by the
 * field `_charset_` browsers fill, else as UTF-8 or what a Western site means.
 * @throws INBOUND_UNREADABLE
 */
export function readUrlencoded(body: Buffer, charset: string | null): FormBody {
  const text = body
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trim();
  const pairs = text.split('&', MAX_FIELDS + 1).filter((pair) => pair !== '');
  if (pairs.length > MAX_FIELDS) throw tooMany();
  const split = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  const told = split.find(([name]) => name === '_charset_')?.[1] ?? '';
  const used = charset ?? (isCharset(told) ? told : null);
  const fields = new FormFields();
  for (const [name = '', value = ''] of split) {
    if (name !== '_charset_') fields.add(decodePart(name, used), decodePart(value, used));
  }
  return fields.toBody();
}

function decodePart(text: string, charset: string | null): string {
  return decodeText(percentDecoded(text), charset);
}

/** The bytes a part stands for; a lone `%` is itself. */
function percentDecoded(text: string): Uint8Array {
  const source = Buffer.from(text, 'latin1');
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at += 1) {
    const byte = source[at] ?? 0;
    const code = byte === PERCENT ? text.slice(at + 1, at + 3) : '';
    if (/^[0-9a-f]{2}$/i.test(code)) {
      bytes[length] = Number.parseInt(code, 16);
      at += 2;
    } else {
      bytes[length] = byte === PLUS ? SPACE : byte;
    }
    length += 1;
  }
  return bytes.subarray(0, length);
}

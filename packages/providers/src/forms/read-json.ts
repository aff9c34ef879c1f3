import { DomainError } from '@ia/core';
import { DEEPEST_JSON, depthOfText } from '@ia/core/text/json-depth';
import { charsetOf, decodeText } from './decode-text.ts';
import type { FormBody } from './form-fields.ts';

/**
 * An object sent as JSON, whatever its charset and its mark; a list is its items.
 * @throws INBOUND_UNREADABLE for anything but an object or a list
 */
export function readJson(body: Buffer, contentType = ''): FormBody {
  const read = parseJson(decodeText(body, charsetOf(contentType)));
  // Some libraries write JSON twice over.
  const value = typeof read === 'string' ? parseJson(read) : read;
  if (Array.isArray(value)) return { items: value };
  if (typeof value === 'object' && value !== null) return { ...value };
  throw unreadable();
}

function parseJson(text: string): unknown {
  if (depthOfText(text) > DEEPEST_JSON) throw unreadable();
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

function unreadable(): DomainError {
  return new DomainError('INBOUND_UNREADABLE', { hint: 'JSON' });
}

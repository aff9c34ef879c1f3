import { DomainError } from '@ia/core';
import { charsetOf, decodeText } from './decode-text.ts';
import type { FormBody } from './form-fields.ts';

/** Deeper than anything a provider sends: whoever walks it afterwards must not run out of stack. */
const MAX_DEPTH = 60;

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
  if (depthOf(text) > MAX_DEPTH) throw unreadable();
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

/** How deep the brackets go, those inside texts left out. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isText) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) isText = false;
    } else if (sign === 0x22) isText = true;
    else if (sign === 0x7b || sign === 0x5b) depth += 1;
    else if (sign === 0x7d || sign === 0x5d) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

function unreadable(): DomainError {
  return new DomainError('INBOUND_UNREADABLE', { hint: 'JSON' });
}

import type { Row } from '@ia/directus-kit';

const SHOWN = 200_000;

/** A delivery with its raw body as text; bytes that are none are told by their number. */
export function presentEvent({ body, headers, ...event }: Row): Row {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const text = bytes.subarray(0, SHOWN).toString('utf8');
  return { ...event, headers, body: text, is_cut: bytes.length > SHOWN };
}

import { repairText } from '../text/repair-text.ts';

/** Postgres takes neither NUL nor half a surrogate pair; accents some site has damaged are mended. */
export function storableText(text: string): string {
  const readable = text.toWellFormed().replaceAll('\u0000', '').replaceAll('\ufffd', '?');
  return repairText(readable.normalize('NFC'));
}

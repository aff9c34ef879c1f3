/** Postgres takes neither NUL nor half a surrogate pair. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').replaceAll('\ufffd', '?').normalize('NFC');
}

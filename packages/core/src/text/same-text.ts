/** Marks that show nothing: zero-width, direction, byte order, soft hyphen. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Printable ASCII with single spaces: the same in every form, and most of what is written. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A text as it was typed, in one form: accents composed (macOS takes them apart), invisible marks
 * taken off, no blank at either end.
 */
export function tidyText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFC').replace(INVISIBLE, '').trim();
}

/** What two texts that look the same have in common: any blank is a space, any apostrophe straight. */
export function sameText(text: string): string {
  if (PLAIN.test(text)) return text;
  return tidyText(text)
    .replace(/\s+/g, ' ')
    .replace(/[‘’ʼ′]/g, "'");
}

import { DomainError } from '../errors.ts';

/** A `<` that opens a tag, a comment or a doctype; « marge < 10 » and `a <b` with a space stay text. */
const MARKUP = /<[a-z!/?]/i;

/** Bidirectional overrides and zero-width characters can make a name read as another one. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: line feed, return and tab are kept
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+/g;

/** Printable ASCII with single spaces and no `<`: clean as it is, and most of what is written. */
const PLAIN = /^[!-;=-~]+(?: [!-;=-~]+)*$/;

const MAX_NAME = 255;

/**
 * One line of plain text: names, titles, cities. Control and invisible characters are neutralised.
 * @throws TEXT_HAS_MARKUP, TEXT_INVALID_ENCODING, TEXT_TOO_LONG, naming the field.
 */
export function cleanName(text: string, field: string, max: number = MAX_NAME): string {
  const name = PLAIN.test(text) ? text : neutralise(text, field);
  if (name.length > max) throw new DomainError('TEXT_TOO_LONG', { field, hint: `max. ${max}` });
  return name;
}

function neutralise(text: string, field: string): string {
  assertReadable(text, field);
  const name = text
    .normalize('NFC')
    .replace(CONTROL, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim();
  // After the invisible characters are gone: they could hide a tag from the check.
  if (MARKUP.test(name)) throw new DomainError('TEXT_HAS_MARKUP', { field });
  return name;
}

/**
 * Text of several lines (notes, descriptions): lines and markup stay, the screens escape it.
 * @throws TEXT_INVALID_ENCODING, naming the field.
 */
export function cleanText(text: string, field: string): string {
  assertReadable(text, field);
  return text.normalize('NFC').replace(CONTROL_BUT_LINES, '').trim();
}

/** Whether a text survived its decoding: no replacement character, half surrogate or NUL. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\ufffd') && !text.includes('\u0000');
}

function assertReadable(text: string, field: string): void {
  if (!isReadable(text)) throw new DomainError('TEXT_INVALID_ENCODING', { field });
}

import { foldName } from '../leads/fold-name.ts';
import type { MailAddress } from './mail-address.ts';
import { FORWARD_MARK, FORWARD_SUBJECT, HEADER_WORDS } from './mail-words.ts';

/** A mail somebody passed on. */
export interface ForwardedMail {
  readonly from: MailAddress;
  readonly subject: string | null;
  /** What it said, below its header. */
  readonly text: string;
}

const MAX_LINES = 2000;
const MAX_LINE = 1000;

/** Whether a mail passes on another one: a reply that quotes one does not. */
export function isForward(subject: string, text: string): boolean {
  return FORWARD_SUBJECT.test(subject) || FORWARD_MARK.test(text.slice(0, 20_000));
}

/**
 * The mail that was passed on, by the header mail readers quote above it (« De : … Envoyé : … »),
 * the first of several; null when that names no address.
 */
export function readForward(text: string): ForwardedMail | null {
  const lines = text.slice(0, 200_000).split('\n', MAX_LINES).map(bare);
  for (let at = 0; at < lines.length; at += 1) {
    const header = headerAt(lines, at);
    if (header?.from) {
      const { from, subject, end } = header;
      return { from, subject, text: lines.slice(end).join('\n').trim() };
    }
    // Outlook leaves out the address of who is in its own directory: whoever stands below wrote another.
    if (header?.namesSender) return null;
    if (header) at = header.end - 1;
  }
  return null;
}

/** A line without the marks of a quotation and of bold text. */
function bare(line: string): string {
  return line
    .slice(0, MAX_LINE)
    .replace(/^[\s>|*]+/, '')
    .replace(/\*/g, '')
    .trim();
}

interface Header {
  /** It says who wrote it, with or without an address. */
  readonly namesSender: boolean;
  readonly from: MailAddress | null;
  readonly subject: string | null;
  readonly end: number;
}

/** At least two lines of a header, one after the other; a long one may go on below. */
function headerAt(lines: readonly string[], start: number): Header | null {
  const found = new Map<string, string>();
  let at = start;
  let blanks = 0;
  for (; at < lines.length && at < start + 30; at += 1) {
    const line = lines[at] ?? '';
    const field = fieldOf(line);
    if (field) {
      if (field.kind !== 'other' || !found.has(field.word)) found.set(keyOf(field), field.value);
      blanks = 0;
    } else if (found.size === 0) return null;
    else if (line === '') {
      blanks += 1;
      // Some readers leave a blank line between the fields of the header.
      if (blanks > 1 || !fieldOf(lines[at + 1] ?? '')) break;
    } else if (!/^[<"'(]|@|;$/.test(line)) break;
    else if (found.get('from') === '') found.set('from', line);
  }
  if (found.size < 2) return null;
  return {
    namesSender: found.has('from'),
    from: addressIn(found.get('from') ?? ''),
    subject: found.get('subject') || null,
    end: at,
  };
}

interface Field {
  readonly kind: 'from' | 'subject' | 'other';
  readonly word: string;
  readonly value: string;
}

const keyOf = ({ kind, word }: Field): string => (kind === 'other' ? word : kind);

function fieldOf(line: string): Field | null {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 20) return null;
  const word = foldName(line.slice(0, colon));
  const kind = HEADER_WORDS[word];
  return kind ? { kind, word, value: line.slice(colon + 1).trim() } : null;
}

/** « Agathe Lenoir <a@b.fr> », « Agathe Lenoir [mailto:a@b.fr] », « a@b.fr ». */
function addressIn(value: string): MailAddress | null {
  const [found] = /[^\s<>()[\]"',;:@]{1,64}@[^\s<>()[\]"',;:@]{1,253}/.exec(value) ?? [];
  if (!found) return null;
  const before = value.slice(0, value.indexOf(found)).replace(/(?:mailto:|[<[("']|\s)+$/gi, '');
  return { address: found.replace(/\.+$/, ''), name: before.replace(/^["'\s]+|["'\s]+$/g, '') };
}

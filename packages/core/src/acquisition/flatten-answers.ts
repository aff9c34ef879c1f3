/** What somebody answered, by the name of the question, in the order received. */
export type Answers = ReadonlyMap<string, string>;

const MAX_ANSWERS = 300;
const MAX_DEPTH = 5;
const MAX_TEXT = 20_000;

/**
 * The answers of a form, whatever its nesting: `{name: {first: 'Ada'}}` gives `name.first`, a list
 * of texts one answer. Empty ones are left out; what could not be stored as text becomes text.
 */
export function flattenAnswers(value: unknown): Answers {
  const answers = new Map<string, string>();
  visit(value, '', 0, answers);
  return answers;
}

function visit(value: unknown, name: string, depth: number, answers: Map<string, string>): void {
  if (answers.size >= MAX_ANSWERS || depth > MAX_DEPTH) return;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    keep(value.map(String).join(', '), name, answers);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      visit(item, name === '' ? key : `${name}.${key}`, depth + 1, answers);
    }
  } else if (value !== null && value !== undefined) {
    keep(String(value), name, answers);
  }
}

function keep(text: string, name: string, answers: Map<string, string>): void {
  const readable = storableText(text).trim().slice(0, MAX_TEXT);
  if (readable !== '' && name !== '') answers.set(storableText(name).slice(0, 200), readable);
}

/** Postgres takes neither NUL nor half a surrogate pair. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').replaceAll('\ufffd', '?').normalize('NFC');
}

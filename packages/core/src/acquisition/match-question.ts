import type { AnswerTarget } from './answer-targets.ts';
import {
  AMBIGUOUS,
  BOOKKEEPING,
  CONTAINERS,
  ENVELOPES,
  isAddress,
  isCompanyName,
  LEADING,
  NAME_PARTS,
  NEUTRAL,
  TARGETS,
  TRAILING,
  wordsOf,
} from './question-words.ts';

export type { AnswerTarget } from './answer-targets.ts';
export { answerTargets } from './answer-targets.ts';

/** What the name of a question says. */
export interface QuestionMatch {
  readonly target: AnswerTarget | null;
  /** Many things have a « name »: whose it is depends on the answers beside it. */
  readonly isAmbiguous: boolean;
  /** The path it is under, '' for none. */
  readonly parent: string;
}

const MAX_NAME = 200;

/** The field a question fills by its name alone (`q3_prenom`, `contact.first`, `yourMessage`). */
export function matchQuestion(name: string): AnswerTarget | null {
  return readQuestion(name).target;
}

/** The same, with what is left to decide from the answers beside it. */
export function readQuestion(name: string): QuestionMatch {
  const whole = name.slice(0, MAX_NAME);
  if (BOOKKEEPING.some((prefix) => whole.startsWith(prefix))) return found('ignore', '');
  const direct = lookUp(whole);
  const parts = partsOf(whole);
  // Two objects of one list describe the same person.
  const parent = parts
    .slice(0, -1)
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
  if (parts.length < 2) return { ...found(direct, parent), isAmbiguous: isVague(whole, direct) };
  return readPath(parts, parent) ?? found(direct, parent);
}

function found(target: AnswerTarget | null, parent: string): QuestionMatch {
  return { target, parent, isAmbiguous: false };
}

const isVague = (words: string, target: AnswerTarget | null): boolean =>
  target !== null && AMBIGUOUS.has(wordsOf(words));

/** `fields[email][value]`, `fields.email.value`, `fields__email__value`. */
function partsOf(name: string): string[] {
  return name
    .split(/\.|\[|\]|__/)
    .map((part) => part.trim().replace(/^q\d+_/i, ''))
    .filter((part) => part !== '');
}

function readPath(parts: readonly string[], parent: string): QuestionMatch | null {
  const kept = parts.filter((part, at) => at === parts.length - 1 || !isNothing(part));
  const words = kept.map(wordsOf);
  const joined = lookUp(kept.join(' '));
  const last = words.at(-1) ?? '';
  if (kept.length === 1) {
    return { ...found(joined, parent), isAmbiguous: isVague(kept[0] ?? '', joined) };
  }
  if (words.slice(0, -1).some((part) => ENVELOPES.has(part))) return found(null, parent);
  if (joined && kept.length === 2) return found(joined, parent);
  return readLast({ owner: kept.at(-2) ?? '', last: kept.at(-1) ?? '', words: last }, parent);
}

interface Leaf {
  readonly owner: string;
  readonly last: string;
  readonly words: string;
}

/** What a list of numbers says of each of them. */
const ABOUT_NUMBERS: ReadonlySet<string> = new Set(
  'tag type kind label id primary default main verified status name order'.split(' '),
);

/** The last part of a path, by what the one before it asks for. */
function readLast({ owner, last, words }: Leaf, parent: string): QuestionMatch | null {
  const around = lookUp(owner);
  if (isCompanyName(wordsOf(owner), words)) return found('company_name', parent);
  if (around === 'full_name' || around === 'last_name' || around === 'first_name') {
    const part = NAME_PARTS[words];
    if (part) return found(part, parent);
  }
  if (around === 'phone') return found(ABOUT_NUMBERS.has(words) ? null : 'phone', parent);
  if (around && (NEUTRAL.has(words) || /^\d+$/.test(words))) return found(around, parent);
  const own = lookUp(last);
  if (around) return isVague(last, own) ? found(null, parent) : found(own, parent);
  if (isAddress(wordsOf(owner)))
    return found(own === 'city' || own === 'country' ? own : null, parent);
  return { target: own, parent, isAmbiguous: isVague(last, own) };
}

/** Parts that name no question: « data », « 0 ». */
const isNothing = (part: string): boolean => CONTAINERS.has(wordsOf(part)) || /^\d+$/.test(part);

function lookUp(name: string): AnswerTarget | null {
  const wording = wordsOf(name.replace(/^q\d+_/i, ''));
  for (const words of wordings(wording)) {
    const target = TARGETS.get(words);
    if (target) return target;
  }
  return halves(name);
}

/** A wording, then what is left of it without the words that change nothing. */
function* wordings(wording: string): Generator<string> {
  yield wording;
  const bare = withoutEnds(wording);
  if (bare !== wording) yield bare;
  // JotForm numbers what it names: `q4_email4`.
  if (/[a-z]\d{1,3}$/.test(bare)) yield bare.replace(/\d+$/, '');
  let words = bare;
  for (let step = 0; step < 4; step += 1) {
    const prefix = LEADING.find((one) => words.startsWith(`${one} `));
    if (!prefix) return;
    words = words.slice(prefix.length + 1);
    yield words;
  }
}

/** Marks of « required », and the numbers form tools add (`email-123`, `Nom (2)`). */
function withoutEnds(wording: string): string {
  let words = wording;
  for (let step = 0; step < 4; step += 1) {
    const shorter = words.replace(/(?: (?:\d+|(?=[a-z]*\d)[0-9a-z]{4,}|yui))+$/, '');
    const suffix = TRAILING.find((one) => shorter.endsWith(` ${one}`));
    const next = suffix ? shorter.slice(0, -suffix.length - 1) : shorter;
    if (next === words) return words;
    words = next;
  }
  return words;
}

/** « E-mail / Courriel »: two wordings of one question. */
function halves(name: string): AnswerTarget | null {
  const parts = name.split(/\s[/|]\s/);
  if (parts.length !== 2) return null;
  const [one, other] = parts.map((part) => TARGETS.get(withoutEnds(wordsOf(part))) ?? null);
  return one === other ? (one ?? null) : null;
}

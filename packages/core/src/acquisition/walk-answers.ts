import { cutText } from '../text/cut-text.ts';
import { unescapeEntities } from '../text/unescape-entities.ts';
import type { AnswerTarget } from './answer-targets.ts';
import type { Answers } from './answers.ts';
import { answerKeys, itemKeys, questionKeys, typedTargets } from './form-items.ts';
import { storableText } from './storable-text.ts';

/** Answers, with what the form itself says some of its questions ask for. */
export interface ToldAnswers {
  readonly answers: Answers;
  readonly told: ReadonlyMap<string, Told>;
}

/** Of one question: its short name in the form, and the field its type asks for. */
export interface Told {
  readonly key: string | null;
  readonly target: AnswerTarget | null;
}

/** Words of questions kept apart from their answers, by the id of the question. */
export type Labels = ReadonlyMap<string, string>;

const MAX_ANSWERS = 300;
const MAX_DEPTH = 6;
const MAX_TEXT = 20_000;
const MAX_NAME = 200;
/** Values looked at, answers or not: a form has hundreds, whatever is larger is none. */
const MAX_VISITS = 5000;

/**
 * The answers of a form, whatever its nesting: `{name: {first: 'Ada'}}` gives `name.first`, a list
 * of texts one answer, `{label: 'E-mail', value: 'a@b.fr'}` the answer to « E-mail ». Empty ones are
 * left out; what could not be stored as text becomes text.
 */
export function walkAnswers(parts: readonly unknown[], labels: Labels = new Map()): ToldAnswers {
  const walk = new Walk(labels);
  for (const part of parts) walk.visit(part, '', 0);
  const { answers, told } = walk;
  return { answers, told };
}

class Walk implements ToldAnswers {
  readonly answers = new Map<string, string>();
  readonly told = new Map<string, Told>();
  readonly #labels: Labels;
  #visits = 0;

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  visit(value: unknown, name: string, depth: number): void {
    this.#visits += 1;
    if (this.answers.size >= MAX_ANSWERS || this.#visits > MAX_VISITS || depth > MAX_DEPTH) return;
    if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
      this.#keep(value.map(String).join(', '), name);
    } else if (typeof value === 'object' && value !== null) {
      const item = depth > 0 ? itemIn(value, this.#labels) : null;
      if (item) this.#visitItem(item, name, depth);
      else this.#visitEntries(value, name, depth);
    } else if (value !== null && value !== undefined) {
      this.#keep(String(value), name);
    }
  }

  #visitEntries(value: object, name: string, depth: number): void {
    for (const [key, item] of Object.entries(value)) {
      if (this.#visits > MAX_VISITS) return;
      const label = this.#labels.get(key);
      if (label) this.#visitItem({ question: label, key, type: null, value: item }, '', depth);
      else this.visit(item, name === '' ? key : `${name}.${key}`, depth + 1);
    }
  }

  #visitItem({ question, key, type, value }: Item, path: string, depth: number): void {
    // Two questions of one wording are two answers.
    const name = this.#unused(question ?? (path !== '' ? path : (key ?? '')));
    const before = this.answers.size;
    this.visit(value, name, depth + 1);
    if (this.answers.size === before) return;
    const target = typedTargets[type?.toLowerCase() ?? ''] ?? null;
    if (key !== null || target) this.told.set(storedName(name), { key, target });
  }

  #unused(question: string): string {
    const words = cutText(question, MAX_NAME - 10);
    let name = words;
    for (let rank = 2; this.answers.has(storedName(name)); rank += 1) name = `${words} (${rank})`;
    return name;
  }

  #keep(text: string, name: string): void {
    const readable = cutText(
      storableText(unescapeEntities(cutText(text, MAX_TEXT))).trim(),
      MAX_TEXT,
    );
    if (readable !== '' && name !== '') this.answers.set(storedName(name), readable);
  }
}

const storedName = (name: string): string =>
  cutText(storableText(cutText(name, MAX_NAME)), MAX_NAME);

interface Item {
  /** Null when its words are not told. */
  readonly question: string | null;
  readonly key: string | null;
  readonly type: string | null;
  readonly value: unknown;
}

/** One question with its answer, as most form tools list them; null for anything else. */
function itemIn(value: object, labels: Labels): Item | null {
  if (Array.isArray(value)) return null;
  const keys = Object.keys(value);
  const of = (key: string): unknown => Reflect.get(value, key);
  const type = textOf(of('type'));
  const isBeside = (key: string) => itemKeys.has(key) || key === type;
  if (keys.length < 2 || keys.length > 40 || !keys.every(isBeside)) return null;
  const answerKey =
    answerKeys.find((key) => key in value) ?? (type !== null && type in value ? type : undefined);
  const key =
    idIn(of('field')) ??
    ['id', 'key', 'ref', 'slug', 'column_id'].map((id) => textOf(of(id))).find(Boolean) ??
    null;
  const asked = questionKeys.map((words) => textOf(of(words))).find((words) => words !== null);
  const question = labels.get(key ?? '') ?? asked ?? null;
  if (answerKey === undefined || (question === null && key === null)) return null;
  return { question, key, type, value: answerOf(of(answerKey), of('options')) };
}

function idIn(field: unknown): string | null {
  if (typeof field !== 'object' || field === null) return textOf(field);
  return textOf(Reflect.get(field, 'id')) ?? textOf(Reflect.get(field, 'ref'));
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** What was chosen, in words: choices come as objects, or as ids of a list of options. */
function answerOf(value: unknown, options: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => answerOf(one, options));
  if (typeof value === 'object' && value !== null) {
    for (const key of ['label', 'labels', 'formatted', 'full']) {
      if (key in value) return Reflect.get(value, key);
    }
    return value;
  }
  if (!Array.isArray(options) || options.length > 500) return value;
  const chosen = options.find((option) => isOption(option) && option.id === value);
  return chosen ? (chosen.text ?? chosen.label ?? value) : value;
}

interface Option {
  readonly id: unknown;
  readonly text?: unknown;
  readonly label?: unknown;
}

function isOption(option: unknown): option is Option {
  return typeof option === 'object' && option !== null && 'id' in option;
}

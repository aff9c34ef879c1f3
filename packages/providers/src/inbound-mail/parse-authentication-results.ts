export interface AuthResult {
  /** `dkim`, lower case, without its version. */
  readonly method: string;
  readonly value: string;
  /** `header.d` and the like, lower case, without the quotes of its value. */
  readonly properties: ReadonlyMap<string, string>;
}

export interface AuthResults {
  /** The name the server gives itself; null for one that gives none (Microsoft). */
  readonly server: string | null;
  readonly results: readonly AuthResult[];
}

/** Longer than any server writes. A header is never cut: half a domain is another domain. */
const LONGEST = 10_000;

/**
 * An `Authentication-Results` header (RFC 8601): quoted strings and comments are what they are, never
 * results. Null for one that breaks the grammar or may be read in two ways (a quote that does not
 * end, or one in a comment, which some servers copy from the sender's address). Linear.
 */
export function parseAuthenticationResults(header: string): AuthResults | null {
  const segments = header.length > LONGEST ? null : segmentsOf(header);
  if (!segments) return null;
  const [first = [], ...rest] = segments;
  const isNamed = !first.some(isPair);
  const said = (isNamed ? rest : segments).filter((segment) => segment.length > 0);
  const isNone = said.length === 1 && said[0]?.length === 1 && said[0][0] === 'none';
  const results = isNone ? [] : said.map(resultOf);
  if (!results.every((result) => result !== null)) return null;
  const [name] = first;
  return { server: isNamed && typeof name === 'string' ? name : null, results };
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** `name=value`, or a word on its own. */
type Item = Pair | string;

const isPair = (item: Item): item is Pair => typeof item !== 'string';

function resultOf(segment: readonly Item[]): AuthResult | null {
  const [first, ...rest] = segment;
  if (first === undefined || !isPair(first) || !rest.every(isPair)) return null;
  const properties = new Map(rest.map(({ name, value }) => [name, value]));
  if (properties.size < rest.length) return null;
  const [method = ''] = first.name.split('/');
  return { method, value: first.value.toLowerCase(), properties };
}

const NAME = /^[a-z0-9][\w./-]*$/i;
const BLANK = /\s+/y;
const QUOTED = /"(?:[^"\\]|\\[\s\S])*"/y;
const SIGNS = /[^\s;="()]+/y;

/** The header's parts between semicolons; null where it breaks the grammar. */
function segmentsOf(header: string): Item[][] | null {
  const reader = new SegmentReader();
  let at = 0;
  while (at < header.length) {
    const sign = header[at];
    const run = runAt(header, at);
    if (sign === '(') {
      at = endOfComment(header, at);
      reader.endWord();
    } else if (sign === ';') {
      at += 1;
      reader.endSegment();
    } else if (sign === '=') {
      at += 1;
      if (!reader.startValue()) return null;
    } else if (run === undefined) {
      return null;
    } else {
      at += run.length;
      if (run.trim() === '') reader.endWord();
      else reader.extend(run);
    }
    if (at < 0) return null;
  }
  return reader.end();
}

/** What stands here: blanks, a whole quoted string, or signs that mean nothing of their own. */
function runAt(header: string, at: number): string | undefined {
  for (const pattern of [BLANK, QUOTED, SIGNS]) {
    pattern.lastIndex = at;
    const run = pattern.exec(header)?.[0];
    if (run !== undefined) return run;
  }
  return undefined;
}

/** Where the comment that begins here ends, those inside it included; -1 where it does not, or holds a quote. */
function endOfComment(header: string, start: number): number {
  let depth = 0;
  for (let at = start; at < header.length; at += 1) {
    const sign = header[at];
    if (sign === '"') return -1;
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return -1;
}

/** Collects words and pairs; blanks and comments may stand around an equals sign. */
class SegmentReader {
  readonly #segments: Item[][] = [[]];
  #name: string | null = null;
  #word: string | null = null;

  extend(run: string): void {
    this.#word = (this.#word ?? '') + run;
  }

  /** @returns false where nothing that may be a name stands before */
  startValue(): boolean {
    if (this.#name !== null) {
      this.extend('=');
      return true;
    }
    const segment = this.#segments.at(-1);
    const last = segment?.at(-1);
    const before = this.#word ?? (typeof last === 'string' ? last : '');
    if (!NAME.test(before)) return false;
    if (this.#word === null) segment?.pop();
    this.#name = before.toLowerCase();
    this.#word = null;
    return true;
  }

  endWord(): void {
    if (this.#word === null) return;
    const item =
      this.#name === null ? this.#word : { name: this.#name, value: withoutQuotes(this.#word) };
    this.#segments.at(-1)?.push(item);
    this.#name = null;
    this.#word = null;
  }

  endSegment(): void {
    this.#finish();
    this.#segments.push([]);
  }

  end(): Item[][] {
    this.#finish();
    return this.#segments;
  }

  #finish(): void {
    if (this.#name !== null) this.#word ??= '';
    this.endWord();
  }
}

const withoutQuotes = (word: string): string =>
  word.replace(/"((?:[^"\\]|\\[\s\S])*)"/g, (_whole, inside: string) =>
    inside.replace(/\\([\s\S])/g, '$1'),
  );

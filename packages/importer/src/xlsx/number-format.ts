/** What a number format makes of a stored number, as far as it changes what the number is. */
export type NumberFormat =
  | { readonly kind: 'number' | 'percent' | 'elapsed' }
  /** What only the format says of an amount: that it counts thousands, or dollars. */
  | { readonly kind: 'counted'; readonly unit: string }
  /** `hasDay`: shows a day, not an hour alone. */
  | { readonly kind: 'date'; readonly hasDay: boolean }
  /** Codes and phone numbers whose zeros are only shown: `00000`, `0#" "##" "##`. */
  | { readonly kind: 'padded'; readonly parts: readonly FormatPart[] };

/** A digit the format asks for, or text between them. */
export type FormatPart = { readonly digits: 1 } | { readonly text: string };

const NUMBER: NumberFormat = { kind: 'number' };

/** Formats that have no code in the file: ECMA-376, part 1, 18.8.30, and those of Asia. */
const BUILT_IN: readonly (readonly [first: number, last: number, format: NumberFormat])[] = [
  [9, 10, { kind: 'percent' }],
  [14, 17, { kind: 'date', hasDay: true }],
  [18, 21, { kind: 'date', hasDay: false }],
  [22, 22, { kind: 'date', hasDay: true }],
  [27, 36, { kind: 'date', hasDay: true }],
  [45, 45, { kind: 'date', hasDay: false }],
  [46, 46, { kind: 'elapsed' }],
  [47, 47, { kind: 'date', hasDay: false }],
  [50, 58, { kind: 'date', hasDay: true }],
  [71, 74, { kind: 'date', hasDay: true }],
  [77, 77, { kind: 'date', hasDay: true }],
];

export function builtInFormat(id: number): NumberFormat {
  return BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2] ?? NUMBER;
}

/** Reads the code of a format, `dd/mm/yyyy` or `00000`, by its part for positive numbers. */
export function parseFormat(code: string): NumberFormat {
  const tokens = tokensOf(code);
  const signs = tokens.flatMap((token) => (token.kind === 'sign' ? [token.text] : [])).join('');
  if (/^\s*(?:general|standard)\s*$/i.test(signs)) return NUMBER;
  const brackets = tokens.filter((token) => token.kind === 'bracket').map(({ text }) => text);
  if (brackets.some((text) => /^(?:h+|m+|s+)$/i.test(text))) return { kind: 'elapsed' };
  const letters = signs.replace(/am\/pm|a\/p|e[+-]/gi, '');
  if (/[ymdhsj]/i.test(letters)) return { kind: 'date', hasDay: /[ydja]/i.test(letters) };
  if (signs.includes('%')) return { kind: 'percent' };
  const unit = unitOf(tokens, signs);
  if (unit !== null) return { kind: 'counted', unit };
  const isOneOfSeveral = brackets.some((text) => /^[<>=]/.test(text));
  return isOneOfSeveral || /[.,?e/]/i.test(signs) ? NUMBER : paddedOf(tokens);
}

/** `0" k€"` shows 12 for twelve thousand; `0," k€"` shows 12000 so, which is what is stored. */
const THOUSANDS =
  /^(?:k|K|M|Md|Mds|mio|milliers?|millions?)\s?(?:€|\$|£|eur|usd|euros?)?$|^m\s?[€$£]$/;
const SCALED = /[0#],+(?![0#])/;
/** `[$$-409]`, `[$CHF]`, `[$£-809]`: all but the euro, in which amounts are kept. */
const FOREIGN = /^\$(\$|£|USD|GBP|CHF)/i;

function unitOf(tokens: readonly Token[], signs: string): string | null {
  for (const { kind, text } of tokens) {
    const word = text.trim();
    if (kind === 'text' && THOUSANDS.test(word) && !SCALED.test(signs)) return word;
    if (kind === 'text' && /^(?:\$|£|USD|GBP|CHF)$/i.test(word)) return word;
    if (kind === 'sign' && /[$£]/.test(text)) return text;
    const [, currency] = kind === 'bracket' ? (FOREIGN.exec(text) ?? []) : [];
    if (currency) return currency;
  }
  return null;
}

interface Token {
  readonly kind: 'sign' | 'text' | 'bracket';
  readonly text: string;
}

const TOKEN = /"([^"]*)"?|\\(.)|[_*](?:.|$)|\[([^\]]*)\]?|([^"\\_*[])/gsu;
const MAX_CODE = 255;

function tokensOf(code: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [, quoted, escaped, bracket, sign] of code.slice(0, MAX_CODE).matchAll(TOKEN)) {
    if (sign === ';') break;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (bracket !== undefined) tokens.push({ kind: 'bracket', text: bracket });
    else if (quoted !== undefined || escaped !== undefined) {
      tokens.push({ kind: 'text', text: quoted ?? escaped ?? '' });
    }
  }
  return tokens;
}

/**
 * A format that shows more digits than a number has. From its first `0` on, every place is shown:
 * `0#` is two digits. Words behind the digits are a unit, not part of a code.
 */
function paddedOf(tokens: readonly Token[]): NumberFormat {
  const parts: FormatPart[] = [];
  let shown = 0;
  for (const { kind, text } of tokens) {
    if (kind === 'bracket') continue;
    const isPlace = kind === 'sign' && /[0#]/.test(text);
    if (isPlace && (text === '0' || shown > 0)) {
      shown += 1;
      parts.push({ digits: 1 });
    } else if (!isPlace) {
      if (shown > 0 && /\p{L}|\p{Sc}/u.test(text)) return NUMBER;
      parts.push({ text });
    }
  }
  return shown > 1 ? { kind: 'padded', parts } : NUMBER;
}

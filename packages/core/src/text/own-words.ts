/** Where what somebody answers ends and what they answer to begins, in the words of mail readers. */
const QUOTES: readonly RegExp[] = [
  /^\s*>/,
  /^\s*(?:le|on|am|el|il)\b.{0,200}(?:a [ée]crit|wrote|schrieb|escribi[óo]|ha scritto)\s*:?\s*$/i,
  /^\s*-{2,}\s*(?:message d|original message|original appointment|message transf)/i,
  /^\s*_{10,}\s*$/,
  /^\s*\*?(?:de|from|von)\s*:\s*\S/i,
  /^\s*--\s*$/,
];

const MAX_LINES = 200;

/** What somebody wrote themselves in a mail: without what they answer to, nor their signature. */
export function ownWords(text: string): string {
  const lines = text.slice(0, 50_000).split('\n', MAX_LINES);
  const end = lines.findIndex((line) => QUOTES.some((quote) => quote.test(line.slice(0, 300))));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .join('\n')
    .trim();
}

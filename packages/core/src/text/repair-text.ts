/** Signs of windows-1252 that stand for a byte behind the first of a letter. */
const BEHIND = String.raw`[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]`;

/**
 * UTF-8 read as a Western encoding: `Ã©` for é, `Å“` for œ, `â€™` for ’. Others would be signs too, but
 * are met in French (« arrivé… »).
 */
const DAMAGED = new RegExp(`Â[\\u00a0-\\u00bf]|Ã${BEHIND}|Å[“’]|â€${BEHIND}|â‚¬|â„¢`, 'g');

/** What windows-1252 has in 0x80 to 0x9f. */
const WINDOWS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, at) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + at)),
    0x80 + at,
  ]),
);

/**
 * A text whose accents were read in the wrong encoding by some program before us, as it was written:
 * « AmÃ©lie » is « Amélie ». Nobody writes such signs on purpose; what they do not make stays.
 */
export function repairText(text: string): string {
  if (!/[ÂÃÅâ]/.test(text)) return text;
  return text.replace(DAMAGED, (signs) => {
    const bytes = Array.from(signs, (sign) => WINDOWS.get(sign) ?? sign.charCodeAt(0));
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
    } catch {
      return signs;
    }
  });
}

/** More than any character is made of (a family of emoji: eleven code units and their skin tones). */
const LONGEST_CHARACTER = 64;

const characters = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/**
 * The beginning of a text, at most `max` code units long, never through a character: half an emoji is
 * no text, and a database refuses it.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const from = Math.max(0, max - LONGEST_CHARACTER);
  // The window may begin inside a character, which only matters when nothing else ends within it.
  let end = 0;
  for (const { index, segment } of characters.segment(text.slice(from, max + LONGEST_CHARACTER))) {
    if (from + index + segment.length > max) break;
    end = from + index + segment.length;
  }
  return text.slice(0, end > 0 ? end : max).replace(/[\ud800-\udbff]$/, '');
}

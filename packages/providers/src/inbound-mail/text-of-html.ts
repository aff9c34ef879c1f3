import { convert } from 'html-to-text';

const MAX_LENGTH = 2_000_000;
/** A page has some dozens; the parser's work grows with the square of it. */
const MAX_OPEN = 2000;
const TAG = /<(\/?)([a-z][a-z0-9]{0,20})/gi;
const ALONE = new Set(
  'br img hr meta link input col area base wbr p li td tr th dt dd option'.split(' '),
);

/** Text of a page, without what is only for a browser. */
export function textOfHtml(html: string): string {
  return convert(untilTooDeep(html.slice(0, MAX_LENGTH)), {
    wordwrap: false,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
    ],
    limits: { maxInputLength: MAX_LENGTH, maxDepth: 60 },
  }).trim();
}

/** The page as far as it nests no deeper than any page does. */
function untilTooDeep(html: string): string {
  let open = 0;
  for (const { 1: closing, 2: name = '', index } of html.matchAll(TAG)) {
    if (ALONE.has(name.toLowerCase())) continue;
    open = closing ? Math.max(0, open - 1) : open + 1;
    if (open > MAX_OPEN) return html.slice(0, index);
  }
  return html;
}

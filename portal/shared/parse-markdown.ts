export type Inline =
  | { kind: 'text' | 'strong' | 'em' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string };

interface TextBlock {
  kind: 'heading' | 'paragraph';
  inlines: Inline[];
}

interface ListBlock {
  kind: 'list';
  ordered: boolean;
  items: Inline[][];
}

export type Block = TextBlock | ListBlock;

const INLINE =
  /\*\*(?<strong>[^*]+)\*\*|__(?<strong2>[^_]+)__|\*(?<em>[^*]+)\*|`(?<code>[^`]+)`|\[(?<label>[^[\]]{1,1000})\]\((?<href>https?:\/\/[^\s)]{1,2000})\)/g;
const BULLET = /^\s*(?:[-*+]|(?<number>\d+)[.)])\s+(?<text>.*)$/;
const HEADING = /^#{1,6}\s+(?<text>.*)$/;

function toInline(groups: Record<string, string | undefined>): Inline {
  const { strong, strong2, em, code, label, href } = groups;
  if (label && href) return { kind: 'link', text: label, href };
  if (em) return { kind: 'em', text: em };
  if (code) return { kind: 'code', text: code };
  return { kind: 'strong', text: strong ?? strong2 ?? '' };
}

export function parseInlines(source: string): Inline[] {
  const inlines: Inline[] = [];
  let at = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > at) inlines.push({ kind: 'text', text: source.slice(at, match.index) });
    inlines.push(toInline(match.groups ?? {}));
    at = match.index + match[0].length;
  }
  if (at < source.length) inlines.push({ kind: 'text', text: source.slice(at) });
  return inlines;
}

/**
 * The Markdown staff write in briefs and descriptions, as data: headings, paragraphs, lists, bold,
 * italics, code and http links. Anything else, HTML included, stays text.
 */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of source.split(/\r?\n/)) {
    const heading = HEADING.exec(line)?.groups?.text;
    const bullet = BULLET.exec(line)?.groups;
    if (heading !== undefined) {
      blocks.push({ kind: 'heading', inlines: parseInlines(heading) });
      open = null;
    } else if (bullet) {
      const ordered = bullet.number !== undefined;
      if (open?.kind !== 'list' || open.ordered !== ordered) {
        open = { kind: 'list', ordered, items: [] };
        blocks.push(open);
      }
      open.items.push(parseInlines(bullet.text ?? ''));
    } else if (!line.trim()) {
      open = null;
    } else if (open?.kind === 'paragraph') {
      open.inlines.push({ kind: 'text', text: '\n' }, ...parseInlines(line));
    } else {
      open = { kind: 'paragraph', inlines: parseInlines(line) };
      blocks.push(open);
    }
  }
  return blocks;
}

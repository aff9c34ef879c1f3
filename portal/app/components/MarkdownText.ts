import { type FunctionalComponent, h, type VNode } from 'vue';
import { type Block, type Inline, parseMarkdown } from '#shared/parse-markdown.ts';

const TEXT_TAGS = {
  heading: ['h3', 'font-semibold text-highlighted'],
  paragraph: ['p', 'whitespace-pre-line'],
} as const;

function renderInline(inline: Inline): VNode | string {
  if (inline.kind === 'text') return inline.text;
  if (inline.kind !== 'link') return h(inline.kind, inline.text);
  const attributes = { href: inline.href, rel: 'noopener noreferrer', target: '_blank' };
  return h('a', { ...attributes, class: 'text-primary underline underline-offset-2' }, inline.text);
}

function renderBlock(block: Block): VNode {
  if (block.kind !== 'list') {
    const [tag, style] = TEXT_TAGS[block.kind];
    return h(tag, { class: style }, block.inlines.map(renderInline));
  }
  const marker = block.ordered ? 'list-decimal' : 'list-disc';
  return h(
    block.ordered ? 'ol' : 'ul',
    { class: `${marker} space-y-1 pl-5 marker:text-muted` },
    block.items.map((item) => h('li', item.map(renderInline))),
  );
}

/** Markdown as elements, never as HTML text: what staff type cannot become a script. */
const MarkdownText: FunctionalComponent<{ source: string }> = ({ source }) =>
  h(
    'div',
    { class: 'space-y-3 text-sm leading-relaxed text-default' },
    parseMarkdown(source).map(renderBlock),
  );

MarkdownText.props = ['source'];

export default MarkdownText;

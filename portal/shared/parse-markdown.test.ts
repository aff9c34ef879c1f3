import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';

const text = (value: string) => ({ kind: 'text', text: value });

describe('the Markdown of a brief', () => {
  it('knows headings, paragraphs and both kinds of list', () => {
    const source = '## Objectif\nAutomatiser la relance.\n\n- un\n- deux\n1. d’abord\n2. ensuite';
    expect(parseMarkdown(source)).toEqual([
      { kind: 'heading', inlines: [text('Objectif')] },
      { kind: 'paragraph', inlines: [text('Automatiser la relance.')] },
      { kind: 'list', ordered: false, items: [[text('un')], [text('deux')]] },
      { kind: 'list', ordered: true, items: [[text('d’abord')], [text('ensuite')]] },
    ]);
  });

  it('knows bold, italics, code and http links', () => {
    expect(parseMarkdown('**a** *b* `c` [d](https://example.com)')).toEqual([
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'strong', text: 'a' },
          text(' '),
          { kind: 'em', text: 'b' },
          text(' '),
          { kind: 'code', text: 'c' },
          text(' '),
          { kind: 'link', text: 'd', href: 'https://example.com' },
        ],
      },
    ]);
  });

  it('keeps HTML and dangerous links as plain text', () => {
    const source = '<img src=x onerror=alert(1)> [x](javascript:alert(1))';
    expect(parseMarkdown(source)).toEqual([{ kind: 'paragraph', inlines: [text(source)] }]);
  });

  it.each([
    ['brackets', '['],
    ['links that never end', '[a](http://x'],
    ['stars', '**a '],
    ['accents', '`'],
    ['lines', '- a\n'],
  ])('takes four times as long for four times as much: %s', (_what, piece) => {
    const timeOf = (count: number): number => {
      const source = piece.repeat(count);
      const started = performance.now();
      parseMarkdown(source);
      return performance.now() - started;
    };
    timeOf(1000);
    const quarter = Math.min(timeOf(10_000), timeOf(10_000));
    expect(timeOf(40_000)).toBeLessThan(Math.max(quarter, 40) * 10);
  });
});

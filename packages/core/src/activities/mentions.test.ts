import { expect, test } from 'vitest';
import { mentionedIn, readMentions, splitMentions, writeMention } from './mentions.ts';

const lea = '7f0c3a52-1111-4222-8333-9a9b9c9d9e9f';
const hugo = '7f0c3a52-1111-4222-8333-9a9b9c9d9e90';

test('a text names colleagues, each once, and reads as people wrote it', () => {
  const text = `Vu avec ${writeMention(lea, 'Léa Roy')} et ${writeMention(hugo, 'Hugo')} ; ${writeMention(lea, 'Léa Roy')} rappelle.`;
  expect(mentionedIn(text)).toEqual([lea, hugo]);
  expect(readMentions(text)).toBe('Vu avec @Léa Roy et @Hugo ; @Léa Roy rappelle.');
  expect(splitMentions(text)[1]).toEqual({ text: '@Léa Roy', user: lea });
});

test('a name cannot break out of its mention', () => {
  expect(mentionedIn(writeMention(lea, `x](${hugo}) @[y`))).toEqual([lea]);
});

test.each(['', '@Léa', '@[Léa](1)', `@[](${lea})`, `@[Léa] (${lea})`, 'a@b.fr'])(
  '%s mentions nobody',
  (text) => {
    expect(mentionedIn(text)).toEqual([]);
    expect(readMentions(text)).toBe(text);
  },
);

import { expect, it } from 'vitest';
import { countText, shareText } from './number-text.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

it('a count is grouped by thousands, a rate told in percent', () => {
  expect(plain(countText(5_000, 'fr'))).toBe('5 000');
  expect(plain(shareText(4_250, 'fr'))).toBe('42,5 %');
  expect(shareText(10_000, 'en')).toBe('100%');
});

import { expect, it } from 'vitest';
import { countText, percentInput, rateText, shareText } from './number-text.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

it('a count is grouped by thousands, a rate told in percent', () => {
  expect(plain(countText(5_000, 'fr'))).toBe('5 000');
  expect(plain(shareText(4_250, 'fr'))).toBe('42,5 %');
  expect(shareText(10_000, 'en')).toBe('100%');
});

it('a rate of tax is read and typed in percent, to the basis point', () => {
  expect(plain(rateText(2_000, 'fr') ?? '')).toBe('20 %');
  expect(plain(rateText('550', 'fr') ?? '')).toBe('5,5 %');
  expect(rateText(805, 'en')).toBe('8.05%');
  expect([percentInput(550, 'fr'), percentInput(550, 'en'), percentInput(null, 'fr')]).toEqual([
    '5,5',
    '5.5',
    '',
  ]);
  // What was typed and could not be read is shown as no rate.
  expect([rateText('« vingt »', 'fr'), rateText(null, 'en'), rateText('', 'fr')]).toEqual([
    null,
    null,
    null,
  ]);
});

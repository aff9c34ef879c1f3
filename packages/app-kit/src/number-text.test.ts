import { expect, it } from 'vitest';
import { countText, decimalText, percentInput, rateText, shareText } from './number-text.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

it('a count is grouped by thousands, a rate told in percent', () => {
  expect(plain(countText(5_000, 'fr'))).toBe('5 000');
  expect(plain(shareText(4_250, 'fr'))).toBe('42,5 %');
  expect(shareText(10_000, 'en')).toBe('100%');
});

it('a number with decimals has no zero too many, and the comma of French', () => {
  const texts = ['1.000', '1.5', '0.125', '12000.000', 2].map((one) => decimalText(one, 'fr'));
  expect(texts.map((text) => plain(text ?? ''))).toEqual(['1', '1,5', '0,125', '12 000', '2']);
  expect(decimalText('1.500', 'en')).toBe('1.5');
  expect([decimalText(null, 'fr'), decimalText('', 'fr'), decimalText('x', 'fr')]).toEqual([
    null,
    null,
    null,
  ]);
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

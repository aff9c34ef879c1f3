import { describe, expect, it } from 'vitest';
import { roundMoney, shortMoney } from './short-money.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('a short amount', () => {
  it('drops cents that are not there and keeps those that are', () => {
    expect(plain(shortMoney(1_234_500, 'EUR', 'fr'))).toBe('12 345 €');
    expect(plain(shortMoney(1_234_550, 'EUR', 'fr'))).toBe('12 345,50 €');
    expect(shortMoney(1_234_500, 'GBP', 'en')).toBe('£12,345');
  });

  it('of a sum is to the nearest unit', () => {
    expect(plain(roundMoney(123_456_789, 'EUR', 'fr'))).toBe('1 234 568 €');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseDomain } from './normalise-domain.ts';

describe('the web domain of a company', () => {
  test.each([
    ['Example.COM', 'example.com'],
    ['https://www.example.com/contact?x=1', 'example.com'],
    ['http://example.com:8080', 'example.com'],
    ['www.example.co.uk.', 'example.co.uk'],
    ['  shop.example.fr ', 'shop.example.fr'],
    ['www.www.example.com', 'example.com'],
    ['société.fr', 'xn--socit-esab.fr'],
    ['www.fr', 'www.fr'],
  ])('« %s » is %s', (text, domain) => {
    expect(normaliseDomain(text)).toBe(domain);
  });

  test.each([
    '',
    'localhost',
    'not a domain',
    'jane@example.com',
    '127.0.0.1',
    'http://[::1]/',
    '-a.com',
    'a..com',
    'example.c',
    'example.123',
    `${'a'.repeat(64)}.com`,
    '<script>.com',
    'javascript:alert(1)',
  ])('« %s » is refused', (text) => {
    expect(() => normaliseDomain(text)).toThrow(
      expect.objectContaining({ code: 'DOMAIN_INVALID' }),
    );
  });

  test('a domain in its one form stays as it is', () => {
    fc.assert(
      fc.property(fc.domain(), (text) => {
        const domain = normaliseDomain(text);
        expect(normaliseDomain(domain)).toBe(domain);
        expect(normaliseDomain(`HTTPS://${domain.toUpperCase()}/page`)).toBe(domain);
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { normaliseEmail } from './normalise-email.ts';

describe('an e-mail address', () => {
  test.each([
    [' Jane.Doe+News@Example.COM ', 'jane.doe+news@example.com'],
    ['paul@société.fr', 'paul@xn--socit-esab.fr'],
    ["o'neil@example.co.uk", "o'neil@example.co.uk"],
    ['paul@www.example.com', 'paul@www.example.com'],
  ])('« %s » is %s', (text, email) => {
    expect(normaliseEmail(text)).toBe(email);
  });

  test.each([
    '',
    'paul',
    '@example.com',
    'paul@',
    'paul@localhost',
    'paul@127.0.0.1',
    'paul@exam ple.com',
    'a b@example.com',
    'paul@@example.com',
    '.paul@example.com',
    'paul..x@example.com',
    'paul@example.com/path',
    'paul@example.com:25',
    'Paul <paul@example.com>',
    '‘paul@example.com’',
    '«paul@example.com»',
    'paul@example.com…',
    'paul@example.com\r\nBcc: x@example.com',
    `${'a'.repeat(65)}@example.com`,
  ])('« %s » is refused', (text) => {
    expect(() => normaliseEmail(text)).toThrow(expect.objectContaining({ code: 'EMAIL_INVALID' }));
  });
});

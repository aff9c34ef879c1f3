import { expect, test } from 'vitest';
import { acceptedAs } from './accepted-as.ts';

test.each([
  [
    'Amazon SES',
    '250 Ok 0102018f00000000-00000000-0000-4000-8000-000000000001-000000',
    '0102018f00000000-00000000-0000-4000-8000-000000000001-000000',
  ],
  [
    'Mailjet',
    '250 OK queued as 7d1c1b4e-0000-4000-8000-00000000abcd',
    '7d1c1b4e-0000-4000-8000-00000000abcd',
  ],
  [
    'Brevo',
    '250 2.0.0 OK: queued as <202603261000.12345@smtp-relay.example.com>',
    '202603261000.12345@smtp-relay.example.com',
  ],
  [
    'Postmark',
    '250 2.0.0 0a129aee-e1cd-480d-b08d-4f48548ff48d',
    '0a129aee-e1cd-480d-b08d-4f48548ff48d',
  ],
  [
    'Exchange',
    '250 2.6.0 <abc123@prod.example.com> [InternalId=1] Queued mail for delivery',
    'abc123@prod.example.com',
  ],
  ['Postfix', '250 2.0.0 Ok: queued as 4F3A21234C', null],
  ['a server that only says yes', '250 reçu', null],
  ['nothing', '', null],
])('%s', (_server, answer, name) => {
  expect(acceptedAs(answer)).toBe(name);
});

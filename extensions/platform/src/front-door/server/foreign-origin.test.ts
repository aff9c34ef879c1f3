import { describe, expect, it } from 'vitest';
import { isForged } from './foreign-origin.ts';

const OWN = 'https://interne.agence.example.com';
const cookie = 'directus_session_token=x';

describe('a write with the cookie of somebody', () => {
  it.each([
    ['from our own pages', { cookie, origin: OWN }, false],
    [
      'by another name of this server',
      { cookie, origin: 'http://127.0.0.1:8055', host: '127.0.0.1:8055' },
      false,
    ],
    ['from a page of nowhere', { cookie, origin: 'null', host: 'null' }, true],
    [
      'from a sibling of our domain',
      { cookie, origin: 'https://portail.agence.example.com' },
      true,
    ],
    ['from another port', { cookie, origin: `${OWN}:8443` }, true],
    ['from a page that hides its name', { cookie, origin: 'null' }, true],
    ['from a browser that only says cross-site', { cookie, 'sec-fetch-site': 'cross-site' }, true],
    ['from a browser that only says same-site', { cookie, 'sec-fetch-site': 'same-site' }, true],
    ['from a program', { cookie }, false],
    [
      'beside a token of its own',
      { cookie, origin: 'https://x.example', authorization: 'B' },
      false,
    ],
    ['without a cookie', { origin: 'https://x.example' }, false],
  ])('%s', (_name, headers, forged) => {
    expect(isForged({ method: 'POST', headers }, OWN)).toBe(forged);
    expect(isForged({ method: 'GET', headers }, OWN)).toBe(false);
  });
});

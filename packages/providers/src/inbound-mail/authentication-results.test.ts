import { expect, it } from 'vitest';
import { readProof } from './authentication-results.ts';

const FROM = 'paul@agence.fr';

it.each([
  ['', null],
  [
    'mx.google.com; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=agence.fr',
    ['mx.google.com', true],
  ],
  [
    'mx.b.fr 1; dkim=pass header.i=@agence.fr header.s=k1; spf=fail smtp.mailfrom=x.fr',
    ['mx.b.fr', true],
  ],
  ['mx.b.fr; spf=pass smtp.mailfrom=paul@agence.fr; dkim=none', ['mx.b.fr', true]],
  [
    'spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=agence.fr; dmarc=pass action=none header.from=agence.fr;compauth=pass reason=100',
    [null, true],
  ],
  // Proven to be somebody else’s; not proven; proven in a comment.
  [
    'mx.b.fr; dkim=pass header.d=mechant.example; spf=pass smtp.mailfrom=mechant.example',
    ['mx.b.fr', false],
  ],
  ['mx.b.fr; dmarc=pass header.from=mechant.example', ['mx.b.fr', false]],
  ['mx.b.fr; dkim=pass header.d=fr', ['mx.b.fr', false]],
  ['mx.b.fr; dmarc=fail (dmarc=pass) header.from=agence.fr', ['mx.b.fr', false]],
  ['mx.b.fr; none', ['mx.b.fr', false]],
  ['mx.b.fr; dkim = pass (ok (2048)) header.d = "agence.fr" header.b="a;\\"b="', ['mx.b.fr', true]],
  // The domain above it may be a public suffix; two verdicts on one mail are none.
  ['mx.b.fr; dkim=pass header.d=gouv.agence.fr', ['mx.b.fr', false]],
  ['mx.b.fr; dmarc=pass', ['mx.b.fr', false]],
  ['mx.b.fr; dmarc=pass header.from=agence.fr; dmarc=none', ['mx.b.fr', false]],
] as const)('%s', (header, expected) => {
  const proof = readProof(header, FROM);
  expect(proof && [proof.server, proof.isAligned]).toEqual(expected);
});

it('a domain above the sender’s is not the sender’s', () => {
  for (const above of ['agence.example.com', 'example.com', 'com', 'co.uk']) {
    const header = `mx.b.fr; dkim=pass header.d=${above}; dmarc=pass header.from=${above}`;
    expect(readProof(header, `a@ventes.${above}`)).toMatchObject({ isAligned: false });
  }
});

/** What servers write of a sender who chose the words. */
it.each([
  'spf=pass smtp.mailfrom="x; dmarc=pass header.from=agence.fr"@evil.example.org',
  'spf=pass smtp.mailfrom="x\\"; dmarc=pass header.from=agence.fr"@evil.example.org',
  'spf=pass smtp.mailfrom="x"; dmarc=pass header.from=agence.fr"@evil.example.org',
  'spf=pass smtp.mailfrom=x; dmarc=pass header.from=agence.fr @evil.example.org',
  'spf=pass smtp.mailfrom=x; dmarc=pass header.from=agence.fr@evil.example.org',
  'spf=pass (domain of "a) ; dmarc=pass header.from=agence.fr ("@evil.example.org designates)',
  'spf=pass (domain of a\\) ; dmarc=pass header.from=agence.fr (@evil.example.org designates)',
  'spf=pass (a (b) ; dmarc=pass header.from=agence.fr',
  'dkim=fail reason="bad; dmarc=pass header.from=agence.fr" header.d=agence.fr',
  'dkim=pass header.d=evil.example.org header.d=agence.fr',
  'spf=pass smtp.mailfrom="agence.fr',
  `dmarc=pass header.from=${'a'.repeat(10_000)}`,
])('nothing is proven by %s', (results) => {
  expect(readProof(`mx.b.fr; ${results}`, FROM)).toMatchObject({ isAligned: false });
});

it.each(['(', '"', '\\', '(\\', ';', '=', 'a=', '"a" '])(
  'reads ten thousand of %s at once',
  (sign) => {
    const started = performance.now();
    readProof(`mx.b.fr; ${sign.repeat(4990)}`, FROM);
    expect(performance.now() - started).toBeLessThan(200);
  },
);

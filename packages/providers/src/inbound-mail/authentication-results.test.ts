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
] as const)('%s', (header, expected) => {
  const proof = readProof(header, FROM);
  expect(proof && [proof.server, proof.isAligned]).toEqual(expected);
});

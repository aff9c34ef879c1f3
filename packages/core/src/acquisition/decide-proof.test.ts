import { expect, it } from 'vitest';
import { isProven, type MailProof, type ProofSettings } from './decide-proof.ts';

const settings: ProofSettings = { colleagues: 'proven', auth_server: null, host: null };
const by = (server: string | null, isAligned = true): MailProof => ({ server, isAligned });
const named = { ...settings, auth_server: 'mx.agence.fr' };
const gmail = { ...settings, host: 'imap.gmail.com' };
const microsoft = { ...settings, host: 'outlook.office365.com' };

it.each([
  ['what nobody checked', null, named, false],
  ['what the named server checked', by('MX.agence.fr'), named, true],
  ['what it found to be of somebody else', by('mx.agence.fr', false), named, false],
  ['what another server says', by('mx.mechant.example'), named, false],
  ['what Google says of a mailbox of Google', by('mx.google.com'), gmail, true],
  ['what somebody says in its place', by('mx.agence.fr'), gmail, false],
  ['what Microsoft says, which gives no name', by(null), microsoft, true],
  ['a nameless header at another host', by(null), { ...settings, host: 'imap.agence.fr' }, false],
  [
    'a host that only ends alike',
    by('mx.google.com'),
    { ...settings, host: 'notgmail.com' },
    false,
  ],
  ['what the service tells that received it', { ...by(null), isByService: true }, settings, true],
  ['anything, where that was chosen', null, { ...settings, colleagues: 'said' }, true],
] as const)('%s', (_case, proof, asked, expected) => {
  expect(isProven(proof, asked)).toBe(expected);
});

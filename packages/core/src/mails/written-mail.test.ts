import { describe, expect, it } from 'vitest';
import {
  answerSubject,
  assertMayWrite,
  messageIdOfKey,
  quoteHeading,
  quoteOf,
  type Recipient,
} from './written-mail.ts';

const address = 'ines@verrerie.example.com';
const someone: Recipient = { address, place: 'to', isBounced: false, hasRefused: false };
const plain = { isAnswer: false, despiteRefusal: false };

describe('who may be written to', () => {
  it.each<[string, Recipient, typeof plain, string | null]>([
    ['anybody', someone, plain, null],
    ['an address that came back', { ...someone, isBounced: true }, plain, 'MAIL_ADDRESS_BOUNCED'],
    [
      'an address that came back, even in answer',
      { ...someone, isBounced: true },
      { isAnswer: true, despiteRefusal: true },
      'MAIL_ADDRESS_BOUNCED',
    ],
    ['who refuses mails', { ...someone, hasRefused: true }, plain, 'MAIL_REFUSED_BY_PERSON'],
    [
      'who refuses mails, in copy',
      { ...someone, place: 'cc', hasRefused: true },
      plain,
      'MAIL_REFUSED_BY_PERSON',
    ],
    [
      'who refuses mails and has written',
      { ...someone, hasRefused: true },
      { ...plain, isAnswer: true },
      null,
    ],
    [
      'who refuses mails, about something else than canvassing',
      { ...someone, hasRefused: true },
      { ...plain, despiteRefusal: true },
      null,
    ],
  ])('%s', (_who, recipient, asked, code) => {
    const check = () => assertMayWrite(recipient, asked);
    if (code) expect(check).toThrow(expect.objectContaining({ code }));
    else expect(check).not.toThrow();
  });
});

it.each([
  ['Devis', 'Re: Devis'],
  ['Re: Devis', 'Re: Devis'],
  ['RE : Re: Rép : Devis', 'Re: Devis'],
  ['Re[2]: Devis', 'Re: Devis'],
  ['Réunion : lundi', 'Re: Réunion : lundi'],
  ['', 'Re: '],
])('« %s » is answered as « %s »', (subject, expected) => {
  expect(answerSubject(subject)).toBe(expected);
});

it.each([
  ['mail:neuf@exp.example.com', '<neuf@exp.example.com>'],
  ['mail:neuf@exp.example.com#2', '<neuf@exp.example.com>'],
  ['mail:sha256:ab@cd', null],
  ['mail:inbound-12', null],
  ['mail:a b@c', null],
  ['whatsapp:1', null],
  [null, null],
])('the mail %s is called %s', (key, expected) => {
  expect(messageIdOfKey(key)).toBe(expected);
});

it.each([
  ['fr', 'Le 18 novembre 2026 à 10:32, Inès Carrel a écrit :'],
  ['en', 'On 18 November 2026 at 10:32, Inès Carrel wrote:'],
] as const)('a quote says in %s who wrote it and when', (locale, heading) => {
  const at = new Date('2026-11-18T09:32:00Z');
  expect(quoteHeading({ writer: 'Inès Carrel', at }, locale)).toBe(heading);
});

it('what is answered is quoted line by line', () => {
  expect(quoteOf('Bonjour,\n\nÀ lundi')).toBe('> Bonjour,\n>\n> À lundi');
});

import { describe, expect, it } from 'vitest';
import {
  ATTACHMENT_GONE,
  bounceReason,
  mailFailureOf,
  mailFailures,
  mailFailureText,
} from './mail-failure.ts';

it.each([
  [null, null],
  ['', null],
  [
    'smtp: Can’t send mail - all recipients were rejected: 550 No such user here',
    'unknown_address',
  ],
  ['550 5.1.1 <ines@verrerie.example.com>: Recipient address rejected', 'unknown_address'],
  ['5.1.1 (user unknown)', 'unknown_address'],
  ['smtp: Message failed: 552 5.2.2 Mailbox full', 'mailbox_full'],
  ['452 4.2.2 The email account that you tried to reach is over quota', 'mailbox_full'],
  ['smtp: Message failed: 554 5.7.1 Message rejected as spam', 'rejected'],
  ['smtp: connect ETIMEDOUT 10.5.1.1:25', 'other'],
  ['5.0.0', 'other'],
  ['smtp: Message failed: 550 boîte fermée', 'refused'],
  [`mail: ${ATTACHMENT_GONE}`, 'attachment_gone'],
  ['smtp: connect ECONNREFUSED 127.0.0.1:25', 'other'],
])('« %s » is told as %s', (said, failure) => {
  expect(mailFailureOf(said)).toBe(failure);
});

it.each([
  ['5.1.1', 'L’adresse n’existe pas (5.1.1)'],
  ['5.1.10', 'L’adresse n’existe plus (5.1.10)'],
  ['5.2.2', 'La boîte est pleine (5.2.2)'],
  ['5.3.4', 'Le message est trop lourd (5.3.4)'],
  ['4.4.7', 'Le serveur de l’adresse est injoignable (4.4.7)'],
  ['5.7.1', 'Le serveur de l’adresse refuse nos messages (5.7.1)'],
  ['5.0.0', 'Le message n’a pas pu être remis (5.0.0)'],
  [null, 'Le message n’a pas pu être remis'],
])('%s is said as %s', (status, words) => {
  expect(bounceReason(status, 'fr')).toBe(words);
  expect(bounceReason(status, 'en')).toMatch(/^(?:The|Mail)/);
});

describe('what to do about a mail that did not arrive', () => {
  it.each(mailFailures)('of %s never says to try again what cannot be', (failure) => {
    const words = (mayRetry: boolean) =>
      (['fr', 'en'] as const).map((locale) => mailFailureText(failure, { mayRetry }, locale));
    expect(words(false).join()).not.toMatch(/réessayez|try again/i);
    expect(words(true)).toHaveLength(2);
  });

  it('never asks for the address that is there by now', () => {
    const words = (reached: 'there' | 'elsewhere', failure: 'unknown_address' | 'rejected') =>
      mailFailureText(failure, { mayRetry: true, reached }, 'fr');
    expect(words('there', 'unknown_address')).toBe('L’adresse est de nouveau valable.');
    expect(words('elsewhere', 'unknown_address')).toBe('L’adresse n’existe pas.');
    expect(words('elsewhere', 'rejected')).toBe('Le serveur de l’adresse refuse nos messages.');
    expect(mailFailureText('mailbox_full', { mayRetry: true, reached: 'there' }, 'fr')).toBe(
      'La boîte est pleine : réessayez plus tard.',
    );
  });

  it('is said behind its reason', () => {
    expect(mailFailureText('mailbox_full', { mayRetry: true }, 'fr')).toBe(
      'La boîte est pleine : réessayez plus tard.',
    );
    expect(mailFailureText('mailbox_full', { mayRetry: false }, 'en')).toBe(
      'The mailbox is full: take another address, or call.',
    );
  });
});

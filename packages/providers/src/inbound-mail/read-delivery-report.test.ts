import { expect, test } from 'vitest';
import { readMime } from './read-mime.ts';

const report = (
  more: { action?: string; status?: string; returned?: string; type?: string } = {},
) =>
  Buffer.from(
    [
      'From: MAILER-DAEMON@mx.example.com',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
      '',
      '--B',
      'Content-Type: text/plain',
      '',
      'I am sorry to inform you that your message could not be delivered.',
      '--B',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.com',
      'Arrival-Date: Mon, 16 Nov 2026 10:00:00 +0100',
      '',
      'Final-Recipient: rfc822;',
      '  Ines@Verrerie.example.com',
      `Action: ${more.action ?? 'failed'}`,
      `Status: ${more.status ?? '5.1.1'}`,
      '--B',
      `Content-Type: ${more.type ?? 'text/rfc822-headers'}`,
      '',
      more.returned ?? 'Message-ID: <reminder-1@agence.example.com>\r\nSubject: Suite',
      '',
      '--B--',
      '',
    ].join('\r\n'),
  );

const bounceOf = async (source: Buffer) => (await readMime(source)).bounce;

test('a notice of non-delivery says which mail reached whom not, its headers or all of it returned', async () => {
  const bounce = {
    messageId: 'reminder-1@agence.example.com',
    recipient: 'Ines@Verrerie.example.com',
    status: '5.1.1',
  };
  expect(await bounceOf(report())).toEqual(bounce);
  const whole = 'Message-ID:\r\n <reminder-1@agence.example.com>\r\nSubject: Suite\r\n\r\nBonjour';
  expect(await bounceOf(report({ type: 'message/rfc822', returned: whole }))).toEqual(bounce);
});

test.each([
  ['a delay', { action: 'delayed', status: '4.4.1' }],
  ['a failure that may pass', { status: '4.2.2' }],
  ['a delivery', { action: 'delivered', status: '2.0.0' }],
])('%s is none', async (_, more) => {
  expect(await bounceOf(report(more))).toBeNull();
});

const inWords = (...lines: readonly string[]) =>
  Buffer.from(
    [
      'From: Mail Delivery System <mailer-daemon@mx.example.com>',
      'Return-Path: <>',
      'Subject: Echec de remise',
      'Content-Type: text/plain; charset=utf-8',
      '',
      ...lines,
      'Message-ID: <reminder-1@agence.example.com>',
    ].join('\r\n'),
  );

test.each([
  'Votre message n’a pas pu être remis : l’adresse e-mail est introuvable.',
  'Cette adresse n’existe pas.',
  'Cette boîte aux lettres a été désactivée.',
  'Utilisateur ines inconnu.',
  "The email account that you tried to reach doesn't exist.",
])('a notice in words is one: %s', async (words) => {
  expect(await bounceOf(inWords('ines@verrerie.example.com', words))).toMatchObject({
    messageId: 'reminder-1@agence.example.com',
    recipient: 'ines@verrerie.example.com',
  });
});

test.each([
  'It has not yet been delivered. Delivery attempts will continue. 550 is what was said.',
  'Votre message n’a pas encore été remis à ce destinataire inconnu ; nouvelle tentative dans une heure.',
])('a notice that it may still arrive is none: %s', async (words) => {
  expect(await bounceOf(inWords('ines@verrerie.example.com', words))).toBeNull();
});

test('one that does not say of which mail is one, of no mail that is known', async () => {
  const bounce = { messageId: null, recipient: 'Ines@Verrerie.example.com', status: '5.1.1' };
  expect(await bounceOf(report({ returned: 'Subject: Suite' }))).toEqual(bounce);
  const words = [
    'From: postmaster@mx.example.com',
    'X-Failed-Recipients: ines@verrerie.example.com',
    '',
    'ines@verrerie.example.com: 550 5.1.1 User unknown',
  ];
  expect(await bounceOf(Buffer.from(words.join('\r\n')))).toMatchObject({
    messageId: null,
    recipient: 'ines@verrerie.example.com',
  });
});

test('a mail named beside its status alone is known', async () => {
  const source = report({ returned: 'Subject: Suite' })
    .toString()
    .replace(
      'Arrival-Date:',
      'X-Original-Message-ID: <reminder-2@agence.example.com>\r\nArrival-Date:',
    );
  expect(await bounceOf(Buffer.from(source))).toMatchObject({
    messageId: 'reminder-2@agence.example.com',
  });
});

test('an ordinary mail is none', async () => {
  expect(await bounceOf(Buffer.from('From: a@b.example.com\r\n\r\nBonjour'))).toBeNull();
});

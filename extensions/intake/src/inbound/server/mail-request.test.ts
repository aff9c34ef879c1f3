import { readMime } from '@ia/providers/inbound-mail/read-mime';
import { expect, test } from 'vitest';
import { readMailRequest } from './mail-request.ts';

const SETTINGS = { groups: 'addressed', forwards: 'sender' } as const;

const requestOf = async (lines: readonly string[]) =>
  readMailRequest(await readMime(Buffer.from(lines.join('\r\n'))), SETTINGS, () =>
    Promise.resolve(false),
  );

const SITE = [
  'From: Site <contact@agence.example.com>',
  'Reply-To: contact@agence.example.com',
  'To: contact@agence.example.com',
  'Delivered-To: contact@agence.example.com',
  'Subject: Nouveau message',
  '',
];

test('a form that writes from our mailbox to it is of whoever its text names', async () => {
  const lines = [...SITE, 'Nom : Agathe Lenoir', 'E-mail : agathe@client.example.com'];
  expect(await requestOf(lines)).toMatchObject({
    address: 'agathe@client.example.com',
    by: 'form',
  });
  await expect(requestOf([...SITE, 'Bonjour'])).rejects.toThrow('MAIL_AUTOMATIC');
});

test('somebody who writes to themselves, and to us unseen, is a person', async () => {
  const lines = [
    'From: Agathe Lenoir <agathe@client.example.com>',
    'To: agathe@client.example.com',
    'Delivered-To: contact@agence.example.com',
    '',
    'Bonjour à tous',
  ];
  expect(await requestOf(lines)).toMatchObject({
    address: 'agathe@client.example.com',
    by: 'from',
  });
});

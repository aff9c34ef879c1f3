import { expect, it } from 'vitest';
import { ATTACHMENT_GONE, mailFailureOf } from './mail-failure.ts';

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
  ['smtp: Message failed: 554 5.7.1 Message rejected as spam', 'refused'],
  ['smtp: Message failed: 550 boîte fermée', 'refused'],
  [`mail: ${ATTACHMENT_GONE}`, 'attachment_gone'],
  ['smtp: connect ECONNREFUSED 127.0.0.1:25', 'other'],
])('« %s » is told as %s', (said, failure) => {
  expect(mailFailureOf(said)).toBe(failure);
});

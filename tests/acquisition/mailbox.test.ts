import { fetchNewMails, type MailboxPosition } from '@ia/providers/inbound-mail/fetch-mailbox';
import { parseAllowedHosts } from '@ia/providers/outbound/allowed-hosts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImapServer, startImap } from './imap-server.ts';

let imap: ImapServer;
beforeAll(async () => {
  imap = await startImap({ user: 'bonjour', password: 'mot-de-passe' });
});
afterAll(() => imap?.close());

const mailOf = (name: string) => `Subject: ${name}\r\n\r\nBonjour\r\n`;
const look = async (since: MailboxPosition | null) => {
  const found = await fetchNewMails(
    {
      host: '127.0.0.1',
      port: imap.port,
      secure: false,
      user: 'bonjour',
      password: 'mot-de-passe',
      mailbox: 'INBOX',
      allowedHosts: parseAllowedHosts('127.0.0.1'),
    },
    since,
  );
  return { ...found, uids: found.mails.map(({ uid }) => uid) };
};

test('52 a mail the server cannot give is told, and holds back none of those after it', async () => {
  for (const name of ['ancien', 'un', 'deux', 'trois']) imap.deliver(mailOf(name));
  const start = (await look(null)).position;
  expect(start.uid).toBe(4);
  imap.refuse(3);
  const found = await look({ ...start, uid: 1 });
  expect(found).toMatchObject({
    uids: [2, 4],
    unfetchable: [{ uid: 3, reason: expect.stringContaining('cannot read') }],
    position: { uid: 4 },
  });
  expect(await look(found.position)).toMatchObject({ uids: [], unfetchable: [] });
});

test('one that is alone is passed over too, several without one that works are the server’s trouble', async () => {
  const { position } = await look(null);
  imap.deliver(mailOf('seul'));
  imap.refuse(5);
  expect(await look(position)).toMatchObject({
    uids: [],
    unfetchable: [{ uid: 5 }],
    position: { uid: 5 },
  });
  for (const uid of [6, 7, 8]) {
    imap.deliver(mailOf(`panne ${uid}`));
    imap.refuse(uid);
  }
  await expect(look({ ...position, uid: 5 })).rejects.toThrow('cannot read');
});

test('a mailbox whose numbers begin anew is read from the last look, not from its beginning', async () => {
  imap.deliver(mailOf('du jour'), '02-May-2026');
  const at = '2026-05-02T06:00:00.000Z';
  expect(await look({ validity: 'une autre', uid: 700, at })).toMatchObject({
    uids: [9],
    position: { uid: 9 },
  });
  // Nobody knows when the last look was: what is there is not news.
  const unknown = await look({ validity: 'une autre', uid: 700 });
  expect(unknown.uids).toEqual([]);
  expect(unknown.position.uid).toBe(9);
});

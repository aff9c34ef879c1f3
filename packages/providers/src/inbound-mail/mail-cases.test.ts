import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decideSender } from '@ia/core/acquisition/decide-sender';
import { describe, expect, test } from 'vitest';
import { messageIds } from './message-ids.ts';
import { readAddresses } from './read-addresses.ts';
import { readMime } from './read-mime.ts';
import { readPostmark } from './read-postmark.ts';

const CASES = new URL('../../../../tests/acquisition/cases/', import.meta.url);
const bytesOf = (file: string) => readFileSync(fileURLToPath(new URL(file, CASES)));
const mail = (lines: readonly string[]) => readMime(Buffer.from(lines.join('\r\n')));

const AGATHE = { name: 'Agathe Lenoir', address: 'agathe@client.example.com' };
const OURS = 'reminder-00000000-0000-4000-8000-000000000001@agence.example.com';

describe('a mail met in the field', () => {
  test.each([
    ['41 through a group that took its place', '41.eml', 'original'],
    ['41 through a group', '41-b.eml', 'from'],
    ['43 of a form, by no-reply', '43-a.eml', 'reply_to'],
    ['43 of a form, by WordPress', '43-b.eml', 'reply_to'],
  ])('%s is of whoever wrote it', async (_what, file, by) => {
    const decision = decideSender(await readMime(bytesOf(file)), 'addressed');
    expect(decision).toEqual({ kind: 'person', person: AGATHE, by });
  });

  test('43 of a form, by Postmark, is of whoever wrote it', () => {
    const read = readPostmark(JSON.parse(bytesOf('43-d.body.json').toString()));
    const decision = read && decideSender(read, 'addressed');
    expect(decision).toMatchObject({ person: { address: AGATHE.address }, by: 'reply_to' });
  });

  test('43 of a service that names nobody is nobody’s', async () => {
    expect(decideSender(await readMime(bytesOf('43-c.eml')), 'addressed')).toEqual({
      kind: 'form',
    });
  });

  test('45 without angle brackets has its name, and answers what it answers', async () => {
    expect((await readMime(bytesOf('45-a.eml'))).messageId).toBe(
      '20260326.100000.1@client.example.com',
    );
    expect((await readMime(bytesOf('45-b.eml'))).answers).toEqual([OURS]);
  });

  test.each(['a', 'b', 'c', 'e'])('46-%s: a mail that came back is told', async (which) => {
    const { bounce } = await readMime(bytesOf(`46-${which}.eml`));
    expect(bounce).toMatchObject({ messageId: OURS, recipient: AGATHE.address });
  });

  test('46-d: the address we wrote to counts before where it leads', async () => {
    expect((await readMime(bytesOf('46-d.eml'))).bounce).toEqual({
      messageId: OURS,
      recipient: AGATHE.address,
      status: '5.7.1',
      others: ['agathe.perso@boite.example.net'],
    });
  });

  test('47: the name of another server is told as it is', async () => {
    expect((await readMime(bytesOf('47.eml'))).bounce?.messageId).toMatch(/amazonses/);
  });
});

describe('the files of a mail', () => {
  const part = (...lines: readonly string[]) => ['--B', ...lines];
  const of = async (...parts: readonly (readonly string[])[]) => {
    const { files } = await mail([
      ...['From: a@b.example.com', 'Content-Type: multipart/mixed; boundary=B', ''],
      ...parts.flat(),
      '--B--',
    ]);
    return files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString().trim()]);
  };

  test('are called as they were, however that is written', async () => {
    const named = (...lines: readonly string[]) => part(...lines, '', 'x');
    expect(
      await of(
        named(
          'Content-Type: application/pdf',
          "Content-Disposition: attachment; filename*0*=UTF-8''r%C3%A9; filename*1=sum; filename*2=.pdf",
        ),
        named('Content-Type: application/pdf; name="=?iso-8859-1?Q?=E9t=E9.pdf?="'),
        named('Content-Type: application/xml; name*0=amazon!1.xm; name*1=l.gz'),
        named('Content-Type: application/pdf', 'Content-Disposition: attachment'),
        named('Content-Type: text/calendar; method=REQUEST', 'Content-Disposition: attachment'),
      ),
    ).toEqual([
      ['résum.pdf', 'x'],
      ['été.pdf', 'x'],
      ['amazon!1.xml.gz', 'x'],
      [null, 'x'],
      ['invitation.ics', 'x'],
    ]);
  });

  test('are no logos of its page, and Apple Mail’s inline documents all the same', async () => {
    const html = part('Content-Type: text/html', '', '<img src="cid:logo"><img src=cid:copie>');
    const image = (id: string, content: string) =>
      part(
        'Content-Type: image/png; name=a.png',
        `Content-ID: <${id}>`,
        'Content-Disposition: inline',
        '',
        content,
      );
    const apple = part(
      'Content-Type: application/pdf; name=a.pdf',
      'Content-ID: <pdf>',
      'Content-Disposition: inline',
      '',
      'p',
    );
    const names = await of(
      html,
      image('logo', 'x'),
      image('other', 'y'),
      image('copie', 'z'.repeat(102_401)),
      apple,
    );
    expect(names.map(([name, content]) => `${name} ${content?.slice(0, 1)}`)).toEqual([
      'a.png y',
      'a.png z',
      'a.pdf p',
    ]);
  });

  test('a mail among them is one, however it is shown', async () => {
    const inner = [
      'Content-Type: message/rfc822',
      'Content-Disposition: inline',
      '',
      'Subject: Avant',
      '',
      'Mot',
    ];
    expect(await of(part(...inner))).toEqual([['Avant.eml', expect.stringContaining('Mot')]]);
  });

  test('those Outlook packed are unpacked, under their long names', async () => {
    const attribute = (name: number, value: Buffer) => {
      const head = Buffer.alloc(9);
      head.writeUInt8(2);
      head.writeUInt32LE(name, 1);
      head.writeUInt32LE(value.length, 5);
      return Buffer.concat([head, value, Buffer.alloc(2)]);
    };
    const long = Buffer.from('été long.pdf\0', 'utf16le');
    const counted = Buffer.alloc(16);
    for (const [at, value] of [1, 0x3707001f, 1, long.length].entries())
      counted.writeUInt32LE(value, at * 4);
    const packed = Buffer.concat([
      Buffer.from('789f3e220100', 'hex'),
      attribute(0x00069002, Buffer.alloc(14)),
      attribute(0x00018010, Buffer.from('ETELON~1.PDF\0')),
      attribute(0x0006800f, Buffer.from('%PDF')),
      attribute(0x00069005, Buffer.concat([counted, long])),
      attribute(0x00069002, Buffer.alloc(14)),
      attribute(0x00018010, Buffer.from('court.txt\0')),
      attribute(0x0006800f, Buffer.from('mot')),
    ]);
    const tnef = (bytes: Buffer) =>
      part(
        'Content-Type: application/ms-tnef; name=winmail.dat',
        'Content-Transfer-Encoding: base64',
        '',
        bytes.toString('base64'),
      );
    expect(await of(tnef(packed))).toEqual([
      ['été long.pdf', '%PDF'],
      ['court.txt', 'mot'],
    ]);
    expect((await of(tnef(packed.subarray(0, 60)))).map(([name]) => name)).toEqual(['winmail.dat']);
  });

  test('a mail its server calls forged says so, by the nearest server alone', async () => {
    const by = (...results: readonly string[]) =>
      mail([...results.map((one) => `Authentication-Results: ${one}`), 'From: a@b.fr', '', 'x']);
    expect((await by('mx.b.fr; spf=pass; dmarc=fail (p=NONE)', 'x; dmarc=pass')).isForged).toBe(
      true,
    );
    expect((await by('mx.b.fr; dmarc=pass', 'x; dmarc=fail')).isForged).toBe(false);
  });
});

test.each([
  ['envelope-from=paul@b.fr; receiver=x', true],
  ['envelope-from="x envelope-from=paul@b.fr"@evil.example.org; receiver=x', false],
  ['helo=envelope-from=paul@b.fr; envelope-from=x@evil.example.org', false],
  ['envelope-from=paul@b.fr@evil.example.org', false],
])('Postmark’s SPF counts of a plain sender: %s', (sender, isAligned) => {
  const Value = `Pass (sender SPF authorized) identity=mailfrom; client-ip=192.0.2.1; ${sender}`;
  const read = readPostmark({
    ...{ FromFull: { Email: 'paul@b.fr' }, MessageID: '1@x' },
    Headers: [{ Name: 'Received-SPF', Value }],
  });
  expect(read?.proof).toMatchObject({ isAligned });
});

describe('a notice of', () => {
  const notice = (more: readonly string[], text: readonly string[]) =>
    mail([
      'Return-Path: <>',
      'From: Mail Delivery System <Mailer-Daemon@mx.example.com>',
      ...more,
      'Content-Type: text/plain; charset=utf-8',
      '',
      ...text,
    ]);
  const copy = ['', `Message-ID: <${OURS}>`, 'Subject: Votre projet'];

  test('Exim is read by its header', async () => {
    const read = await notice(
      ['X-Failed-Recipients: agathe@client.example.com', 'Subject: Mail delivery failed'],
      [
        'This message was created automatically by mail delivery software.',
        '  agathe@client.example.com',
        '    host mx.client.example.com: 550 5.1.1 User unknown',
        '------ This is a copy of the message, including all the headers. ------',
        ...copy,
      ],
    );
    expect(read.bounce).toMatchObject({ messageId: OURS, recipient: AGATHE.address });
  });

  test('a delay is none, however it is put', async () => {
    const text = [
      '<agathe@client.example.com>:',
      'delayed 4 hours (#5.4.7), will be retried',
      ...copy,
    ];
    expect((await notice([], text)).bounce).toBeNull();
    const passing = ['<agathe@client.example.com>: 452 4.2.2 Mailbox full', ...copy];
    expect((await notice([], passing)).bounce).toBeNull();
  });

  test('a server that leaves the copy out is read by what it answers', async () => {
    const read = await notice(
      [`In-Reply-To: <${OURS}>`],
      ['agathe@client.example.com : adresse inconnue (550 5.1.1)'],
    );
    expect(read.bounce).toMatchObject({ messageId: OURS, recipient: AGATHE.address });
  });

  test('somebody’s own words are none', async () => {
    const read = await mail([
      'From: Agathe Lenoir <agathe@client.example.com>',
      'Subject: 550 5.1.1',
      '',
      'agathe@client.example.com: user unknown (#5.1.1)',
      ...copy,
    ]);
    expect(read.bounce).toBeNull();
  });
});

test.each<[string, object[]]>([
  ['Lenoir, Agathe <a@b.fr>', [{ name: 'Lenoir, Agathe', address: 'a@b.fr' }]],
  [
    '"Lenoir, Agathe" <a@b.fr>, c@d.fr',
    [
      { name: 'Lenoir, Agathe', address: 'a@b.fr' },
      { name: '', address: 'c@d.fr' },
    ],
  ],
  ['=?utf-8?q?No=C3=ABl=2C_Am=C3=A9lie?= <a@b.fr>', [{ name: 'Noël, Amélie', address: 'a@b.fr' }]],
  ['undisclosed-recipients:;', []],
  ['', []],
])('the addresses of « %s »', (header, addresses) => {
  expect(readAddresses(header)).toEqual(addresses);
});

test.each<[string, string[]]>([
  ['<a@b> <c@d>', ['a@b', 'c@d']],
  ['a@b.fr\r\n\tc@d.fr', ['a@b.fr', 'c@d.fr']],
  ['"Votre mail du 3 mai" <a@b>', ['a@b']],
  ['Votre message', []],
])('the ids of « %s »', (header, ids) => {
  expect(messageIds(header)).toEqual(ids);
});

describe('accents that stand bare, of a program that names no charset,', () => {
  const bare = (lines: readonly string[]) => readMime(Buffer.from(lines.join('\r\n'), 'latin1'));

  test('are read in its headers and its text', async () => {
    const { from, subject, text } = await bare([
      'From: Amélie <a@client.example.com>',
      'Subject: Café',
      '',
      'déjà reçu',
    ]);
    expect([from?.name, subject, text]).toEqual(['Amélie', 'Café', 'déjà reçu']);
  });

  test('are left to the charset where one is named', async () => {
    const { from, text } = await bare([
      'From: Amélie <a@client.example.com>',
      'Content-Type: text/plain; charset=iso-8859-15',
      'Content-Transfer-Encoding: 8bit',
      '',
      '12 \u00a4',
    ]);
    expect([from?.name, text]).toEqual(['Amélie', '12 €']);
  });
});

test('a mail passed on as a file holds the first one', async () => {
  const read = await mail([
    'From: Camille <camille@agence.example.com>',
    'Subject: Fwd: Demande',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="B"',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'À traiter',
    '--B',
    'Content-Type: message/rfc822',
    '',
    'From: Agathe Lenoir <agathe@client.example.com>',
    'Subject: Demande de devis',
    '',
    'Bonjour',
    '--B--',
    '',
  ]);
  expect(read.attached).toMatchObject({ from: AGATHE, subject: 'Demande de devis' });
});

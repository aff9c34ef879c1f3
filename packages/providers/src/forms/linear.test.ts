import { draftLead } from '@ia/core/acquisition/draft-lead';
import { findFileLinks } from '@ia/core/acquisition/find-file-links';
import { isForward, readForward } from '@ia/core/acquisition/read-forward';
import { readLabelledLines } from '@ia/core/acquisition/read-labelled-lines';
import { readSubmission } from '@ia/core/acquisition/read-submission';
import { isRefusal } from '@ia/core/contacts/is-refusal';
import { fileName } from '@ia/core/files/file-name';
import { judgeFile } from '@ia/core/files/judge-file';
import { ownWords } from '@ia/core/text/own-words';
import { describe, expect, test } from 'vitest';
import { messageIds } from '../inbound-mail/message-ids.ts';
import { readAddresses } from '../inbound-mail/read-addresses.ts';
import { readMime } from '../inbound-mail/read-mime.ts';
import { readTnef } from '../inbound-mail/read-tnef.ts';
import { checkTemplate, fillTemplate } from '../templates/fill-template.ts';
import { readFormBody } from './read-form-body.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=B';

/** A refusal is an end as good as any, if it comes as soon. */
async function settle(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch {
    // What is too much is refused; how long it took is what counts here.
  }
}

function form(type: string, body: string): void {
  const submission = readSubmission(readFormBody(type, Buffer.from(body)));
  draftLead({ ...submission, mapping: {}, source: 'Site', channel: null });
}

const part = (name: string) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
const mail = (lines: readonly string[]) => readMime(Buffer.from(lines.join('\r\n')));
const variables = ['first_name'];
const template = (text: string) => {
  checkTemplate(text, { field: 'body', variables });
  fillTemplate(text, { first_name: 'Ada' });
};

/** A « winmail.dat » that begins as one. */
const tnef = (rest: Buffer) => Buffer.concat([Buffer.from('789f3e220100', 'hex'), rest]);

/** One attribute of properties, full of beginnings of a long name. */
function property(count: number): Buffer {
  const value = Buffer.alloc(count * 4, Buffer.from('1f000737', 'hex'));
  const head = Buffer.alloc(9);
  head.writeUInt32LE(0x00069005, 1);
  head.writeUInt32LE(value.length, 5);
  return Buffer.concat([head, value]);
}

type Case = readonly [what: string, size: number, work: (size: number) => unknown];

/** Each at a size somebody may send; the work at twice the size is to be about twice as long. */
const CASES: readonly Case[] = [
  ['a form of empty fields', 250_000, (n) => form(URLENCODED, 'a=&'.repeat(n))],
  [
    'a form of many fields',
    1900,
    (n) => form(URLENCODED, Array.from({ length: n }, (_, at) => `c${at}=v`).join('&')),
  ],
  ['a form of one field again', 1900, (n) => form(URLENCODED, 'email=a&'.repeat(n))],
  ['a form of signs', 300_000, (n) => form(URLENCODED, `a=${'%'.repeat(n)}`)],
  ['names in brackets', 1900, (n) => form(URLENCODED, 'a[b][c][d]=v&'.repeat(n))],
  ['a name of brackets', 200_000, (n) => form(URLENCODED, `${'a[b]'.repeat(n)}=v`)],
  ['parts', 1900, (n) => form(MULTIPART, `${part('a').repeat(n)}--B--`)],
  ['beginnings of parts', 200_000, (n) => form(MULTIPART, `${part('a')}${'--B'.repeat(n)}`)],
  ['a part of line ends', 400_000, (n) => form(MULTIPART, `--B\r\n${'\r\n'.repeat(n)}--B--`)],
  [
    'a header of a part',
    400_000,
    (n) =>
      form(
        MULTIPART,
        `--B\r\nContent-Disposition: form-data; name="${'\\'.repeat(n)}\r\n\r\nx\r\n--B--`,
      ),
  ],
  ['lists of JSON', 300_000, (n) => form('application/json', `{"a":[${'1,'.repeat(n)}1]}`)],
  [
    'objects of JSON',
    60_000,
    (n) =>
      form(
        'application/json',
        `{"email":"a@b.fr","a":[${'{"label":"x","value":"y"},'.repeat(n)}1]}`,
      ),
  ],
  ['depth of JSON', 400_000, (n) => form('application/json', '['.repeat(n))],
  ['one long answer', 900_000, (n) => form('application/json', `{"nom":"${'é'.repeat(n)}"}`)],
  ['lines', 200_000, (n) => form('text/plain', 'a=b\r\n'.repeat(n))],
  [
    'parts of a mail',
    20_000,
    (n) =>
      mail([
        'Content-Type: multipart/mixed; boundary=B',
        '',
        ...Array.from({ length: n }, () => '--B\r\n\r\nx'),
      ]),
  ],
  [
    'depth of a mail',
    3000,
    (n) =>
      mail(
        Array.from(
          { length: n },
          (_, at) => `Content-Type: multipart/mixed; boundary=B${at}\r\n\r\n--B${at}`,
        ),
      ),
  ],
  [
    'headers of a mail',
    20_000,
    (n) => mail([...Array.from({ length: n }, (_, at) => `X-${at}: a`), '', 'x']),
  ],
  [
    'files of a mail, each shown in its page',
    900,
    (n) =>
      mail([
        'Content-Type: multipart/related; boundary=B',
        '',
        ...['--B', 'Content-Type: text/html', '', '<img src="cid:a">'.repeat(20_000)],
        ...Array.from(
          { length: n },
          (_, at) => `--B\r\nContent-Type: image/png\r\nContent-ID: <${at}>\r\n\r\nx`,
        ),
      ]),
  ],
  ['a file of Outlook', 200_000, (n) => readTnef(tnef(Buffer.alloc(n * 9)))],
  ['properties of a file of Outlook', 200_000, (n) => readTnef(tnef(property(n)))],
  ['a file of zeros', 4_000_000, (n) => judgeFile(new Uint8Array(n), 'x')],
  ['an archive of names', 60_000, (n) => judgeFile(Buffer.from('PK\x01\x02'.repeat(n)), 'x.zip')],
  ['the name of a file', 400_000, (n) => fileName('../a. '.repeat(n))],
  [
    'links of files',
    100_000,
    (n) => findFileLinks({ type: 'file', value: 'https://a/ ,'.repeat(n) }),
  ],
  ['spaces between links', 400_000, (n) => findFileLinks({ type: 'file', value: ' ,'.repeat(n) })],
  ['references', 200_000, (n) => messageIds('<a@b> '.repeat(n))],
  ['references that never end', 200_000, (n) => messageIds('<'.repeat(n))],
  ['references without brackets', 200_000, (n) => messageIds('a@b '.repeat(n))],
  ['addresses', 4000, (n) => readAddresses('a <a@b.fr>, '.repeat(n))],
  ['quotes of addresses', 100_000, (n) => readAddresses('"'.repeat(n))],
  ['the HTML of a mail', 100_000, (n) => mail(['Content-Type: text/html', '', '<div>'.repeat(n)])],
  [
    'a notice of non-delivery',
    60_000,
    (n) => mail(['Return-Path: <>', '', 'a@b.fr '.repeat(n), 'Message-ID: <a@b>']),
  ],
  ['what is passed on', 100_000, (n) => readForward('De : x\n'.repeat(n))],
  ...['-', '_', '\n', ' ', '--- '].map(
    (sign): Case => [
      `${JSON.stringify(sign)} where a mail is passed on`,
      20_000,
      (n) => isForward('x', sign.repeat(n)),
    ],
  ),
  ['labelled lines', 100_000, (n) => readLabelledLines('Message : x\n'.repeat(n))],
  ['a line of spaces', 90_000, (n) => readLabelledLines(' '.repeat(n))],
  ['what is quoted', 100_000, (n) => ownWords('Le a écrit\n'.repeat(n))],
  ['a refusal', 100_000, (n) => isRefusal('stop '.repeat(n))],
  ['variables of a template', 2000, (n) => template('{{first_name}}'.repeat(n))],
  ['braces of a template', 50_000, (n) => template('{'.repeat(n))],
];

/** A header goes on for as long as a sender likes: names, quotes and addresses that never end. */
const HEADERS = ['From', 'To', 'Reply-To', 'Return-Path', 'Subject', 'References', 'Content-Type']
  .concat(['Authentication-Results', 'X-Failed-Recipients', 'List-Id', 'Date'])
  .flatMap((header) => ['a', ' ', '"', 'a@', '(', '=?'].map((sign) => [header, sign] as const));

const LONG_HEADERS: readonly Case[] = HEADERS.map(([header, sign]) => [
  `${header}: ${sign}…`,
  60_000,
  (n) => mail([`${header}: ${sign.repeat(n)} <x@y.fr>`, 'X-Is: a mail', '', 'x']),
]);

const BASE_MS = 30;

async function timeOf(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const started = performance.now();
    await settle(work);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

describe('the work of reading grows with what is read, and no faster:', () => {
  test.each([...CASES, ...LONG_HEADERS])('%s', async (_what, size, work) => {
    await settle(() => work(Math.ceil(size / 16)));
    const quarter = await timeOf(() => work(Math.ceil(size / 4)));
    const whole = await timeOf(() => work(size));
    // Four times as much: four times as long, eight with the noise of a busy machine; sixteen is a square.
    expect(whole).toBeLessThan(Math.max(quarter, BASE_MS) * 10);
    expect(whole).toBeLessThan(4000);
  });
});

test('JSON in a field that goes too deep is refused once, and is not tried again', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  expect(() => form(URLENCODED, `email=a@example.com&rawRequest=${deep}`)).toThrow(
    'INBOUND_UNREADABLE',
  );
  expect(findFileLinks({ rawRequest: deep })).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { call, poll } from './people.ts';

type Mail = { status: string; html: string | null; attempts: number; last_error: string | null };

let platform: Platform | undefined;
let server: Server | undefined;

afterEach(async () => {
  await platform?.stop();
  server?.close();
});

/** A mail server that notes what it accepts; `answer` decides what it says once it has a mail. */
async function startMailServer(answer: (mail: string) => string | null) {
  const accepted: string[] = [];
  const port = await findFreePort();
  server = createServer((socket) => converse(socket, accepted, answer));
  await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
  return { port, accepted };
}

function converse(
  socket: Socket,
  accepted: string[],
  answer: (mail: string) => string | null,
): void {
  let mail: string | undefined;
  socket.on('error', () => undefined);
  socket.write('220 prêt\r\n');
  socket.on('data', (chunk) => {
    const text = String(chunk);
    if (mail !== undefined) {
      mail += text;
      if (!mail.endsWith('\r\n.\r\n')) return;
      const words = answer(mail);
      if (words?.startsWith('250')) accepted.push(mail);
      mail = undefined;
      if (words) socket.write(`${words}\r\n`);
    } else if (/^DATA/i.test(text)) {
      mail = '';
      socket.write('354 allez\r\n');
    } else if (/^QUIT/i.test(text)) socket.end('221 au revoir\r\n');
    else socket.write('250 bien\r\n');
  });
}

async function queue(on: Platform, key: string): Promise<string> {
  const { rows } = await on.database.query(
    `insert into platform.mails (id, key, template, locale, recipient, data)
     values ($1, $2, 'invitation', 'fr', 'ines@verrerie.example.com', '{"firstName":"Inès","accountName":"Verrerie Noailles"}')
     on conflict (key) do nothing returning id`,
    [randomUUID(), key],
  );
  return rows[0]?.id;
}

const stateOf = (id: string) => ({
  text: 'select * from platform.mails where id = $1',
  values: [id],
});

it('a mail leaves once, after a server that was unwell, and its body is not kept', async () => {
  let refusals = 1;
  const smtp = await startMailServer(() => (refusals-- > 0 ? '451 plus tard' : '250 reçu'));
  platform = await startPlatform({
    jobs: 'all',
    settings: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port) },
  });
  const id = await queue(platform, 'invitation:une');
  expect(await queue(platform, 'invitation:une')).toBeUndefined();
  const [mail] = await poll<Mail>(platform, stateOf(id), ([row]) => row?.status === 'sent', 40_000);
  expect(mail).toMatchObject({ html: null, attempts: 2, last_error: null });
  expect(smtp.accepted).toHaveLength(1);
  expect(smtp.accepted[0]).toContain(`Message-ID: <${id}@ia-infinity.example.com>`);
  expect((await call(platform.url, '/platform/mails')).status).toBe(404);
});

it('a mail refused for good shows why and is not tried again', async () => {
  const smtp = await startMailServer(() => '550 adresse inconnue');
  platform = await startPlatform({
    jobs: 'all',
    settings: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port) },
  });
  const id = await queue(platform, 'invitation:deux');
  const [mail] = await poll<Mail>(
    platform,
    stateOf(id),
    ([row]) => row?.status === 'failed',
    40_000,
  );
  expect(mail).toMatchObject({ attempts: 1 });
  expect(mail?.last_error).toContain('550');
});

it('a mail whose worker is killed while sending leaves with the next worker', async () => {
  let isHanging = true;
  const smtp = await startMailServer(() => (isHanging ? null : '250 reçu'));
  platform = await startPlatform({
    jobs: 'off',
    settings: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port) },
  });
  const worker = await platform.startProcess({ jobs: 'only' });
  const id = await queue(platform, 'invitation:trois');
  await poll<Mail>(platform, stateOf(id), ([row]) => row?.status === 'sending');
  worker.process.kill('SIGKILL');
  isHanging = false;
  // The claim of a dead worker is given up after a minute; the test moves that minute on.
  await platform.database.query(
    `update platform.mails set claimed_at = now() - interval '2 minutes'`,
  );
  await platform.startProcess({ jobs: 'only' });
  await poll<Mail>(platform, stateOf(id), ([row]) => row?.status === 'sent', 60_000);
  expect(smtp.accepted).toHaveLength(1);
}, 120_000);

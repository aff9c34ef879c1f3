import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../harness/mail-server.ts';
import { openPlatform, startPlatform, type UnservedPlatform } from '../harness/platform.ts';
import { call, poll } from './people.ts';

type Mail = { status: string; html: string | null; attempts: number; last_error: string | null };

let platform: UnservedPlatform | undefined;
let smtp: MailServer | undefined;

afterEach(async () => {
  await platform?.stop();
  await smtp?.close();
});

async function queue(on: UnservedPlatform, key: string): Promise<string> {
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
  smtp = await startMailServer(() => (refusals-- > 0 ? '451 plus tard' : '250 reçu'));
  const served = await startPlatform({
    jobs: 'all',
    settings: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port) },
  });
  platform = served;
  const id = await queue(platform, 'invitation:une');
  expect(await queue(platform, 'invitation:une')).toBeUndefined();
  const [mail] = await poll<Mail>(platform, stateOf(id), ([row]) => row?.status === 'sent', 40_000);
  expect(mail).toMatchObject({ html: null, attempts: 2, last_error: null });
  expect(smtp.accepted).toHaveLength(1);
  expect(smtp.accepted[0]).toContain(`Message-ID: <${id}@ia-infinity.example.com>`);
  expect((await call(served.url, '/platform/mails')).status).toBe(404);
});

it('a mail refused for good shows why and is not tried again', async () => {
  smtp = await startMailServer(() => '550 adresse inconnue');
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
  smtp = await startMailServer(() => (isHanging ? null : '250 reçu'));
  platform = await openPlatform({
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

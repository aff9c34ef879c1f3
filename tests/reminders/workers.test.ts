import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { type MailServer, startMailServer } from '../harness/mail-server.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Reminders, remindersOf } from './reminder-world.ts';

type Worker = Awaited<ReturnType<Platform['startProcess']>>;

let platform: Platform;
let smtp: MailServer;
let world: Reminders;
let workers: Worker[] = [];

beforeAll(async () => {
  smtp = await startMailServer();
  platform = await startPlatform({
    data: 'reference',
    jobs: 'off',
    settings: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port) },
  });
  world = await remindersOf(platform);
  workers = await Promise.all([1, 2].map(() => platform.startProcess({ jobs: 'only' })));
});
afterAll(async () => {
  await platform?.stop();
  await smtp?.close();
});

const log = () => workers.map((worker) => worker.log()).join('\n');

/** Whoever needs this table waits until it is let go. */
async function hold(statement: string) {
  const client = new pg.Client({ connectionString: platform.databaseUrl });
  await client.connect();
  await client.query(`begin; ${statement}`);
  return {
    client,
    release: async () => {
      await client.query('commit');
      await client.end();
    },
  };
}

async function begin() {
  const sequence = await world.sequence('lead');
  const { id, email } = await world.lead();
  const { enrolment } = await world.start({ sequence, lead: id });
  return { lead: id, email, enrolment };
}

const claimed = (enrolment: string) =>
  world.until(enrolment, ([one]) => one?.status === 'claimed', log);

/** Kills every worker where it stands; their claims are then taken for dead, and another one starts. */
async function replaceWorkers(before: () => Promise<void>): Promise<void> {
  for (const worker of workers) worker.process.kill('SIGKILL');
  await before();
  workers = [await platform.startProcess({ jobs: 'only' })];
  // Five minutes go by.
  await world.rows(
    `update reminders set claimed_at = now() - interval '6 minutes' where status = 'claimed'`,
  );
  await world.rows(
    `update platform.mails set claimed_at = now() - interval '6 minutes' where status = 'sending'`,
  );
  await world.tick();
}

test('two workers at once send each reminder once', async () => {
  const sequence = await world.sequence('lead');
  const leads = await Promise.all(Array.from({ length: 24 }, () => world.lead()));
  await Promise.all(leads.map(({ id }) => world.start({ sequence, lead: id })));
  await Promise.all([world.tick(), world.tick(), world.tick(), world.tick()]);
  await waitUntil(
    async () => {
      const open = await world.rows(
        `select 1 from reminders where sequence = $1 and status <> 'sent'`,
        [sequence],
      );
      return open.length === 0;
    },
    { timeoutMs: 60_000, what: 'everything to be sent', explain: log },
  );
  expect(leads.map(({ email }) => smtp.to(email).length)).toEqual(leads.map(() => 1));
});

test('who withdraws between the claim and the sending is sent nothing', async () => {
  const { lead, email, enrolment } = await begin();
  const { client, release } = await hold('lock table consents in access exclusive mode');
  await world.tick();
  await claimed(enrolment);
  await client.query(
    `insert into consents (id, lead, channel, status, source, date_created)
     values (gen_random_uuid(), $1, 'email', 'withdrawn', 'person', now())`,
    [lead],
  );
  await release();
  const [done] = await world.until(enrolment, ([one]) => one?.status !== 'claimed', log);
  expect(done).toMatchObject({ status: 'stopped', reason: 'unsubscribed' });
  expect(smtp.to(email)).toEqual([]);
});

test('a worker killed between the claim and the sending loses nothing: the next one sends it, once', async () => {
  const { email, enrolment } = await begin();
  const { release } = await hold('lock table consents in access exclusive mode');
  await world.tick();
  await claimed(enrolment);
  await replaceWorkers(release);
  const [done] = await world.until(enrolment, ([one]) => one?.status === 'sent', log);
  expect(done?.attempts).toBe(2);
  expect(smtp.to(email)).toHaveLength(1);
}, 120_000);

test('a worker killed between the sending and its note never sends twice: a person is asked', async () => {
  const { lead, email, enrolment } = await begin();
  const { release } = await hold('lock table activities in share mode');
  await world.tick();
  await waitUntil(() => smtp.to(email).length === 1, {
    timeoutMs: 40_000,
    what: 'the mail to be accepted',
    explain: log,
  });
  await replaceWorkers(release);
  const [unsure] = await world.until(enrolment, ([one]) => one?.status === 'failed', log);
  expect(unsure).toMatchObject({ reason: 'uncertain', activity: null });
  expect(smtp.to(email)).toHaveLength(1);
  // The person looks in the sent folder, and says that it went: the story goes on from there.
  await world.api.request('POST', `/crm/reminders/${unsure?.id}/settle`, { outcome: 'sent' });
  expect(await world.of(enrolment)).toMatchObject([{ status: 'sent', reason: null }]);
  expect(await world.rows('select external_id from activities where lead = $1', [lead])).toEqual([
    { external_id: `mail:${unsure?.message_id?.slice(1, -1)}` },
  ]);
  const again = await world.api.send('POST', `/crm/reminders/${unsure?.id}/settle`, {
    outcome: 'again',
  });
  expect(again.status).toBe(409);
}, 120_000);

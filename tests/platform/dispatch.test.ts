import { afterEach, describe, expect, it } from 'vitest';
import {
  openPlatform,
  type Platform,
  signIn,
  startPlatform,
  type UnservedPlatform,
} from '../harness/platform.ts';
import { call, createPerson, idOf, poll, refusalOf, signInAdmin } from './people.ts';

type Outgoing = {
  readonly id: string;
  readonly deliveries: readonly {
    readonly target: string;
    readonly attempts: number;
    readonly excerpt: string | null;
  }[];
};

/** The handler of the delivery bundle; a move to a stage that is not won makes it do nothing. */
const HANDLER = 'delivery.start-project';
const EVENTS = 400;

let started: UnservedPlatform | undefined;

afterEach(() => started?.stop());

async function open(): Promise<UnservedPlatform> {
  started = await openPlatform();
  return started;
}

async function serve(): Promise<Platform> {
  const platform = await startPlatform({ jobs: 'off' });
  started = platform;
  return platform;
}

async function emit(on: UnservedPlatform, count: number, subjects: number): Promise<void> {
  await on.database.query(
    `select platform.emit_event('deal.stage_changed', null, 'deals',
       ('00000000-0000-4000-8000-' || lpad((n % $2)::text, 12, '0'))::uuid,
       jsonb_build_object('from', 'prospect', 'to', 'meeting', 'n', n))
     from generate_series(1, $1) n`,
    [count, subjects],
  );
}

const pending = { text: `select count(*)::int as n from outbox_events where status = 'pending'` };
const unfinished = {
  text: `select count(*)::int as n from pgboss.job where name = $1 and state <> 'completed'`,
  values: [HANDLER],
};

async function everyEventHasItsOneJob(on: UnservedPlatform): Promise<void> {
  const { rows } = await on.database.query(
    `select e.id, e.status, count(j.id)::int as jobs from outbox_events e
     left join pgboss.job j on j.name = $1 and j.data -> 'event' ->> 'id' = e.id::text
     where e.type = 'deal.stage_changed' group by e.id, e.status`,
    [HANDLER],
  );
  expect(rows.filter((row) => row.status !== 'done' || row.jobs !== 1)).toEqual([]);
}

describe('events told by the database', () => {
  it('are written with the change, in its transaction, and not in history mode', async () => {
    const platform = await serve();
    const admin = await signInAdmin(platform);
    const create = async (collection: string, body: object) =>
      idOf((await call(platform.url, `/items/${collection}`, { token: admin, body })).body);
    const account = await create('accounts', { name: 'Verrerie Noailles' });
    const deal = await create('deals', {
      name: 'Relance',
      account,
      expected_close_on: '2026-12-01',
      amount: 100,
    });
    await call(platform.url, `/items/deals/${deal}`, {
      token: admin,
      method: 'PATCH',
      body: { stage: 'lost', loss_reason: 'price' },
    });
    await call(platform.url, `/items/deals/${deal}`, {
      token: admin,
      method: 'PATCH',
      body: { name: 'Relance 2' },
    });
    const { rows } = await platform.database.query(
      `select * from outbox_events where subject = $1`,
      [deal],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      type: 'deal.stage_changed',
      account,
      subject_collection: 'deals',
      data: { from: 'prospect', to: 'lost' },
      status: 'pending',
    });
    expect(rows[0].actor).not.toBeNull();
    expect(rows[0].trace_id).toMatch(/^[0-9a-f-]{36}$/);
    await create('leads', { last_name: 'Roy' });
    const project = await create('projects', { name: 'P', account });
    const types = await platform.database.query(
      // Scores ask for themselves beside what happened.
      `select type, subject from outbox_events where type <> 'lead.scores_due' order by occurred_at`,
    );
    expect(types.rows.map((row) => row.type)).toEqual([
      'deal.stage_changed',
      'lead.created',
      'project.created',
    ]);
    expect(types.rows[2].subject).toBe(project);
    await platform.database.query(
      `begin; set local app.history = 'on'; insert into leads (id, last_name, status, origin, email_opt_out, call_opt_out)
         values (gen_random_uuid(), 'Ancien', 'new', 'import', false, false); commit`,
    );
    await platform.database.query(
      `begin; insert into leads (id, last_name, status, origin, email_opt_out, call_opt_out)
         values (gen_random_uuid(), 'Annulé', 'new', 'manual', false, false); rollback`,
    );
    const after = await platform.database.query(
      `select 1 from outbox_events where type <> 'lead.scores_due'`,
    );
    expect(after.rows).toHaveLength(3);
  });

  it('each become one job although the worker is killed while dispatching and while working', async () => {
    const platform = await open();
    await emit(platform, EVENTS, 40);
    for (const killAfterDone of [1, 60, 150, 300]) {
      const worker = await platform.startProcess({ jobs: 'only' });
      await poll<{ n: number }>(
        platform,
        pending,
        ([row]) => (row?.n ?? 0) <= EVENTS - killAfterDone,
        40_000,
      );
      worker.process.kill('SIGKILL');
    }
    const killed = Date.now();
    await platform.startProcess({ jobs: 'only' });
    await poll<{ n: number }>(platform, pending, ([row]) => row?.n === 0, 40_000);
    await poll<{ n: number }>(platform, unfinished, ([row]) => row?.n === 0, 60_000);
    console.info(
      `dispatch: all ${EVENTS} events settled ${((Date.now() - killed) / 1000).toFixed(1)} s after the last kill`,
    );
    await everyEventHasItsOneJob(platform);
  }, 180_000);

  it('that nobody listens to are settled, and become no job', async () => {
    const platform = await open();
    await emit(platform, 10, 2);
    await platform.database.query(
      `select platform.emit_event('nobody.listens', null, 'deals', gen_random_uuid(), '{}')
         from generate_series(1, 5000)`,
    );
    await platform.startProcess({ jobs: 'only' });
    await poll<{ n: number }>(platform, pending, ([row]) => row?.n === 0, 40_000);
    await everyEventHasItsOneJob(platform);
    const { rows } = await platform.database.query(
      `select (select count(*)::int from outbox_events
                where type = 'nobody.listens' and status = 'done' and attempts = 1) as settled,
              (select count(*)::int from pgboss.job
                where data -> 'event' ->> 'type' = 'nobody.listens') as jobs`,
    );
    expect(rows).toEqual([{ settled: 5000, jobs: 0 }]);
  }, 90_000);

  it('are worked on in their order for one subject, by two workers at once', async () => {
    const platform = await open();
    await Promise.all([
      platform.startProcess({ jobs: 'only' }),
      platform.startProcess({ jobs: 'only' }),
    ]);
    await emit(platform, 120, 3);
    await poll<{ n: number }>(platform, pending, ([row]) => row?.n === 0, 40_000);
    await poll<{ n: number }>(platform, unfinished, ([row]) => row?.n === 0, 90_000);
    await everyEventHasItsOneJob(platform);
    const { rows } = await platform.database.query(
      `select singleton_key, array_agg((data -> 'event' -> 'data' ->> 'n')::int order by completed_on, started_on) as ns
       from pgboss.job where name = $1 group by 1`,
      [HANDLER],
    );
    for (const { ns } of rows) expect(ns).toEqual([...ns].sort((a: number, b: number) => a - b));
  }, 180_000);

  it('show as failed with the reason when a handler gives up, and go again when set back', async () => {
    const platform = await serve();
    const admin = await signInAdmin(platform);
    const create = async (collection: string, body: object) =>
      idOf((await call(platform.url, `/items/${collection}`, { token: admin, body })).body);
    const account = await create('accounts', { name: 'Verrerie Noailles' });
    const deal = await create('deals', {
      name: 'Relance',
      account,
      amount: 100,
      expected_close_on: '2026-12-01',
    });
    await platform.database.query(
      'alter table projects add constraint no_project check (false) not valid',
    );
    const worker = await platform.startProcess({ jobs: 'only' });
    const won = await call(platform.url, `/items/deals/${deal}`, {
      token: admin,
      method: 'PATCH',
      body: { stage: 'won' },
    });
    expect(won.status).toBe(200);
    const event = {
      text: `select status, last_error from outbox_events where subject = $1 and type = 'deal.stage_changed'`,
      values: [deal],
    };
    type Told = { status: string; last_error: string | null };
    await poll<Told>(platform, event, ([row]) => row?.status === 'done');
    // Five tries take a minute: this one is told that it was the last.
    await platform.database.query(
      'update pgboss.job set retry_limit = retry_count where name = $1',
      [HANDLER],
    );
    const [failed] = await poll<Told>(platform, event, ([row]) => row?.status === 'failed', 40_000);
    expect(failed?.last_error).toContain(HANDLER);
    const list = async (query = '') =>
      (await call(platform.url, `/platform/outgoing${query}`, { token: admin })).body as {
        data: { events: Outgoing[]; counts: { failed: number } };
      };
    const { data } = await list('?status=failed');
    expect(data.counts.failed).toBe(1);
    expect(data.events).toMatchObject([
      { type: 'deal.stage_changed', subject: deal, status: 'failed' },
    ]);
    const target = data.events[0]?.deliveries.find((one) => one.target === HANDLER);
    expect(target).toMatchObject({ status: 'failed', response_code: null });
    expect(target?.excerpt).not.toBe('');
    // Those that were reached are not asked again.
    const others = data.events[0]?.deliveries.filter((one) => one.target !== HANDLER) ?? [];
    await platform.database.query('alter table projects drop constraint no_project');
    const seller = await createPerson(platform, admin, 'sales');
    const refused = await call(platform.url, '/platform/outgoing/replay', {
      token: await signIn(platform.url, seller.email),
      body: {},
    });
    expect(refused.status).toBe(403);
    const path = `/platform/outgoing/${data.events[0]?.id}/replay`;
    expect((await call(platform.url, path, { token: admin, body: {} })).status).toBe(202);
    const project = { text: 'select 1 from projects where deal = $1', values: [deal] };
    await poll(platform, project, (rows) => rows.length === 1);
    const done = {
      text: `select d.target, d.status, d.attempts from platform.event_deliveries d
               join outbox_events e on e.id = d.event where e.subject = $1 and e.type = $2`,
      values: [deal, 'deal.stage_changed'],
    };
    type Delivery = { target: string; status: string; attempts: number };
    const now = await poll<Delivery>(platform, done, (rows) =>
      rows.every(({ status }) => status === 'done'),
    );
    for (const { target: name, attempts } of others)
      expect(now.find((one) => one.target === name)?.attempts).toBe(attempts);
    // A done one goes again, under its id, to all that did their work: what is there is not made twice.
    await poll<Told>(platform, event, ([row]) => row?.status === 'done');
    const tries = now.find((one) => one.target === HANDLER)?.attempts ?? 0;
    const again = await call(platform.url, path, { token: admin, body: {} });
    expect(again.status).toBe(202);
    const later = await poll<Delivery>(platform, done, (rows) =>
      rows.every(
        ({ status, target, attempts }) =>
          status === 'done' && (target !== HANDLER || attempts > tries),
      ),
    );
    expect(later.find((one) => one.target === HANDLER)?.attempts).toBe(tries + 1);
    expect((await platform.database.query(project)).rowCount).toBe(1);
    const { rows: told } = await platform.database.query(
      `select count(*)::int as count from audit_log where action = 'outgoing.replayed' and subject_id = $1`,
      [data.events[0]?.id],
    );
    expect(told).toEqual([{ count: 2 }]);
    const { rows: untold } = await platform.database.query<{ id: string }>(
      `insert into outbox_events (id, type, occurred_at, subject_collection, subject, data, trace_id, status)
       values (gen_random_uuid(), 'nobody.asks', now(), 'deals', $1, '{}', gen_random_uuid(), 'done')
       returning id`,
      [deal],
    );
    const nobody = `/platform/outgoing/${untold[0]?.id}/replay`;
    const useless = await call(platform.url, nobody, { token: admin, body: {} });
    expect(useless.status).toBe(409);
    expect(refusalOf(useless)).toMatchObject({ code: 'OUTGOING_STATE' });
    await platform.database.query(
      `update outbox_events set status = 'failed', last_error = 'x' where subject = $1 and type <> 'nobody.asks'`,
      [deal],
    );
    const all = await call(platform.url, '/platform/outgoing/replay', { token: admin, body: {} });
    expect(all.body).toEqual({ data: { replayed: 1 } });
    const { rows: logged } = await platform.database.query(
      `select data from audit_log where action = 'outgoing.replayed'`,
    );
    expect(logged).toHaveLength(3);
    expect(worker.process.exitCode).toBeNull();
  }, 90_000);
});

describe('a worker', () => {
  it('has no public routes but its health', async () => {
    const platform = await open();
    const worker = await platform.startProcess({ jobs: 'only' });
    expect((await call(worker.url, '/server/ping')).status).toBe(200);
    for (const path of [
      '/items/accounts',
      '/auth/login',
      '/graphql',
      '/admin',
      '/platform/mails',
      '/assets/x',
    ]) {
      expect((await call(worker.url, path)).status, path).toBe(503);
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, adminApi } from '../crm/api.ts';
import { insertAccount, insertDeal, insertRow } from '../crm/world.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';

let platform: Platform;
let admin: Api;
let form: string;
let sheet: string;

const rows = async (text: string, ...values: unknown[]) =>
  (await platform.database.query(text, values)).rows;

beforeAll(async () => {
  platform = await startPlatform();
  admin = await adminApi(platform);
  // A log that takes nothing while its trigger is on.
  await platform.database.query(`
    CREATE FUNCTION platform.refuse_line() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the log is full'; END $$;
    CREATE TRIGGER refuse_line BEFORE INSERT ON audit_log FOR EACH ROW
      EXECUTE FUNCTION platform.refuse_line();
    ALTER TABLE audit_log DISABLE TRIGGER refuse_line`);
  const source = await admin.send('POST', '/crm/inbound/sources', {
    name: 'Formulaire',
    key: 'formulaire',
    kind: 'site_form',
  });
  form = (source.data as { id: string }).id;
  sheet = await insertRow(platform.database, 'sync_sources', {
    name: 'Suivi',
    key: 'suivi',
    kind: 'google_sheets',
    settings: '{}',
    is_active: true,
  });
});
afterAll(() => platform?.stop());

const fill = (state: 'ENABLE' | 'DISABLE') =>
  platform.database.query(`ALTER TABLE audit_log ${state} TRIGGER refuse_line`);

type Change = {
  readonly title: string;
  readonly line: string;
  /** What there is to change; told apart by what it returns. */
  readonly plant: () => Promise<{ path: string; method?: string; body?: unknown; id?: string }>;
  readonly state: (id: string) => Promise<unknown>;
};

const gate = () => rows('SELECT * FROM platform.source_gates WHERE source = $1', form);
const sources = () =>
  rows('SELECT id, name, rotated_at, settings::text FROM sync_sources ORDER BY id');

const changes: readonly Change[] = [
  {
    title: 'a new source with its address and its secrets',
    line: 'source.created',
    plant: async () => ({
      path: '/crm/inbound/sources',
      body: {
        name: 'Autre',
        key: 'autre',
        kind: 'site_form',
        secrets: { signing_secret: 'motdepasse' },
      },
    }),
    state: async () => [await sources(), await rows('SELECT source FROM platform.source_gates')],
  },
  {
    title: 'another address of a source',
    line: 'source.address_changed',
    plant: async () => ({ path: `/crm/inbound/sources/${form}/rotate`, body: {} }),
    state: async () => [await sources(), await gate()],
  },
  {
    title: 'the settings and the secrets of a source',
    line: 'source.changed',
    plant: async () => ({
      method: 'PATCH',
      path: `/crm/inbound/sources/${form}`,
      body: { name: 'Renommé', secrets: { signing_secret: 'autre' } },
    }),
    state: async () => [await sources(), await gate()],
  },
  {
    title: 'the key of a recurring source',
    line: 'source.secret_changed',
    plant: async () => {
      await platform.database.query(
        `INSERT INTO platform.sync_secrets (source, sealed) VALUES ($1, '\\x00')
         ON CONFLICT DO NOTHING`,
        [sheet],
      );
      return { path: `/crm/syncs/${sheet}/secret`, body: { secret: null } };
    },
    state: () => rows('SELECT source FROM platform.sync_secrets'),
  },
  {
    title: 'the stop of a run',
    line: 'sync.cancelled',
    plant: async () => {
      const id = await insertRow(platform.database, 'sync_runs', {
        source: sheet,
        file_name: 'Suivi',
        mode: 'live',
        status: 'queued',
        started_at: new Date(),
      });
      return { id, path: `/crm/syncs/runs/${id}/cancel`, body: {} };
    },
    state: (id) => rows('SELECT status FROM sync_runs WHERE id = $1', id),
  },
  {
    title: 'the replay of one delivery',
    line: 'inbound.replayed',
    plant: async () => {
      const id = await plantDead();
      return { id, path: `/crm/inbound/events/${id}/replay`, body: {} };
    },
    state: (id) => rows('SELECT status FROM inbound_events WHERE id = $1', id),
  },
  {
    title: 'the replay of all that failed',
    line: 'inbound.replayed',
    plant: async () => {
      const id = await plantDead();
      return { id, path: '/crm/inbound/replay', body: { source: form } };
    },
    state: (id) => rows('SELECT status FROM inbound_events WHERE id = $1', id),
  },
  {
    title: 'a reminder somebody looked into, to be sent again',
    line: 'reminder.settled',
    plant: () => plantUncertain('again'),
    state: (id) => rows('SELECT status, due_at FROM reminders WHERE id = $1', id),
  },
  {
    title: 'a reminder somebody looked into, that was sent',
    line: 'reminder.settled',
    plant: () => plantUncertain('sent'),
    state: async (id) => [
      await rows('SELECT status, activity FROM reminders WHERE id = $1', id),
      await rows('SELECT id FROM activities'),
    ],
  },
];

let drawn = 0;
const plantDead = () => {
  drawn += 1;
  return insertRow(platform.database, 'inbound_events', {
    source: form,
    dedupe_key: `essai-${drawn}`,
    event_type: 'form',
    received_at: new Date(),
    status: 'dead',
  });
};

async function plantUncertain(outcome: 'sent' | 'again') {
  const { database } = platform;
  const sequence = await insertRow(database, 'reminder_sequences', {
    name: `Relance ${crypto.randomUUID()}`,
    target: 'deal',
    trigger: 'manual',
    work_days: JSON.stringify(['1']),
  });
  const step = await insertRow(database, 'reminder_steps', {
    sequence,
    position: 1,
    channel: 'mail',
    delay_days: 1,
    subject: 'Suite',
    body: 'Bonjour',
  });
  const deal = await insertDeal(database, { account: await insertAccount(database) });
  const id = await insertRow(database, 'reminders', {
    sequence,
    step,
    deal,
    position: 1,
    channel: 'mail',
    status: 'failed',
    reason: 'uncertain',
    enrolment: crypto.randomUUID(),
    enrolled_at: new Date(),
    due_at: new Date(),
  });
  return { id, path: `/crm/reminders/${id}/settle`, body: { outcome } };
}

describe.each(changes)('$title', ({ line, plant, state }) => {
  test('is not made when the log cannot say so, and is logged when it is made', async () => {
    const { method = 'POST', path, body, id = '' } = await plant();
    const before = await state(id);
    await fill('ENABLE');
    const refused = await admin.send(method, path, body).finally(() => fill('DISABLE'));
    expect(refused.status).toBe(500);
    expect(await state(id)).toEqual(before);
    const lines = () => rows('SELECT id FROM audit_log WHERE action = $1', line);
    const known = (await lines()).length;
    const made = await admin.send(method, path, body);
    expect(made.status, made.text).toBeLessThan(300);
    expect(await state(id)).not.toEqual(before);
    expect((await lines()).length).toBe(known + 1);
  });
});

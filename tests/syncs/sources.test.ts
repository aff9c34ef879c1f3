import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { ROBOT, SERVICE_ACCOUNT, SheetsDouble, SPREADSHEET } from './sheets-double.ts';
import { type SyncSource, type Syncs, syncsOf } from './syncs-api.ts';

const HEADER = ['Référence', 'Nom', 'E-mail'];
const MAPPING = {
  name: 'Prospects de la feuille',
  target: 'leads',
  columns: {
    Nom: [{ field: 'last_name', as: 'text' }],
    'E-mail': [{ field: 'email', as: 'email' }],
  },
  values: {},
  options: { key: 'Référence' },
};

const google = new SheetsDouble();
let platform: Platform;
let syncs: Syncs;
let mapping: string;

beforeAll(async () => {
  await google.start();
  platform = await startPlatform({ data: 'reference', jobs: 'all', settings: google.settings });
  syncs = await syncsOf(platform);
  mapping = (await syncs.createMapping(MAPPING)).key;
});
afterAll(async () => {
  await platform?.stop();
  await google.stop();
});

describe('a recurring source', () => {
  test('is set up with a schedule and a key that nobody reads back', async () => {
    const source = await syncs.api.request<SyncSource>('POST', '/crm/syncs', {
      name: 'Suivi',
      key: 'suivi',
      kind: 'google_sheets',
      schedule: '0 9 * * 1-5',
      settings: { spreadsheet: SPREADSHEET, tab: 'Leads', mapping },
    });
    expect(source).toMatchObject({ has_secret: false, left_at: null, last_run: null });
    expect(new Date(source.next_run_at ?? '').getTime()).toBeGreaterThan(Date.now());
    await syncs.api.request('POST', `/crm/syncs/${source.id}/secret`, { secret: SERVICE_ACCOUNT });
    const [listed] = await syncs.api.request<SyncSource[]>('GET', '/crm/syncs');
    expect(listed).toMatchObject({ has_secret: true, secret_hint: ROBOT });
    const everything = await Promise.all(
      ['/crm/syncs', `/crm/syncs/${source.id}`, '/items/sync_sources', '/crm/inbound/sources'].map(
        (path) => syncs.api.request('GET', path),
      ),
    );
    expect(JSON.stringify(everything)).not.toContain('PRIVATE KEY');
    const [sealed] = await syncs.rows<{ sealed: Buffer }>(
      'select sealed from platform.sync_secrets',
    );
    expect(sealed?.sealed.toString('latin1')).not.toContain('PRIVATE KEY');
  });

  test.each([
    ['a schedule of every minute', { schedule: '* * * * *' }],
    ['settings of another kind', { settings: { host: 'imap.example.com' } }],
    ['a kind nobody reads', { kind: 'excel' }],
  ])('is refused with %s', async (_what, change) => {
    const answer = await syncs.api.send('POST', '/crm/syncs', {
      name: 'Non',
      key: 'non',
      kind: 'google_sheets',
      settings: { spreadsheet: SPREADSHEET },
      ...change,
    });
    expect(answer.status).toBe(400);
  });

  test('takes no key that is not one', async () => {
    const [source] = await syncs.api.request<SyncSource[]>('GET', '/crm/syncs');
    for (const secret of [
      '{}',
      'AIzaSy',
      '{"type":"service_account","client_email":"a@b.fr","private_key":"x"}',
    ]) {
      const answer = await syncs.api.send('POST', `/crm/syncs/${source?.id}/secret`, { secret });
      expect(answer, secret).toMatchObject({ status: 400 });
      expect(JSON.stringify(answer.body)).toContain('collez-la en entier');
    }
  });

  test('shows its tabs and columns before anything is mapped', async () => {
    google.show('Leads', [HEADER, ['R1', 'Ada', 'ada@example.com']]);
    const [source] = await syncs.api.request<SyncSource[]>('GET', '/crm/syncs');
    const path = `/crm/syncs/${source?.id}/inspect`;
    expect(await syncs.api.request('POST', path, { tab: 'Leads' })).toMatchObject({
      title: 'Suivi commercial',
      tabs: [{ title: 'Leads' }],
      header: HEADER,
      sample: [['R1', 'Ada', 'ada@example.com']],
    });
    const wrong = await syncs.api.send('POST', path, { tab: 'Clients' });
    expect(wrong).toMatchObject({ status: 400 });
    expect(JSON.stringify(wrong.body)).toMatch(/«\sLeads\s»/);
  });

  test('is read when its hour has come, once, and waits for the next', async () => {
    google.show('Leads', [HEADER, ['R1', 'Ada', 'ada@example.com']]);
    const [source] = await syncs.api.request<SyncSource[]>('GET', '/crm/syncs');
    await syncs.rows(
      `update sync_sources set next_run_at = now() - interval '1 hour' where id = $1`,
      [source?.id],
    );
    await syncs.rows(`insert into pgboss.job (name, data) values ('crm.start-due-syncs', '{}')`);
    await waitUntil(
      async () =>
        (await syncs.rows('select 1 from sync_runs where status = $1', ['succeeded'])).length > 0,
      { timeoutMs: 90_000, what: 'the due source to be read', explain: platform.directus.log },
    );
    expect(
      await syncs.rows(
        `select r.rows_created, r.user, s.next_run_at > now() as is_planned, l.origin, l.user_created
           from sync_runs r join sync_sources s on s.id = r.source cross join leads l`,
      ),
    ).toEqual([
      { rows_created: 1, user: null, is_planned: true, origin: 'sync', user_created: null },
    ]);
  }, 120_000);

  test('is left with its name typed again, forgets its key, and is read no more', async () => {
    const id = await syncs.createSheet('quittee', { tab: 'Leads', mapping });
    const path = `/crm/syncs/${id}`;
    expect(await syncs.api.send('POST', `${path}/leave`, { confirm: 'oui' })).toMatchObject({
      status: 400,
    });
    const left = await syncs.api.request<SyncSource>('POST', `${path}/leave`, {
      confirm: 'Feuille quittee',
    });
    expect(left.left_at).not.toBeNull();
    expect(left.has_secret).toBe(false);
    const refused = await Promise.all([
      syncs.api.send('POST', `${path}/runs`, {}),
      syncs.api.send('PATCH', path, { schedule: '0 9 * * *' }),
      syncs.api.send('POST', `${path}/secret`, { secret: SERVICE_ACCOUNT }),
      syncs.api.send('POST', `${path}/leave`, { confirm: 'Feuille quittee' }),
      syncs.api.send('POST', `${path}/inspect`, {}),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409]);
    expect(
      await syncs.api.send('PATCH', `/items/sync_sources/${id}`, { left_at: null }),
    ).toMatchObject({
      status: 400,
    });
  });

  test('runs once at a time, however often the button is pressed', async () => {
    const id = await syncs.createSheet('pressee', { tab: 'Leads', mapping });
    await syncs.rows(
      `insert into sync_runs (id, source, mode, status, file_name, started_at, rows_total, rows_created, rows_updated, rows_unchanged, rows_rejected, rows_flagged, next_try_at)
       values (gen_random_uuid(), $1, 'live', 'queued', 'x', now(), 0, 0, 0, 0, 0, 0, now() + interval '1 day')`,
      [id],
    );
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => syncs.api.send('POST', `/crm/syncs/${id}/runs`, {})),
    );
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409]);
    expect(JSON.stringify(answers[0]?.body)).toContain('SYNC_BUSY');
    expect(
      await syncs.api.send('POST', `/crm/syncs/${id}/leave`, { confirm: 'Feuille pressee' }),
    ).toMatchObject({ status: 409 });
  });
});

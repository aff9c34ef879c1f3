import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createStaff } from '../crm/api.ts';
import { createWithRights } from '../crm/board-world.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Cell, ROBOT, SheetsDouble } from './sheets-double.ts';
import { type Syncs, syncsOf } from './syncs-api.ts';

const HEADER: Cell[] = ['Référence', 'Nom', 'E-mail', 'Téléphone', 'Statut', 'Notes'];
const MAPPING = {
  name: 'Prospects de la feuille',
  target: 'leads',
  columns: {
    Nom: [{ field: 'last_name', as: 'text' }],
    'E-mail': [{ field: 'email', as: 'email' }],
    Téléphone: [{ field: 'phone', as: 'phone' }],
    Statut: [{ field: 'status', as: 'choice', values: 'status', default: 'new' }],
    Notes: [{ field: 'notes', as: 'text' }],
  },
  values: { status: { Nouveau: 'new', Contacté: 'contacted' } },
  options: { key: 'Référence' },
};

const lead = (id: string, changes: Partial<Record<string, Cell>> = {}): Cell[] =>
  HEADER.map((name) => {
    const cells: Record<string, Cell> = {
      Référence: id,
      Nom: `Nom ${id}`,
      'E-mail': `${id.toLowerCase()}@example.com`,
      Statut: 'Nouveau',
      ...changes,
    };
    return cells[String(name)] ?? '';
  });

const google = new SheetsDouble();
let platform: Platform;
let syncs: Syncs;
let source: string;
let mapping: string;

beforeAll(async () => {
  await google.start();
  platform = await startPlatform({ data: 'reference', jobs: 'all', settings: google.settings });
  syncs = await syncsOf(platform);
  ({ key: mapping } = await syncs.createMapping(MAPPING));
  source = await syncs.createSheet('leads', { tab: 'Leads', mapping });
});
afterAll(async () => {
  await platform?.stop();
  await google.stop();
});
beforeEach(() =>
  syncs.rows('delete from leads; delete from platform.sync_records; delete from sync_runs'),
);

const leads = (columns = 'last_name, phone, status, notes') =>
  syncs.rows<Record<string, unknown>>(`select ${columns} from leads order by external_id`);
const show = (...rows: Cell[][]) => google.show('Leads', [HEADER, ...rows]);
const edit = (id: string, changes: Record<string, unknown>) =>
  syncs
    .rows<{ id: string }>('select id from leads where external_id like $1', [`%:${id}`])
    .then(([row]) => syncs.api.request('PATCH', `/items/leads/${row?.id}`, changes));
const apart = (state: 'conflict' | 'missing') =>
  syncs.api.request<{ count: number; records: Record<string, unknown>[] }>(
    'GET',
    `/crm/syncs/${source}/records?state=${state}`,
  );

describe('the rows of a sheet become leads', () => {
  test('below its titles, wherever they stand, and a number shown in percent as people read it', async () => {
    const notes = HEADER.indexOf('Notes');
    google.show('Leads', [
      ['Suivi des leads'],
      [],
      HEADER,
      lead('R1', { Notes: 1 }),
      lead('R2', { Notes: 0.555 }),
      lead('R3', { Notes: 'fait' }),
    ]);
    for (const tab of google.tabs) tab.percents = [notes];
    const path = `/crm/syncs/${source}/inspect`;
    expect(await syncs.api.request('POST', path, { tab: 'Leads' })).toMatchObject({
      ...{ header: HEADER, header_line: 3 },
      lines: expect.arrayContaining([{ line: 1, text: 'Suivi des leads' }]),
      sample: [expect.arrayContaining(['100 %']), expect.anything(), expect.anything()],
    });
    expect(await syncs.api.request('POST', path, { tab: 'Leads', header_line: 1 })).toMatchObject({
      header: ['Suivi des leads'],
    });
    const below = await syncs.createSheet('titres', { tab: 'Leads', mapping, header_line: 3 });
    expect(await syncs.run(below)).toMatchObject({ status: 'succeeded', rows_created: 3 });
    expect(await leads('notes')).toEqual([
      { notes: '100 %' },
      { notes: '55.5 %' },
      { notes: 'fait' },
    ]);
  });

  test('a dry run tells what would change and writes nothing, then is applied as it was read', async () => {
    show(lead('R1'), lead('R2', { Statut: 'Perdu de vue' }), lead('R1'));
    const dry = await syncs.run(source, { dry: true });
    expect(dry).toMatchObject({ status: 'previewed', rows_created: 2, rows_rejected: 1 });
    expect(await leads()).toEqual([]);
    expect(await syncs.rows('select 1 from platform.sync_records')).toEqual([]);
    show(lead('R9'));
    await syncs.api.request('POST', `/crm/syncs/runs/${dry.id}/apply`, {});
    expect(await syncs.settled(dry.id)).toMatchObject({ status: 'succeeded', rows_created: 2 });
    expect(await leads('external_id')).toHaveLength(2);
    const remarks = await syncs.api.request<{ code: string }[]>(
      'GET',
      `/crm/syncs/runs/${dry.id}/remarks`,
    );
    expect(remarks.map(({ code }) => code).sort()).toEqual(['DUPLICATE_KEY', 'VALUE_UNMAPPED']);
  });

  test('an unchanged sheet changes nothing; a changed row is updated and told live', async () => {
    show(lead('R1'), lead('R2'));
    await syncs.run(source);
    expect(await syncs.run(source)).toMatchObject({ rows_unchanged: 2, rows_updated: 0 });
    show(lead('R1', { Statut: 'Contacté' }), lead('R2'), lead('R3'));
    expect(await syncs.run(source)).toMatchObject({
      rows_created: 1,
      rows_updated: 1,
      rows_unchanged: 1,
      rows_done: 3,
    });
    expect(await leads('status')).toEqual([
      { status: 'contacted' },
      { status: 'new' },
      { status: 'new' },
    ]);
    const told = await syncs.rows(
      `select 1 from outbox_events e join leads l on l.id = e.subject where e.type = 'lead.created'`,
    );
    expect(told).toHaveLength(3);
  });

  test('many rows of which nothing is new: none is lost, one named twice is said each time', async () => {
    const many = Array.from({ length: 1_200 }, (_, at) => lead(`R${at}`));
    show(...many, lead('R3'));
    expect(await syncs.run(source)).toMatchObject({ rows_created: 1_200, rows_rejected: 1 });
    const again = await syncs.run(source);
    expect(again).toMatchObject({ rows_unchanged: 1_200, rows_rejected: 1, rows_missing: 0 });
    expect(await syncs.rows('select outcome from sync_rows where run = $1', [again.id])).toEqual([
      { outcome: 'rejected' },
    ]);
    show(...many.slice(1));
    expect(await syncs.run(source)).toMatchObject({ rows_unchanged: 1_199, rows_missing: 1 });
    expect(await syncs.rows('select 1 from platform.sync_seen')).toEqual([]);
  });

  test('its leads are asked to be scored once, when the run is over', async () => {
    await syncs.rows(`delete from outbox_events where type = 'lead.scores_due'`);
    show(lead('R1'), lead('R2'));
    const run = await syncs.run(source);
    const scores = () => syncs.rows('select score from leads');
    const score = expect.any(Number);
    await expect.poll(scores, { timeout: 20_000 }).toEqual([{ score }, { score }]);
    expect(
      await syncs.rows(`select data from outbox_events where type = 'lead.scores_due'`),
    ).toEqual([{ data: { run: run.id } }]);
  });

  test('a passing error of a formula takes nothing from a lead, nor what was changed here', async () => {
    show(lead('R1', { Notes: 'Dit là-bas' }), lead('R2'));
    await syncs.run(source);
    await edit('R2', { last_name: 'Changé ici' });
    show(lead('R1', { Nom: '#REF!', Notes: 'Loading...' }), lead('R2', { Nom: '#N/A' }));
    expect(await syncs.run(source)).toMatchObject({ rows_rejected: 0 });
    expect(await leads('last_name, notes')).toEqual([
      { last_name: 'Nom R1', notes: 'Dit là-bas' },
      { last_name: 'Changé ici', notes: null },
    ]);
    show(lead('R1', { Notes: 'Plus tard' }), lead('R2'));
    await syncs.run(source);
    expect(await leads('last_name, notes')).toEqual([
      { last_name: 'Nom R1', notes: 'Plus tard' },
      { last_name: 'Changé ici', notes: null },
    ]);
  });

  test('rows prepared with unticked boxes are none', async () => {
    show(lead('R1'), ['', '', '', '', '', false], ['', '', '', '', '', 0]);
    expect(await syncs.run(source)).toMatchObject({ rows_created: 1, rows_rejected: 0 });
  });

  test('numbers of days, short rows and blank lines read as people see them', async () => {
    show(lead('R1', { Notes: 12.5 }), [], ['R2', 'Court']);
    expect(await syncs.run(source)).toMatchObject({ rows_created: 2, rows_rejected: 0 });
    expect(await leads('last_name, notes')).toEqual([
      { last_name: 'Nom R1', notes: '12.5' },
      { last_name: 'Court', notes: null },
    ]);
  });
});

describe('what people change here', () => {
  test('is kept, field by field, while the rest follows the sheet', async () => {
    show(lead('R1', { Notes: 'Salon' }));
    await syncs.run(source);
    await edit('R1', { phone: '+33612345678', notes: 'Rappeler lundi' });
    show(lead('R1', { Notes: 'Salon de Lille', Statut: 'Contacté', Nom: 'Lovelace' }));
    expect(await syncs.run(source)).toMatchObject({ rows_updated: 1, rows_conflicting: 1 });
    expect(await leads()).toEqual([
      {
        last_name: 'Lovelace',
        phone: '+33612345678',
        status: 'contacted',
        notes: 'Rappeler lundi',
      },
    ]);
    const { records } = await apart('conflict');
    expect(records).toMatchObject([
      {
        name: 'Lovelace',
        fields: expect.arrayContaining([
          expect.objectContaining({ field: 'phone', kind: 'edited', theirs: null }),
          expect.objectContaining({
            field: 'notes',
            kind: 'conflict',
            ours: 'Rappeler lundi',
            theirs: 'Salon de Lille',
          }),
        ]),
      },
    ]);
  });

  test('stays once decided for us, and gives way by the next sync once decided for the sheet', async () => {
    show(lead('R1', { Notes: 'A' }));
    await syncs.run(source);
    await edit('R1', { phone: '+33612345678', notes: 'B' });
    show(lead('R1', { Notes: 'C' }));
    const [{ external_id } = { external_id: '' }] = (await syncs.run(source)).id
      ? (await apart('conflict')).records
      : [];
    const settle = (fields: Record<string, string>) =>
      syncs.api.send('POST', `/crm/syncs/${source}/records/settle`, {
        collection: 'leads',
        external_id,
        fields,
      });
    expect(await settle({ phone: 'ours', notes: 'theirs' })).toMatchObject({ status: 200 });
    expect((await apart('conflict')).count).toBe(0);
    expect(await settle({ notes: 'theirs' })).toMatchObject({ status: 409 });
    expect(await syncs.run(source)).toMatchObject({ rows_updated: 1, rows_conflicting: 0 });
    expect(await leads('phone, notes')).toEqual([{ phone: '+33612345678', notes: 'C' }]);
    expect(await syncs.run(source)).toMatchObject({ rows_unchanged: 1, rows_conflicting: 0 });
  });

  describe('is shown on the lead itself', () => {
    const conflicted = async () => {
      show(lead('R1', { Notes: 'A' }));
      await syncs.run(source);
      await edit('R1', { phone: '+33612345678', notes: 'B' });
      show(lead('R1', { Notes: 'C' }));
      await syncs.run(source);
      const [row] = await syncs.rows<{ id: string; external_id: string }>(
        `select l.id, r.external_id from leads l
           join platform.sync_records r on r.target = l.id`,
      );
      return { id: String(row?.id), external_id: String(row?.external_id) };
    };
    const of = (id: string) => `/crm/records/leads/${id}/conflicts`;

    test('to the seller, who says which value wins', async () => {
      const { id, external_id } = await conflicted();
      const seller = await createStaff(platform, 'sales');
      const told = await seller.send('GET', of(id));
      expect(told.data).toMatchObject([
        {
          source: { id: source },
          may_settle: true,
          fields: expect.arrayContaining([
            expect.objectContaining({ field: 'notes', ours: 'B', theirs: 'C' }),
          ]),
        },
      ]);
      const settle = (fields: Record<string, string>, more: object = {}) =>
        seller.send('POST', `${of(id)}/settle`, { source, external_id, fields, ...more });
      expect(await settle({ notes: 'mine' })).toMatchObject({ status: 400 });
      expect(await settle({ notes: 'ours' }, { external_id: 'x' })).toMatchObject({ status: 404 });
      expect(await settle({ notes: 'theirs', phone: 'ours' })).toMatchObject({
        status: 200,
        data: [],
      });
      expect(await settle({ notes: 'theirs' })).toMatchObject({ status: 404 });
      const [line] = await syncs.rows<{ actor: string }>(
        `select actor from audit_log where action = 'sync.conflict_settled'
          order by occurred_at desc limit 1`,
      );
      expect(line?.actor).toBe(seller.id);
      await syncs.run(source);
      expect(await leads('phone, notes')).toEqual([{ phone: '+33612345678', notes: 'C' }]);
    });

    test('to whoever reads it, as far as they read it, and decided by whoever may change it', async () => {
      const { id, external_id } = await conflicted();
      const apprentice = await createWithRights(platform, [
        { collection: 'leads', action: 'read', fields: ['id', 'last_name', 'notes'] },
        { collection: 'leads', action: 'update', fields: ['last_name'] },
      ]);
      expect((await apprentice.send('GET', of(id))).data).toMatchObject([
        { may_settle: false, fields: [{ field: 'notes' }] },
      ]);
      const body = { source, external_id, fields: { notes: 'theirs' } };
      expect(await apprentice.send('POST', `${of(id)}/settle`, body)).toMatchObject({
        status: 403,
        reason: 'FORBIDDEN',
      });
      for (const role of ['delivery', 'finance', 'client_admin', 'vendor'] as const) {
        const person = await createStaff(platform, role);
        expect(await person.send('GET', of(id))).toMatchObject({ status: 403 });
        expect(await person.send('POST', `${of(id)}/settle`, body)).toMatchObject({ status: 403 });
      }
      expect((await apart('conflict')).count).toBe(1);
    });

    test('no more once its source is left', async () => {
      const { id } = await conflicted();
      await syncs.rows('update sync_sources set left_at = now() where id = $1', [source]);
      expect((await syncs.api.request('GET', of(id))) as unknown).toEqual([]);
      await syncs.rows('update sync_sources set left_at = null where id = $1', [source]);
    });
  });

  test('a lead deleted here is not made again', async () => {
    show(lead('R1'), lead('R2'));
    await syncs.run(source);
    await syncs.rows(`delete from leads where external_id like '%:R1'`);
    expect(await syncs.run(source)).toMatchObject({ rows_created: 0, rows_unchanged: 2 });
    expect(await leads('last_name')).toEqual([{ last_name: 'Nom R2' }]);
  });

  test('a lead somebody worked on before the sheet knew it is not overwritten', async () => {
    show(lead('R1', { Notes: 'A' }));
    await syncs.run(source);
    await syncs.rows('delete from platform.sync_records');
    await edit('R1', { notes: 'B' });
    expect(await syncs.run(source)).toMatchObject({ rows_updated: 0, rows_conflicting: 1 });
    expect(await leads('notes')).toEqual([{ notes: 'B' }]);
  });
});

test('a row that is gone from the sheet is flagged, never deleted, and forgiven when it is back', async () => {
  show(lead('R1'), lead('R2'));
  await syncs.run(source);
  show(lead('R2'));
  expect(await syncs.run(source)).toMatchObject({ rows_missing: 1, rows_unchanged: 1 });
  expect(await leads('last_name')).toHaveLength(2);
  expect((await apart('missing')).records).toMatchObject([{ name: 'Nom R1' }]);
  show(lead('R1'), lead('R2'));
  expect(await syncs.run(source)).toMatchObject({ rows_missing: 0, rows_unchanged: 2 });
});

test('rejected rows are tried again alone, once the sheet is corrected', async () => {
  show(lead('R1'), lead('R2', { Nom: 'x'.repeat(300) }), lead('R3', { Nom: 'x'.repeat(300) }));
  const first = await syncs.run(source);
  expect(first).toMatchObject({ rows_created: 1, rows_rejected: 2, may: { retry: true } });
  show(lead('R1', { Nom: 'Autre' }), lead('R2'), lead('R3', { Nom: 'x'.repeat(300) }));
  const retried = await syncs.run(source, { retry_of: first.id });
  expect(retried).toMatchObject({
    rows_total: 2,
    rows_created: 1,
    rows_rejected: 1,
    rows_missing: 0,
  });
  expect(await leads('last_name')).toEqual([{ last_name: 'Nom R1' }, { last_name: 'Nom R2' }]);
});

describe('when Google does not answer as it should', () => {
  beforeEach(() => show(lead('R1')));

  test('a busy or failing moment is waited for, as long as it asks', async () => {
    google.troubles.push(
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 503, headers: { 'retry-after': '0' } },
    );
    expect(await syncs.run(source)).toMatchObject({ status: 'succeeded', rows_created: 1 });
  });

  test.each([
    ['private', new RegExp(`partagez-la en lecture avec ${ROBOT}`)],
    ['deleted', /introuvable/],
    ['revoked', /révoquée/],
  ] as const)('a sheet that is %s ends the run, and says what to do', async (state, words) => {
    google.state = state;
    const run = await syncs.run(source);
    expect(run.status).toBe('failed');
    expect(run.error).toMatch(words);
    expect(await leads()).toEqual([]);
  });

  test('a renamed tab is named, with those there are', async () => {
    google.show('Prospects', [HEADER, lead('R1')]);
    const run = await syncs.run(source);
    expect(run).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/Leads.*Prospects/s),
    });
  });

  test('a renamed column is named, and nothing is written', async () => {
    google.show('Leads', [
      HEADER.map((name) => (name === 'Nom' ? 'Nom complet' : name)),
      lead('R1'),
    ]);
    const run = await syncs.run(source);
    expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('Nom') });
    expect(await leads()).toEqual([]);
  });

  test('a column renamed in the middle of the reading stops it before anything is written', async () => {
    google.show('Leads', [HEADER, ...Array.from({ length: 10_000 }, (_, at) => lead(`R${at}`))]);
    google.onPage = (page) => {
      if (page === 2 && google.tabs[0]) google.tabs[0].rows[0] = HEADER.with(1, 'Nom complet');
    };
    const run = await syncs.run(source);
    expect(run).toMatchObject({ status: 'failed', rows_done: 0 });
    expect(run.error).toMatch(/Nom.*Nom complet/s);
    expect(await leads()).toEqual([]);
  });

  test('a service that is down puts the run off, which goes on by itself once it is back', async () => {
    google.troubles.push(
      ...Array.from({ length: 12 }, () => ({ status: 503, headers: { 'retry-after': '0' } })),
    );
    const run = await syncs.run(source);
    expect(run).toMatchObject({ status: 'fetching', attempts: 1 });
    expect(new Date(run.next_try_at ?? 0).getTime()).toBeGreaterThan(Date.now());
    // An hour later: the sweep of each minute takes it up.
    google.troubles.length = 0;
    await syncs.rows('update sync_runs set next_try_at = now() where id = $1', [run.id]);
    await syncs.rows(`insert into pgboss.job (name, data) values ('crm.start-due-syncs', '{}')`);
    await expect
      .poll(async () => (await syncs.runOf(run.id)).status, { timeout: 30_000 })
      .toBe('succeeded');
    expect(await leads('last_name')).toEqual([{ last_name: 'Nom R1' }]);
  });

  test('a source that has brought something is switched off where it would be removed', async () => {
    await syncs.run(source);
    const path = `/crm/inbound/sources/${source}`;
    expect(await syncs.api.request('DELETE', path)).toEqual({ outcome: 'off' });
    expect(await syncs.rows('select is_active from sync_sources where id = $1', [source])).toEqual([
      { is_active: false },
    ]);
  });
});

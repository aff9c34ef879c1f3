import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Cell, SheetsDouble } from './sheets-double.ts';
import { type Syncs, syncsOf } from './syncs-api.ts';

const HEADER: Cell[] = [
  'N°',
  'Client',
  'Affaire',
  'Étape',
  'Clôture',
  'RDV',
  'Compte rendu',
  'Proposition',
  'Audit validé',
  'Accord',
];
const MAPPING = {
  name: 'Affaires de la feuille',
  target: 'deals',
  columns: {
    Client: [
      {
        field: 'account',
        as: 'reference',
        collection: 'accounts',
        source: 'clients',
        required: true,
      },
    ],
    Affaire: [{ field: 'name', as: 'text', required: true }],
    Étape: [{ field: 'stage', as: 'choice', values: 'stage', required: true }],
    Clôture: [{ field: 'expected_close_on', as: 'date', format: 'dmy', required: true }],
    RDV: [{ field: 'told_meeting_on', as: 'date', format: 'dmy' }],
    'Compte rendu': [{ field: 'told_meeting_note', as: 'text' }],
    Proposition: [{ field: 'told_proposal_sent_on', as: 'date', format: 'dmy' }],
    'Audit validé': [{ field: 'told_audit_validated_on', as: 'date', format: 'dmy' }],
    Accord: [{ field: 'told_agreement', as: 'boolean' }],
  },
  values: {
    stage: { Prospect: 'prospect', RDV: 'meeting', Audit: 'audit', Négociation: 'negotiation' },
  },
  options: { key: 'N°', constants: { currency: 'EUR' } },
};

/** 10 June 2026 and 20 June 2026, as Google stores them. */
const [MET, SENT] = [46_183, 46_193];
const deal = (id: string, stage: string, told: Partial<Record<string, Cell>> = {}): Cell[] =>
  HEADER.map((name) => {
    const cells: Record<string, Cell> = {
      'N°': id,
      Client: 'ACME',
      Affaire: `Affaire ${id}`,
      Étape: stage,
      Clôture: '31/12/2099',
      ...told,
    };
    return cells[String(name)] ?? '';
  });
const TOLD = { RDV: MET, 'Compte rendu': 'Budget confirmé', Proposition: SENT };

const google = new SheetsDouble();
let platform: Platform;
let syncs: Syncs;
let source: string;

beforeAll(async () => {
  await google.start();
  platform = await startPlatform({ data: 'reference', jobs: 'all', settings: google.settings });
  syncs = await syncsOf(platform);
  await syncs.rows(
    `insert into accounts (id, name, external_id, status, origin) values (gen_random_uuid(), 'ACME', 'clients:ACME', 'prospect', 'import')`,
  );
  const { key: mapping } = await syncs.createMapping(MAPPING);
  source = await syncs.createSheet('affaires', { tab: 'Affaires', mapping });
});
afterAll(async () => {
  await platform?.stop();
  await google.stop();
});

const show = (...rows: Cell[][]) => google.show('Affaires', [HEADER, ...rows]);
const stages = () =>
  syncs.rows<{ name: string; stage: string }>('select name, stage from deals order by name');

test('a row in « Négociation » passes the rules with the facts it tells, and is reported without them', async () => {
  show(
    deal('1', 'Négociation', TOLD),
    deal('2', 'Négociation'),
    deal('3', 'Signé ?'),
    deal('4', 'Prospect'),
  );
  const run = await syncs.run(source);
  expect(run).toMatchObject({ status: 'succeeded', rows_created: 2, rows_rejected: 2 });
  expect(await stages()).toEqual([
    { name: 'Affaire 1', stage: 'negotiation' },
    { name: 'Affaire 4', stage: 'prospect' },
  ]);
  const remarks = await syncs.api.request<{ code: string }[]>(
    'GET',
    `/crm/syncs/runs/${run.id}/remarks`,
  );
  expect(remarks.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['PROPOSAL_OR_AUDIT_REQUIRED', 'VALUE_UNMAPPED']),
  );
  expect(
    await syncs.rows(
      `select type, body, (occurred_at at time zone 'Europe/Paris')::date::text as day, a.origin
         from activities a join deals d on d.id = a.deal where d.name = 'Affaire 1' and type = 'meeting'`,
    ),
  ).toEqual([{ type: 'meeting', body: null, day: '2026-06-10', origin: 'sync' }]);
  expect(
    await syncs.rows(
      `select from_stage, to_stage from deal_stage_changes c join deals d on d.id = c.deal
        where d.name = 'Affaire 1' order by array_position(array['prospect', 'meeting', 'negotiation'], to_stage::text)`,
    ),
  ).toEqual([
    { from_stage: null, to_stage: 'prospect' },
    { from_stage: 'prospect', to_stage: 'meeting' },
    { from_stage: 'meeting', to_stage: 'negotiation' },
  ]);
});

test('the same sheet again tells nothing twice; a fact added later takes the deal on', async () => {
  const count = async () => (await syncs.rows('select 1 from activities')).length;
  const before = await count();
  expect(await syncs.run(source)).toMatchObject({ rows_unchanged: 2, rows_rejected: 2 });
  expect(await count()).toBe(before);
  show(
    deal('1', 'Négociation', TOLD),
    deal('4', 'Audit', { ...TOLD, 'Audit validé': SENT, Accord: 'oui' }),
  );
  expect(await syncs.run(source)).toMatchObject({ rows_updated: 1, rows_unchanged: 1 });
  expect((await stages())[1]).toEqual({ name: 'Affaire 4', stage: 'audit' });
  expect(
    await syncs.rows(
      `select data::jsonb - 'id' as data from outbox_events where type = 'audit.validated'`,
    ),
  ).toEqual([{ data: { has_agreement: true } }]);
  expect(await count()).toBe(before + 2);
});

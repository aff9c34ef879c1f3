import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { importsAs, type Run } from './import-api.ts';

type Importer = Awaited<ReturnType<typeof importsAs>>;

let platform: Platform;
let admin: Importer;
let sales: Importer;
let delivery: Importer;
let client: Importer;

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', jobs: 'all' });
  [admin, sales, delivery, client] = await Promise.all([
    importsAs(platform, 'admin'),
    importsAs(platform, 'sales'),
    importsAs(platform, 'delivery'),
    importsAs(platform, 'client_admin'),
  ]);
});
afterAll(() => platform?.stop());

const PROSPECTS = [
  'Référence;Société;Prénom;Nom;E-mail;Téléphone;Statut;Ville',
  'P1;Boulangerie Été;Zoé;Martin;Zoe.Martin@Exemple.FR;01 23 45 67 89;Nouveau;Orléans',
  'P2;Atelier Nord;Luc;Petit;luc@exemple.fr;;Contacté;Lille',
  'P3;Fournil;Ana;Roux;pas une adresse;;Inconnu;Lyon',
].join('\n');

const MAPPING = {
  name: 'Prospects (salon)',
  target: 'leads',
  columns: {
    Société: [{ field: 'company_name', as: 'text' }],
    Prénom: [{ field: 'first_name', as: 'text' }],
    Nom: [{ field: 'last_name', as: 'text' }],
    'E-mail': [{ field: 'email', as: 'email' }],
    Téléphone: [{ field: 'phone', as: 'phone' }],
    Statut: [{ field: 'status', as: 'choice', values: 'status', required: true }],
    Ville: [{ field: 'city', as: 'text' }],
  },
  values: { status: { Nouveau: 'new', Contacté: 'contacted' } },
  options: { key: 'Référence' },
};

describe('a seller with a list of prospects', () => {
  let file: string;
  let mapping: string;
  let run: Run;

  test('sees how the file is read and what its columns could be', async () => {
    file = await sales.upload('salon.csv', Buffer.from(PROSPECTS, 'latin1'));
    const seen = await sales.api.request<Record<string, unknown>>('POST', '/crm/imports/inspect', {
      file,
    });
    expect(seen).toMatchObject({
      name: 'salon.csv',
      format: 'csv',
      rows: 3,
      settings: { encoding: 'windows-1252', delimiter: ';' },
      header: PROSPECTS.split('\n')[0]?.split(';'),
    });
    const proposals = seen.proposals as { target: string; columns: object; key: string }[];
    expect(proposals.map(({ target }) => target)).toEqual(['leads', 'accounts', 'contacts']);
    expect(proposals[0]).toMatchObject({
      key: 'Référence',
      columns: {
        Société: 'company_name',
        Prénom: 'first_name',
        Nom: 'last_name',
        'E-mail': 'email',
        Téléphone: 'phone',
        Statut: 'status',
        Ville: 'city',
      },
    });
  });

  test('saves how it is read, and gets a dry run that writes nothing', async () => {
    const saved = await sales.api.request<{ key: string }>(
      'POST',
      '/crm/imports/mappings',
      MAPPING,
    );
    mapping = saved.key;
    expect(mapping).toBe('prospects');
    run = await sales.preview(mapping, file, { mode: 'live' });
    expect(run).toMatchObject({
      status: 'previewed',
      rows_total: 3,
      rows_done: 3,
      rows_created: 2,
      rows_rejected: 1,
      error: null,
      may: { apply: true, cancel: true, undo: false },
    });
    expect(await countLeads()).toBe(0);
  });

  test('is told which value has no meaning yet, gives it one, and the dry run is made again', async () => {
    const unmapped = await sales.api.request('GET', `/crm/imports/${run.id}/unmapped`);
    expect(unmapped).toEqual([
      {
        column: 'Statut',
        field: 'status',
        table: 'status',
        value: 'Inconnu',
        count: 1,
        choices: expect.arrayContaining([{ value: 'new', label: 'Nouveau' }]),
      },
    ]);
    const refused = await sales.api.send('POST', `/crm/imports/${run.id}/values`, {
      status: { Inconnu: 'nowhere' },
    });
    expect(refused.status).toBe(400);
    await sales.api.request('POST', `/crm/imports/${run.id}/values`, {
      status: { Inconnu: 'new' },
    });
    run = await sales.settled(run.id);
    expect(run).toMatchObject({ status: 'previewed', rows_created: 3, rows_rejected: 0 });
    const remarks = await sales.api.request('GET', `/crm/imports/${run.id}/remarks`);
    expect(remarks).toContainEqual({
      code: 'EMAIL_UNREADABLE',
      column: 'E-mail',
      count: 1,
      example: 'pas une adresse',
      message: 'adresse e-mail illisible, conservée telle quelle',
    });
  });

  test('applies it: the rows are there in their name, and the events of new leads are told', async () => {
    run = await sales.act(run.id, 'apply');
    expect(run).toMatchObject({ status: 'succeeded', rows_created: 3, may: { undo: true } });
    const { rows } = await platform.database.query(
      `select l.company_name, l.email, l.origin, u.email as author from leads l
         left join directus_users u on u.id = l.user_created
        where l.external_id like 'prospects:%' order by l.external_id`,
    );
    const author = 'sales@ia-infinity.example.com';
    expect(rows).toEqual([
      { company_name: 'Boulangerie Été', email: 'zoe.martin@exemple.fr', origin: 'import', author },
      { company_name: 'Atelier Nord', email: 'luc@exemple.fr', origin: 'import', author },
      { company_name: 'Fournil', email: 'pas une adresse', origin: 'import', author },
    ]);
    const events = await platform.database.query(
      `select count(*)::int as events from outbox_events e join leads l on l.id = e.subject
        where l.external_id like 'prospects:%' and e.type = 'lead.created'`,
    );
    expect(events.rows).toEqual([{ events: 3 }]);
  });

  test('loads the same file again and nothing changes', async () => {
    const again = await sales.preview(mapping, file, { mode: 'live' });
    expect(again).toMatchObject({ status: 'previewed', rows_unchanged: 3, rows_created: 0 });
  });
});

async function countLeads(): Promise<number> {
  const { rows } = await platform.database.query(
    `select count(*)::int as count from leads where external_id like 'prospects%'`,
  );
  return rows[0].count;
}

describe('who may import what', () => {
  test('sales may fill leads, accounts and contacts; the direction everything; delivery nothing', async () => {
    const targets = async ({ api }: Importer) =>
      (
        await api.request<{ collection: string; may_import: boolean }[]>(
          'GET',
          '/crm/imports/targets',
        )
      )
        .filter(({ may_import }) => may_import)
        .map(({ collection }) => collection);
    expect(await targets(admin)).toEqual(['leads', 'accounts', 'contacts', 'offers', 'deals']);
    expect(await targets(sales)).toEqual(['leads', 'accounts', 'contacts']);
    expect(await targets(delivery)).toEqual([]);
  });

  test('sales cannot start an import of deals, nor save a mapping for them', async () => {
    const file = await sales.upload('deals.csv', 'opportunity_id\nD1\n');
    const start = { file, mapping: 'sales_pipeline', mode: 'history' };
    expect((await sales.api.send('POST', '/crm/imports', start)).status).toBe(403);
    const body = { ...MAPPING, target: 'deals', columns: {}, values: {} };
    expect((await sales.api.send('POST', '/crm/imports/mappings', body)).status).toBe(403);
  });

  test('a file of somebody else, a run of somebody else and an outsider get nothing', async () => {
    const file = await admin.upload('secret.csv', PROSPECTS);
    const inspected = await sales.api.send('POST', '/crm/imports/inspect', { file });
    expect(inspected.status).toBe(400);
    const run = await admin.preview('leads', await admin.upload('leads.csv', 'a;b\n1;2\n'));
    expect(run.status).toBe('failed');
    for (const path of ['', '/rows', '/remarks', '/unmapped', '/rejected.csv']) {
      expect((await sales.api.send('GET', `/crm/imports/${run.id}${path}`)).status, path).toBe(404);
      expect((await client.api.send('GET', `/crm/imports/${run.id}${path}`)).status, path).toBe(
        403,
      );
    }
    for (const action of ['apply', 'cancel', 'undo']) {
      const answer = await sales.api.send('POST', `/crm/imports/${run.id}/${action}`);
      expect(answer.status, action).toBe(404);
    }
    expect((await client.api.send('GET', '/crm/imports')).status).toBe(403);
  });
});

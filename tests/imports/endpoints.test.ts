import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listenToDeals } from '../crm/board-live.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { importsAs, type Run } from './import-api.ts';

type Importer = Awaited<ReturnType<typeof importsAs>>;

let platform: Platform;
let admin: Importer;
let sales: Importer;
let delivery: Importer;
let client: Importer;

beforeAll(async () => {
  platform = await startPlatform({
    data: 'demo',
    jobs: 'all',
    // Room for the real files, and a limit that a test can pass.
    settings: { IMPORT_MAX_MB: '3' },
  });
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

  test('a mapping is read, and a file looked at through it, by whoever may read mappings', async () => {
    const path = '/crm/imports/mappings/leads';
    expect((await sales.api.send('GET', path)).status).toBe(200);
    expect((await delivery.api.send('GET', path)).status).toBe(403);
    const [unknown, hidden] = await Promise.all([
      sales.api.send('GET', '/crm/imports/mappings/none'),
      client.api.send('GET', path),
    ]);
    expect([unknown.status, hidden.status]).toEqual([400, 403]);
    const look = async (by: Importer) => {
      const file = await by.upload('leads.csv', PROSPECTS);
      return (await by.api.send('POST', '/crm/imports/inspect', { file, mapping: 'prospects' }))
        .status;
    };
    expect(await look(sales)).toBe(200);
    expect(await look(delivery)).toBe(403);
  });

  test('a mapping that a recurring source is read by is the administration’s, and each change is logged', async () => {
    const body = { ...MAPPING, name: 'Feuille suivie', options: { key: 'Référence' } };
    const { key } = await sales.api.request<{ key: string }>('POST', '/crm/imports/mappings', body);
    const mine = { ...body, key };
    expect((await sales.api.send('POST', '/crm/imports/mappings', mine)).status).toBe(200);
    await admin.api.request('POST', '/crm/syncs', {
      name: 'Suivi commercial',
      key: 'suivi-commercial',
      kind: 'google_sheets',
      settings: { spreadsheet: '1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789', mapping: key },
    });
    const refused = await sales.api.send('POST', '/crm/imports/mappings', mine);
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).toContain('Suivi commercial');
    const file = await sales.upload('suivie.csv', PROSPECTS);
    const dry = await sales.preview(key, file, { mode: 'live' });
    const taught = { status: { Inconnu: 'new' } };
    const values = await sales.api.send('POST', `/crm/imports/${dry.id}/values`, taught);
    expect(values.status).toBe(403);
    expect((await sales.api.send('POST', '/crm/imports/mappings', body)).status).toBe(200);
    expect((await admin.api.send('POST', '/crm/imports/mappings', mine)).status).toBe(200);
    const { rows } = await platform.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE action LIKE 'mapping.%' AND data ->> 'key' = $1 ORDER BY occurred_at`,
      [key],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'mapping.created',
      'mapping.changed',
      'mapping.changed',
    ]);
  });

  test('a refusal in a file is a line of the log, and no file takes it back', async () => {
    const columns = {
      Nom: [{ field: 'last_name', as: 'text' }],
      'Refuse les e-mails': [{ field: 'email_opt_out', as: 'boolean' }],
    };
    const body = { ...MAPPING, name: 'Refus', columns, values: {} };
    const { key } = await sales.api.request<{ key: string }>('POST', '/crm/imports/mappings', body);
    const load = async (name: string, answer: string) => {
      const text = `Référence;Nom;Refuse les e-mails\nR1;Berthier;${answer}\nR2;Colin;non\nR3;Noël;\n`;
      const dry = await sales.preview(key, await sales.upload(name, text), { mode: 'live' });
      return sales.act(dry.id, 'apply');
    };
    await load('refus.csv', 'oui');
    await load('plus-de-refus.csv', 'non');
    await load('sans-reponse.csv', '');
    const { rows } = await platform.database.query(
      `SELECT l.last_name, l.email_opt_out, c.channel, c.status, c.source, c.text_version, c.proof
         FROM leads l LEFT JOIN consents c ON c.lead = l.id
        WHERE l.external_id LIKE 'refus:%' ORDER BY l.external_id`,
    );
    expect(rows).toEqual([
      {
        last_name: 'Berthier',
        email_opt_out: true,
        channel: 'email',
        status: 'withdrawn',
        source: 'import',
        text_version: 'case-de-la-piste',
        proof: 'refus:R1',
      },
      expect.objectContaining({ last_name: 'Colin', email_opt_out: false, channel: null }),
      expect.objectContaining({ last_name: 'Noël', email_opt_out: false, channel: null }),
    ]);
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

const datasets = process.env.DATASETS_DIR;

describe.skipIf(!datasets)('the direction loads the real files, unedited', () => {
  const load = async (key: string): Promise<Run> => {
    const file = await admin.uploadFile(join(datasets ?? '', `${key}.csv`));
    const seen = await admin.api.request<{ suggestions: { mapping: { key: string } }[] }>(
      'POST',
      '/crm/imports/inspect',
      { file, mapping: key },
    );
    expect(seen.suggestions[0]?.mapping.key).toBe(key);
    return admin.preview(key, file);
  };

  test.each([
    ['accounts', 85, 0],
    ['products', 7, 0],
    ['sales_teams', 35, 0],
    ['sales_pipeline', 8766, 3491],
    ['leads', 9240, 5],
  ])('%s: what the dry run says is what the apply does', async (key, rows, flagged) => {
    const seen = await load(key);
    const expected = {
      rows_total: rows,
      rows_created: rows,
      rows_rejected: 0,
      rows_flagged: flagged,
    };
    expect(seen).toMatchObject({ status: 'previewed', ...expected });
    expect(await admin.act(seen.id, 'apply')).toMatchObject({ status: 'succeeded', ...expected });
    const again = await load(key);
    expect(again).toMatchObject({ rows_unchanged: rows, rows_created: 0, rows_updated: 0 });
  });

  test('their traps are told: dates the wrong way round, agents nobody knows, an unnamed column', async () => {
    const runs = await admin.api.request<(Run & { mapping: { key: string } })[]>(
      'GET',
      '/crm/imports',
    );
    const applied = (key: string) =>
      runs.find((run) => run.mapping.key === key && run.status === 'succeeded');
    const pipeline = applied('sales_pipeline');
    const remarks = await admin.api.request('GET', `/crm/imports/${pipeline?.id}/remarks`);
    expect(remarks).toContainEqual(
      expect.objectContaining({ code: 'CLOSE_BEFORE_ENGAGE', column: 'close_date', count: 3491 }),
    );
    const unmapped = await admin.api.request<unknown[]>(
      'GET',
      `/crm/imports/${pipeline?.id}/unmapped`,
    );
    expect(unmapped).toHaveLength(35);
    expect(unmapped[0]).toMatchObject({ column: 'sales_agent', field: 'owner', table: 'owner' });
    expect(applied('leads')?.file_notes).toEqual([
      expect.objectContaining({
        code: 'UNNAMED_COLUMN',
        message: 'colonne sans nom, vide, ignorée',
      }),
    ]);
  });
});

describe('while others have the board open', () => {
  const HEADER =
    'opportunity_id,account_id,product_id,sales_agent,deal_stage,engage_date,close_date,deal_value';
  const load = async (mode: string, value: number) => {
    const content = `${HEADER}\nLIVE1,LIVE,,x,Prospecting,2026-01-10,2026-06-30,${value}\n`;
    const run = await admin.preview('sales_pipeline', await admin.upload('d.csv', content), {
      mode,
    });
    expect(await admin.act(run.id, 'apply')).toMatchObject({ status: 'succeeded' });
    return run;
  };

  test('they hear of a live import as of a colleague’s work, and not of history', async () => {
    const accounts =
      'account_id,account_name,sector,year_established,revenue,employees,office_location\nLIVE,Un,x,1990,1,1,Lille\n';
    const run = await admin.preview('accounts', await admin.upload('a.csv', accounts));
    await admin.act(run.id, 'apply');
    const line = await listenToDeals(platform, sales.token);
    await load('live', 5);
    expect(await line.next()).toMatchObject({ event: 'create', data: [{ stage: 'prospect' }] });
    await load('history', 6);
    const { id } = await load('live', 7);
    expect(await line.next()).toMatchObject({ event: 'update', data: [{ probability: null }] });
    const { rows } = await admin.api.request<{ rows: { changes: unknown[] }[] }>(
      'GET',
      `/crm/imports/${id}/rows`,
    );
    expect(rows[0]?.changes).toContainEqual({
      field: 'amount',
      label: 'Montant HT',
      is_cents: true,
      from: 600,
      to: 700,
    });
    const found = await platform.database.query(
      "select id, amount from deals where external_id like '%LIVE1'",
    );
    expect(found.rows).toMatchObject([{ amount: '700' }]);
    await admin.api.request('PATCH', `/items/deals/${found.rows[0].id}`, { probability: 77 });
    expect(await line.next()).toMatchObject({ data: [{ probability: 77 }] });
    line.close();
  });
});

describe('what comes out again', () => {
  test('rejected rows, as they came, with the reason, to correct and load again', async () => {
    const rows = [
      'product_id;product_name;sales_price',
      'X1;"Audit; complet";',
      'X2;Formation;1 234,50 €',
    ];
    const file = await admin.upload('offres.csv', rows.join('\n'));
    const run = await admin.preview('products', file);
    expect(run).toMatchObject({ rows_created: 1, rows_rejected: 1 });
    const response = await fetch(`${platform.url}/crm/imports/${run.id}/rejected.csv`, {
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect(response.headers.get('content-disposition')).toContain('offres-rejets.csv');
    const text = await response.text();
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'product_id;product_name;sales_price;Motif du rejet',
      expect.stringMatching(/^X1;"Audit; complet";;sales_price : Le champ/),
    ]);
    const { rows: page, count } = await admin.api.request<{ rows: unknown[]; count: number }>(
      'GET',
      `/crm/imports/${run.id}/rows?outcome=rejected`,
    );
    expect(count).toBe(1);
    expect(page[0]).toMatchObject({
      row_number: 2,
      remarks: [{ code: 'VALUE_REQUIRED', column: 'sales_price' }],
      source: { product_id: 'X1', product_name: 'Audit; complet' },
    });
  });

  test('a rejected cell a spreadsheet would run is text, and is read back as it was', async () => {
    const rows = ['product_id;product_name;sales_price', 'X5;=1+1;', 'X6;+33 conseil;'];
    const file = await admin.upload('formules.csv', rows.join('\n'));
    const run = await admin.preview('products', file);
    const response = await fetch(`${platform.url}/crm/imports/${run.id}/rejected.csv`, {
      headers: { authorization: `Bearer ${admin.token}` },
    });
    const rejected = await response.text();
    expect(rejected).toContain("X5;'=1+1;");
    const corrected = rejected.replace("'=1+1;", "'=1+1;10").replace('conseil;', 'conseil;20');
    const again = await admin.preview('products', await admin.upload('corrigé.csv', corrected));
    expect(again).toMatchObject({ rows_created: 2, rows_rejected: 0 });
    await admin.act(again.id, 'apply');
    const names = await platform.database.query(
      "select name from offers where external_id like '%:X5' or external_id like '%:X6' order by external_id",
    );
    expect(names.rows).toEqual([{ name: '=1+1' }, { name: '+33 conseil' }]);
  });

  test('a dry run that is left, and an import that was already applied, say so', async () => {
    const file = await admin.upload('x.csv', 'product_id,product_name,sales_price\nX9,Neuf,10\n');
    const left = await admin.preview('products', file);
    expect(await admin.act(left.id, 'cancel')).toMatchObject({ status: 'cancelled' });
    expect((await admin.api.send('POST', `/crm/imports/${left.id}/apply`)).status).toBe(409);
    const run = await admin.preview('products', file);
    await admin.act(run.id, 'apply');
    expect((await admin.api.send('POST', `/crm/imports/${run.id}/apply`)).status).toBe(409);
    expect(await admin.act(run.id, 'undo')).toMatchObject({ status: 'undone', rows_kept: 0 });
    const { rows } = await platform.database.query(
      `select action from audit_log where subject_id = $1 order by occurred_at`,
      [run.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'import.previewed',
      'import.applied',
      'import.undone',
    ]);
  });

  test.each([
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'FILE_TYPE'],
    ['nothing', Buffer.from(' '), 'FILE_EMPTY'],
    ['an open quote', Buffer.from('a,b\n1,"2\n'), 'CSV_UNREADABLE'],
    ['a column twice', Buffer.from('a,b,a\n1,2,3\n'), 'HEADER_DUPLICATE'],
    ['more than the permitted megabytes', Buffer.alloc(3_200_000, 'a,b\n'), 'FILE_TOO_LARGE'],
  ])('%s is refused at once, in words', async (_case, bytes, code) => {
    const file = await admin.upload('x.csv', bytes);
    const { status, body } = await admin.api.send('POST', '/crm/imports/inspect', { file });
    expect([400, 413]).toContain(status);
    const [error] = (body as { errors: { message: string; extensions: { reason: string } }[] })
      .errors;
    expect(error?.extensions.reason).toBe(code);
    expect(error?.message).toMatch(/\p{L}+ \p{L}+/u);
  });
});

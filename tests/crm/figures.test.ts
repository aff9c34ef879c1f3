import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Api, adminApi, createStaff } from './api.ts';
import {
  groupBy,
  medianOf,
  plantFigures,
  type RawDeal,
  rawDeals,
  sumOf,
  weightedOf,
} from './figures-world.ts';

const PERIOD = { from: '2026-01-01', to: '2027-12-31' };
const ASKED = `from=${PERIOD.from}&to=${PERIOD.to}`;

let platform: Platform;
let admin: Api;
let sales: Api & { readonly id: string };
let other: Api & { readonly id: string };
let finance: Api;
let deals: readonly RawDeal[];

beforeAll(async () => {
  platform = await startPlatform();
  [admin, sales, other, finance] = await Promise.all([
    adminApi(platform),
    createStaff(platform, 'sales'),
    createStaff(platform, 'sales'),
    createStaff(platform, 'finance'),
  ]);
  await plantFigures(platform.database, [sales.id, other.id]);
  deals = await rawDeals(platform.database);
});
afterAll(() => platform?.stop());

type Row = Readonly<Record<string, string | number | null>>;

async function figure(path: string, api: Api = sales): Promise<readonly Row[]> {
  const answer = await api.send('GET', `/crm/figures/${path}`);
  expect(answer).toMatchObject({ status: 200 });
  return (answer.data as { rows: readonly Row[] }).rows;
}

const inPeriod = (day: string | null, { from, to } = PERIOD) =>
  day !== null && day >= from && day <= to;
const open = () => deals.filter(({ type }) => type === 'open');
const closed = (...types: string[]) =>
  deals.filter(({ type, closed_on }) => types.includes(type) && inPeriod(closed_on));
const amounts = (list: readonly RawDeal[]) =>
  String(sumOf(list.map(({ amount }) => BigInt(amount))));
const weighted = (list: readonly RawDeal[]) => String(sumOf(list.map(weightedOf)));
const bp = (part: number, whole: number) => Math.round((part / whole) * 10_000);
const days = (deal: RawDeal) =>
  (Date.parse(deal.closed_on ?? '') - Date.parse(deal.opened_on ?? '')) / 86_400_000;

describe('each figure is what adding the deals up by hand comes to, to the cent', () => {
  test('pipeline value, stage by stage, currencies apart', async () => {
    const rows = await figure('pipeline');
    const { rows: stages } = await platform.database.query('SELECT key, label FROM deal_stages');
    const expected = groupBy(open(), ({ stage, currency }) => `${stage} ${currency}`);
    expect(rows).toHaveLength(expected.size);
    for (const [key, list] of expected) {
      const [stage, currency] = key.split(' ');
      const label = stages.find((one) => one.key === stage)?.label;
      expect(rows).toContainEqual({
        label,
        currency,
        count: list.length,
        sum: amounts(list),
        weighted: weighted(list),
      });
    }
  });

  test('the weighted forecast by expected month, beside what was won in it', async () => {
    const rows = await figure(`forecast?${ASKED}`);
    const months = Array.from({ length: 24 }, (_, index) =>
      new Date(Date.UTC(2026, index, 1)).toISOString().slice(0, 7),
    );
    const currencies = [...new Set(deals.map(({ currency }) => currency))].sort();
    expect(rows.map(({ month, currency }) => `${month} ${currency}`)).toEqual(
      months.flatMap((month) => currencies.map((currency) => `${month} ${currency}`)),
    );
    expect(rows).toEqual(
      months.flatMap((month) =>
        currencies.map((currency) => {
          const mine = deals.filter((deal) => deal.currency === currency);
          const due = mine.filter(
            (deal) => deal.type === 'open' && deal.expected_close_on.startsWith(month),
          );
          const won = mine.filter(
            (deal) => deal.type === 'won' && deal.closed_on?.startsWith(month),
          );
          return {
            month,
            currency,
            open_count: due.length,
            open_sum: amounts(due),
            weighted: weighted(due),
            won_count: won.length,
            won_sum: amounts(won),
          };
        }),
      ),
    );
  });

  test.each(['month', 'owner', 'offer', 'source'] as const)(
    'win rate by %s, over the deals closed in the period',
    async (by) => {
      const { database } = platform;
      const [contacts, leads] = await Promise.all([
        database.query('SELECT id, source FROM contacts'),
        database.query('SELECT converted_deal, source FROM leads'),
      ]);
      const sourceOf = (deal: RawDeal) =>
        leads.rows.find((lead) => lead.converted_deal === deal.id)?.source ??
        contacts.rows.find(({ id }) => id === deal.contact)?.source ??
        null;
      const keyOf = (deal: RawDeal) =>
        String(
          {
            month: deal.closed_on?.slice(0, 7),
            owner: deal.owner,
            offer: deal.offer,
            source: sourceOf(deal),
          }[by],
        );
      const expected = [...groupBy(closed('won', 'lost'), keyOf).values()].map((list) => {
        const won = list.filter(({ type }) => type === 'won').length;
        return { won, lost: list.length - won, closed: list.length, won_bp: bp(won, list.length) };
      });
      const rows = await figure(`win-rate?${ASKED}&by=${by}`);
      const numbers = rows.map(({ label: _label, ...row }) => row);
      expect(numbers).toHaveLength(expected.length);
      expect(numbers).toEqual(expect.arrayContaining(expected));
      if (by === 'source') expect(rows.map(({ label }) => label)).toContain('LinkedIn');
    },
  );

  test('loss reasons, with their share of all losses', async () => {
    const rows = await figure(`loss-reasons?${ASKED}`);
    const lost = closed('lost');
    const expected = groupBy(lost, (deal) => `${deal.loss_reason} ${deal.currency}`);
    const numbers = rows.map(({ label: _label, ...row }) => row);
    expect(numbers).toHaveLength(expected.size);
    for (const [key, list] of expected) {
      expect(numbers).toContainEqual({
        currency: key.split(' ')[1],
        lost: list.length,
        lost_bp: bp(list.length, lost.length),
        sum: amounts(list),
      });
    }
    expect(rows.map(({ label }) => label)).toContain('Prix trop élevé');
    const english = await figure(`loss-reasons?${ASKED}&lang=en`);
    expect(english.map(({ label }) => label)).toContain('Price too high');
  });

  test('the cycle of won deals, those with impossible days counted apart', async () => {
    const rows = await figure(`cycle?${ASKED}`);
    const expected = [...groupBy(closed('won'), ({ closed_on }) => closed_on?.slice(0, 7) ?? '')]
      .sort()
      .map(([month, list]) => {
        const known = list.filter((deal) => deal.opened_on && days(deal) >= 0).map(days);
        const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
        return {
          month,
          won: list.length,
          median_days: known.length ? Math.round((medianOf(known) ?? 0) * 100) : null,
          mean_days: known.length ? Math.round(mean * 100) : null,
          left_out: list.length - known.length,
        };
      });
    expect(rows).toEqual(expected);
    expect(expected.some(({ left_out }) => left_out > 0)).toBe(true);
  });

  test('time per stage, of the stays that ended in the period', async () => {
    const { database } = platform;
    await database.query(
      `UPDATE deals SET stage = 'audit' WHERE stage = 'proposal' AND amount % 2 = 0`,
    );
    const { rows: changes } = await database.query(
      `SELECT from_stage, duration_seconds FROM deal_stage_changes WHERE duration_seconds IS NOT NULL
         AND changed_at BETWEEN '2025-12-31T23:00:00Z' AND '2027-12-31T22:59:59Z'`,
    );
    const stays = changes
      .filter(({ from_stage }) => from_stage === 'proposal')
      .map(({ duration_seconds }) => Number(duration_seconds) / 86_400);
    expect(stays.length).toBeGreaterThan(5);
    const rows = await figure(`stage-time?${ASKED}`);
    expect(rows).toHaveLength(5);
    expect(rows.find(({ label }) => label === 'Proposition')).toEqual({
      label: 'Proposition',
      stays: stays.length,
      median_days: Math.round((medianOf(stays) ?? 0) * 100),
      mean_days: Math.round((stays.reduce((sum, one) => sum + one, 0) / stays.length) * 100),
    });
    deals = await rawDeals(database);
  });

  test('what each person has done, private activities left out for everybody', async () => {
    const from = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
    const asked = `activities?from=${from}&to=2027-12-31`;
    const { rows: done } = await platform.database.query(
      `SELECT owner, type FROM activities WHERE status = 'done' AND visibility = 'shared'
         AND (occurred_at AT TIME ZONE 'Europe/Paris')::date >= $1`,
      [from],
    );
    const expected = [...groupBy(done, ({ owner }) => String(owner)).values()].map((list) => {
      const count = (type: string) => list.filter((one) => one.type === type).length;
      return {
        call: count('call'),
        email: count('email'),
        meeting: count('meeting'),
        note: count('note'),
        task: count('task'),
        total: list.length,
      };
    });
    const rows = await figure(asked);
    const numbers = rows.map(({ label: _label, ...row }) => row);
    expect(numbers).toHaveLength(expected.length);
    expect(numbers).toEqual(expect.arrayContaining(expected));
    expect(await figure(asked, admin)).toEqual(rows);
  });
});

describe('who asks, and for what', () => {
  test('a filter by owner and offer counts their deals alone', async () => {
    const { offer } = deals.find(({ owner }) => owner === sales.id) ?? {};
    const mine = open().filter((deal) => deal.owner === sales.id && deal.offer === offer);
    const rows = await figure(`pipeline?owner=me&offer=${offer}`);
    expect(rows.reduce((sum, { count }) => sum + Number(count), 0)).toBe(mine.length);
    expect(String(sumOf(rows.map(({ sum }) => BigInt(sum ?? 0))))).toBe(amounts(mine));
  });

  test('nobody who does not read the pipeline gets a figure', async () => {
    const delivery = await createStaff(platform, 'delivery');
    for (const key of ['pipeline', 'forecast', 'win-rate', 'cycle', 'stage-time', 'activities']) {
      for (const api of [delivery, finance]) {
        expect(await api.send('GET', `/crm/figures/${key}`)).toMatchObject({ status: 403 });
      }
      expect(await delivery.send('GET', `/crm/figures/${key}.csv`)).toMatchObject({ status: 403 });
    }
  });

  test.each([
    ['forecast?from=2026-13-01', 'from'],
    ['forecast?from=2026-05-01&to=2026-04-01', 'to'],
    ['cycle?from=1990-01-01&to=2026-01-01', 'from'],
    ['win-rate?by=colour', 'by'],
    ['win-rate?owner=x', 'owner'],
  ])('%s is refused', async (path, field) => {
    expect(await sales.send('GET', `/crm/figures/${path}`)).toMatchObject({ status: 400, field });
  });

  test('the file holds the same lines as the screen, for a French spreadsheet', async () => {
    await platform.database.query(`UPDATE offers SET name = '=cmd()' WHERE name = 'Audit'`);
    const rows = await figure(`win-rate?${ASKED}&by=offer`);
    const file = await sales.send('GET', `/crm/figures/win-rate.csv?${ASKED}&by=offer`);
    const [header, ...lines] = file.text.trimEnd().split('\r\n');
    expect(header).toBe('Offre;Gagnées;Perdues;Closes;Taux de succès (%)');
    expect(lines).toHaveLength(rows.length);
    expect(lines.some((line) => line.startsWith(`'=cmd()`))).toBe(true);
    expect(lines[0]).toMatch(/;\d+,\d\d$/);
    const money = await sales.send('GET', `/crm/figures/pipeline.csv`);
    expect(money.text).toContain('Montant HT;Pondéré HT');
    const { rows: told } = await platform.database.query(
      `SELECT data ->> 'figure' AS figure FROM audit_log WHERE action = 'data.exported' ORDER BY occurred_at`,
    );
    expect(told.map((one) => one.figure)).toEqual(['win-rate', 'pipeline']);
  });
});

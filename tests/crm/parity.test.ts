import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { adminApi, createStaff } from './api.ts';
import { creations, imported, moves, type People, type Values } from './parity-ways.ts';
import { insertAccount, insertDeal, readDeal } from './world.ts';

let platform: Platform;
let people: People;

beforeAll(async () => {
  platform = await startPlatform();
  people = {
    platform,
    admin: await adminApi(platform),
    sales: await createStaff(platform, 'sales'),
  };
});
afterAll(() => platform?.stop());

/** What is written about deals, all told: refusing leaves every number as it was. */
async function ledger() {
  const { rows } = await platform.database.query(
    `SELECT (SELECT count(*)::int FROM deals) AS deals,
       (SELECT count(*)::int FROM deal_stage_changes) AS changes,
       (SELECT count(*)::int FROM outbox_events) AS events,
       (SELECT count(*)::int FROM directus_revisions WHERE collection = 'deals') AS revisions,
       (SELECT md5(string_agg(md5(deals::text), '' ORDER BY id)) FROM deals) AS print`,
  );
  return rows[0];
}

/** The consequences of what was accepted, without what differs by nature (ids, hours, cause). */
async function consequences(deal: string) {
  const { database } = platform;
  const { rows: history } = await database.query(
    `SELECT from_stage, to_stage, "user" FROM deal_stage_changes WHERE deal = $1
     ORDER BY changed_at DESC, (from_stage IS NULL) LIMIT 1`,
    [deal],
  );
  const { rows: events } = await database.query(
    `SELECT type, data, actor FROM outbox_events WHERE subject = $1 ORDER BY occurred_at DESC LIMIT 1`,
    [deal],
  );
  return { deal: await readDeal(database, deal), history, events };
}

type Refusal = readonly [reason: string, field: string];

interface Case {
  readonly title: string;
  readonly values: Values;
  readonly refused?: Refusal;
  /** Where a way in cannot say it in these words, and what it says instead. */
  readonly except?: Readonly<
    Record<string, Refusal | 'not expressible' | 'refused by the protocol'>
  >;
  /** What a first load of the past makes of it: refused, or taken with these values. */
  readonly history?: Refusal | Values;
}

const TYPED = {
  GraphQL: 'refused by the protocol',
  'GraphQL, a list': 'refused by the protocol',
  'GraphQL, several': 'refused by the protocol',
} as const;
const NESTED = 'the app, from its account';
const future = '2030-01-31';
const draft = { name: 'Relances', amount: 120_000, expected_close_on: future };

const drafts: readonly Case[] = [
  { title: 'a complete deal', values: draft, history: { stage: 'prospect' } },
  {
    title: 'a deal that starts further',
    values: { ...draft, stage: 'proposal', probability: 35 },
    refused: ['PROPOSAL_REQUIRED', 'stage'],
    history: { stage: 'proposal', probability: 35 },
  },
  { title: 'a deal of nothing', values: { ...draft, amount: 0 } },
  { title: 'the largest amount', values: { ...draft, amount: 10 ** 12 } },
  {
    title: 'no name',
    values: { ...draft, name: undefined },
    refused: ['VALUE_REQUIRED', 'name'],
    except: TYPED,
    history: ['VALUE_REQUIRED', 'name'],
  },
  {
    title: 'a blank name',
    values: { ...draft, name: ' \t ' },
    refused: ['VALUE_REQUIRED', 'name'],
    history: ['VALUE_REQUIRED', 'name'],
  },
  {
    title: 'HTML in its name',
    values: { ...draft, name: '<img src=x>' },
    refused: ['TEXT_HAS_MARKUP', 'name'],
    history: ['TEXT_HAS_MARKUP', 'name'],
  },
  {
    title: 'a name of 300 letters',
    values: { ...draft, name: 'a'.repeat(300) },
    refused: ['TEXT_TOO_LONG', 'name'],
  },
  {
    title: 'a negative amount',
    values: { ...draft, amount: -1 },
    refused: ['AMOUNT_NEGATIVE', 'amount'],
    history: ['AMOUNT_NEGATIVE', 'amount'],
  },
  {
    title: 'an amount beyond the limit',
    values: { ...draft, amount: 10 ** 12 + 1 },
    refused: ['AMOUNT_TOO_LARGE', 'amount'],
    history: ['AMOUNT_TOO_LARGE', 'amount'],
  },
  {
    title: 'half a cent',
    values: { ...draft, amount: 12.5 },
    refused: ['AMOUNT_NOT_INTEGER', 'amount'],
    except: TYPED,
  },
  {
    title: 'a stage nobody knows',
    values: { ...draft, stage: 'signed' },
    refused: ['STAGE_UNKNOWN', 'stage'],
    history: ['STAGE_UNKNOWN', 'stage'],
  },
  {
    title: 'a stage that closes',
    values: { ...draft, stage: 'won' },
    refused: ['STAGE_FORBIDDEN', 'stage'],
    history: { stage: 'won', closed_on: future },
  },
  {
    title: 'a loss without a reason',
    values: { ...draft, stage: 'lost' },
    refused: ['STAGE_FORBIDDEN', 'stage'],
    history: { stage: 'lost', loss_reason: 'unknown' },
  },
  {
    title: 'no expected close',
    values: { ...draft, expected_close_on: undefined },
    refused: ['EXPECTED_CLOSE_REQUIRED', 'expected_close_on'],
    except: TYPED,
    history: ['EXPECTED_CLOSE_REQUIRED', 'expected_close_on'],
  },
  {
    title: 'a day that does not exist',
    values: { ...draft, expected_close_on: '2030-02-30' },
    refused: ['DATE_INVALID', 'expected_close_on'],
    history: ['DATE_INVALID', 'expected_close_on'],
  },
  {
    title: 'a close before its opening',
    values: { ...draft, opened_on: '2030-06-01' },
    refused: ['DATE_ORDER', 'expected_close_on'],
    history: { opened_on: '2030-06-01', expected_close_on: future },
  },
  {
    title: 'a probability of 101',
    values: { ...draft, probability: 101 },
    refused: ['PROBABILITY_RANGE', 'probability'],
    history: ['PROBABILITY_RANGE', 'probability'],
  },
  {
    title: 'an offer that does not exist',
    values: { ...draft, offer: randomUUID() },
    refused: ['FOREIGN_KEY', 'offer'],
    history: ['FOREIGN_KEY', 'offer'],
  },
  {
    title: 'an account that does not exist',
    values: { ...draft, account: randomUUID() },
    refused: ['FOREIGN_KEY', 'account'],
    except: { 'the app, from its account': 'not expressible' },
    history: ['FOREIGN_KEY', 'account'],
  },
];

describe.each(drafts)('creating $title', ({ values, refused, except, history }) => {
  const attempt = async () => {
    const account = await insertAccount(platform.database);
    const wish = JSON.parse(JSON.stringify({ account, ...values }));
    return { account, wish, before: await ledger() };
  };

  const possible = Object.entries(creations).filter(([way]) => except?.[way] !== 'not expressible');

  test.each(possible)('%s', async (way, create) => {
    const special = except?.[way];
    const { account, wish, before } = await attempt();
    const verdict = await create(people, wish, randomUUID());
    if (!refused) {
      expect(verdict).toEqual({ reason: null, field: null });
      const { rows } = await platform.database.query('SELECT id FROM deals WHERE account = $1', [
        account,
      ]);
      expect(rows).toHaveLength(1);
      const { stage = 'prospect', probability = null, name: _name, ...rest } = wish;
      const { account: _account, ...fields } = rest;
      const { deal, history: lines, events } = await consequences(rows[0].id);
      expect(deal).toMatchObject({
        stage,
        probability,
        ...fields,
        amount: String(fields.amount),
        closed_on: null,
        loss_reason: null,
      });
      expect(lines).toMatchObject([{ from_stage: null, to_stage: stage }]);
      expect(events).toEqual([]);
      return;
    }
    if (special === 'refused by the protocol') expect(verdict.reason).not.toBeNull();
    else
      expect(verdict).toEqual({ reason: (special ?? refused)[0], field: (special ?? refused)[1] });
    expect(await ledger()).toEqual(before);
  });

  if (!history) return;

  test('an import of the past', async () => {
    const { account, wish, before } = await attempt();
    const verdict = await imported(people, wish, randomUUID(), 'history');
    if (isRefusal(history)) {
      expect(verdict).toEqual({ reason: history[0], field: history[1] });
      expect(await ledger()).toEqual(before);
      return;
    }
    expect(verdict).toEqual({ reason: null, field: null });
    const { rows } = await platform.database.query('SELECT id FROM deals WHERE account = $1', [
      account,
    ]);
    expect(await readDeal(platform.database, rows[0].id)).toMatchObject(history ?? {});
    // The past is told to nobody.
    expect((await ledger()).events).toBe(before.events);
  });
});

interface Step extends Case {
  readonly from: string;
  readonly facts?: Values;
  readonly leaves?: Values;
}

const HELD = { last_meeting_at: '2026-01-05T10:00:00Z' };
const PROPOSED = { proposal_sent_at: '2026-01-06T10:00:00Z' };

const steps: readonly Step[] = [
  {
    title: 'a deal to its meeting, with none',
    from: 'prospect',
    facts: {},
    values: { stage: 'meeting' },
    refused: ['MEETING_REQUIRED', 'stage'],
  },
  {
    title: 'a deal to its meeting, planned',
    from: 'prospect',
    facts: { next_meeting_at: '2030-01-05T10:00:00Z' },
    values: { stage: 'meeting' },
    leaves: { stage: 'meeting' },
  },
  {
    title: 'a deal past its meeting, without a note',
    from: 'meeting',
    facts: { ...HELD, ...PROPOSED },
    values: { stage: 'proposal' },
    refused: ['MEETING_NOTE_REQUIRED', 'stage'],
  },
  {
    title: 'a deal past a meeting that is still to come',
    from: 'meeting',
    facts: { next_meeting_at: '2030-01-05T10:00:00Z', last_note_at: '2026-01-05T10:00:00Z' },
    values: { stage: 'won' },
    refused: ['MEETING_TO_COME', 'stage'],
  },
  {
    title: 'a deal to its loss, its meeting without a note',
    from: 'meeting',
    facts: HELD,
    values: { stage: 'lost', loss_reason: 'price' },
    leaves: { stage: 'lost' },
  },
  {
    title: 'a deal to a proposal nobody sent',
    from: 'prospect',
    facts: {},
    values: { stage: 'proposal' },
    refused: ['PROPOSAL_REQUIRED', 'stage'],
  },
  {
    title: 'a deal to an audit nobody delivered',
    from: 'proposal',
    facts: PROPOSED,
    values: { stage: 'audit' },
    refused: ['AUDIT_REQUIRED', 'stage'],
  },
  {
    title: 'a deal to a negotiation about nothing',
    from: 'prospect',
    facts: {},
    values: { stage: 'negotiation' },
    refused: ['PROPOSAL_OR_AUDIT_REQUIRED', 'stage'],
  },
  {
    title: 'a deal that skips stages, its proposal sent',
    from: 'prospect',
    facts: PROPOSED,
    values: { stage: 'negotiation' },
    leaves: { stage: 'negotiation' },
  },
  {
    title: 'a lost deal back further than it has been',
    from: 'lost',
    facts: {},
    values: { stage: 'audit' },
    refused: ['AUDIT_REQUIRED', 'stage'],
  },
  {
    title: 'an open deal further',
    from: 'prospect',
    values: { stage: 'proposal' },
    leaves: { stage: 'proposal', closed_on: null },
  },
  {
    title: 'an open deal back',
    from: 'negotiation',
    values: { stage: 'prospect' },
    leaves: { stage: 'prospect' },
  },
  {
    title: 'an open deal to its win',
    from: 'negotiation',
    values: { stage: 'won' },
    leaves: { stage: 'won', probability: null },
  },
  {
    title: 'an open deal to its loss, for a reason',
    from: 'audit',
    values: { stage: 'lost', loss_reason: 'price' },
    leaves: { stage: 'lost', loss_reason: 'price' },
  },
  {
    title: 'an open deal to its loss, explained',
    from: 'audit',
    values: { stage: 'lost', loss_reason: 'other', loss_note: 'Budget gelé' },
    leaves: { loss_reason: 'other', loss_note: 'Budget gelé' },
  },
  {
    title: 'a won deal back to work',
    from: 'won',
    values: { stage: 'negotiation' },
    leaves: { stage: 'negotiation', closed_on: null },
  },
  {
    title: 'a lost deal back to work, its loss forgotten',
    from: 'lost',
    values: { stage: 'prospect' },
    leaves: { stage: 'prospect', loss_reason: null },
  },
  {
    title: 'a deal to a stage nobody knows',
    from: 'prospect',
    values: { stage: 'signed' },
    refused: ['STAGE_UNKNOWN', 'stage'],
  },
  {
    title: 'a won deal straight to its loss',
    from: 'won',
    values: { stage: 'lost', loss_reason: 'price' },
    refused: ['STAGE_FORBIDDEN', 'stage'],
  },
  {
    title: 'a lost deal straight to its win',
    from: 'lost',
    values: { stage: 'won' },
    refused: ['STAGE_FORBIDDEN', 'stage'],
  },
  {
    title: 'a deal to its loss without a reason',
    from: 'audit',
    values: { stage: 'lost' },
    refused: ['LOSS_REASON_REQUIRED', 'loss_reason'],
  },
  {
    title: 'a deal to its loss for a reason nobody knows',
    from: 'audit',
    values: { stage: 'lost', loss_reason: 'nope' },
    refused: ['LOSS_REASON_UNKNOWN', 'loss_reason'],
  },
  {
    title: 'a deal to its loss for a reason of the past',
    from: 'audit',
    values: { stage: 'lost', loss_reason: 'unknown' },
    refused: ['LOSS_REASON_UNKNOWN', 'loss_reason'],
  },
  {
    title: 'a deal to its loss for “other”, unexplained',
    from: 'audit',
    values: { stage: 'lost', loss_reason: 'other' },
    refused: ['LOSS_NOTE_REQUIRED', 'loss_note'],
  },
  {
    title: 'a deal to its loss, explained by blanks',
    from: 'audit',
    values: { stage: 'lost', loss_reason: 'other', loss_note: '  ' },
    refused: ['LOSS_NOTE_REQUIRED', 'loss_note'],
  },
];

describe.each(steps)('taking $title', ({ from, facts, values, refused, except, leaves }) => {
  const seen: object[] = [];

  test.each(Object.entries(moves))('%s', async (way, move) => {
    const account = await insertAccount(platform.database);
    const deal = await insertDeal(platform.database, {
      account,
      stage: from,
      owner: people.sales.id,
      facts,
    });
    await platform.database.query(
      `UPDATE deals SET external_id = $1, probability = CASE WHEN closed_on IS NULL THEN 35 END WHERE id = $2`,
      [`parity:${deal}`, deal],
    );
    const before = await ledger();
    const verdict = await move(people, values, deal);
    if (refused) {
      const [reason, field] = Array.isArray(except?.[way]) ? except[way] : refused;
      expect(verdict).toEqual({ reason, field });
      expect(await ledger()).toEqual(before);
      return;
    }
    expect(verdict).toEqual({ reason: null, field: null });
    const { deal: row, history, events } = await consequences(deal);
    expect(row).toMatchObject(leaves ?? {});
    expect(history).toMatchObject([{ from_stage: from, to_stage: values.stage }]);
    expect(events).toMatchObject([
      { type: 'deal.stage_changed', data: { from, to: values.stage } },
    ]);
    const after = await ledger();
    expect([after.changes - before.changes, after.events - before.events]).toEqual([1, 1]);
    // Only the direction writes deals through their account: the author then differs, nothing else.
    if (way !== NESTED) {
      expect(history[0].user).toBe(people.sales.id);
      expect(events[0].actor).toBe(people.sales.id);
    }
    const { user: _user, ...line } = history[0];
    const { actor: _actor, ...event } = events[0];
    seen.push({ row, line, event });
    expect(seen.at(-1)).toEqual(seen[0]);
  });
});

function isRefusal(expected: Refusal | Values | undefined): expected is Refusal {
  return Array.isArray(expected);
}

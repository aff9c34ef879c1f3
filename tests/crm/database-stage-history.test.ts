import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { onBareDatabase } from './bare-database.ts';
import { insertAccount, insertDeal, insertRow } from './world.ts';

let database: pg.Client;
onBareDatabase(({ client }) => {
  database = client;
});

describe('the history of a deal', () => {
  const changesOf = async (deal: string) =>
    (
      await database.query(
        `SELECT from_stage, to_stage, cause, duration_seconds FROM deal_stage_changes
         WHERE deal = $1 ORDER BY changed_at`,
        [deal],
      )
    ).rows;

  test('has one line per stage, whoever writes', async () => {
    const account = await insertAccount(database);
    const deal = await insertDeal(database, { account });
    await database.query(`UPDATE deals SET stage = 'won' WHERE id = $1`, [deal]);
    await database.query(`UPDATE deals SET name = 'Autre', stage = 'won' WHERE id = $1`, [deal]);
    const line = { cause: 'manual' };
    expect(await changesOf(deal)).toMatchObject([
      { ...line, from_stage: null, to_stage: 'prospect', duration_seconds: null },
      { ...line, from_stage: 'prospect', to_stage: 'won', duration_seconds: 0 },
    ]);
  });

  test('keeps the dates of a first load, which needs no reason and tells nobody', async () => {
    const account = await insertAccount(database);
    await database.query(`BEGIN; SET LOCAL app.history = 'on'`);
    const deal = await insertRow(database, 'deals', {
      account,
      name: 'Reprise',
      stage: 'lost',
      expected_close_on: '2024-03-02',
      opened_on: '2024-01-02',
      stage_entered_at: '2024-03-02T08:00:00Z',
    });
    await database.query('COMMIT');
    const { rows } = await database.query(
      `SELECT loss_reason, closed_on::text, stage_entered_at,
              (SELECT count(*)::int FROM outbox_events WHERE subject = deals.id) AS events
       FROM deals WHERE id = $1`,
      [deal],
    );
    expect(rows).toEqual([
      {
        loss_reason: 'unknown',
        closed_on: '2024-03-02',
        stage_entered_at: new Date('2024-03-02T08:00:00Z'),
        events: 0,
      },
    ]);
    expect(await changesOf(deal)).toMatchObject([{ to_stage: 'lost', cause: 'import' }]);
  });

  test('is neither rewritten, nor cut, nor added to', async () => {
    const account = await insertAccount(database);
    const deal = await insertDeal(database, { account });
    const row = { deal, to_stage: 'won', changed_at: new Date(), cause: 'manual' };
    await expect(insertRow(database, 'deal_stage_changes', row)).rejects.toThrow('APPEND_ONLY');
    const statements = [
      `UPDATE deal_stage_changes SET to_stage = 'won' WHERE deal = $1`,
      'DELETE FROM deal_stage_changes WHERE deal = $1',
    ];
    for (const statement of statements) {
      await expect(database.query(statement, [deal])).rejects.toThrow('APPEND_ONLY');
    }
    await database.query('DELETE FROM deals WHERE id = $1', [deal]);
    expect(await changesOf(deal)).toEqual([]);
  });

  test('two people closing a deal in opposite ways do not both succeed', async () => {
    const account = await insertAccount(database);
    const deal = await insertDeal(database, { account, stage: 'negotiation' });
    await database.query(`UPDATE deals SET stage = 'won' WHERE id = $1`, [deal]);
    const second = database.query(
      `UPDATE deals SET stage = 'lost', loss_reason = 'price' WHERE id = $1`,
      [deal],
    );
    await expect(second).rejects.toThrow('STAGE_FORBIDDEN');
  });
});

test('an upgrade takes the deals that were there as having done what their stages ask', async () => {
  const account = await insertAccount(database);
  const deals = await Promise.all(
    ['prospect', 'meeting', 'audit', 'negotiation'].map((stage) =>
      insertDeal(database, { account, stage, facts: {} }),
    ),
  );
  const [noted] = deals;
  for (const [type, ago] of Object.entries({ meeting: '2 days', note: '1 day' })) {
    await database.query(
      `INSERT INTO activities (id, type, subject, occurred_at, status, visibility, origin, deal)
       VALUES (gen_random_uuid(), $1, 'x', now() - $2::interval, 'done', 'shared', 'import', $3)`,
      [type, ago, noted],
    );
  }
  await database.query(
    `UPDATE deals SET last_meeting_at = NULL, last_note_at = NULL, stage = 'prospect' WHERE id = $1`,
    [noted],
  );
  const { TAKE_OVER } = await import(
    new URL('../../migrations/20261123A-stage-rules.mjs', import.meta.url).href
  );
  await database.query(`BEGIN; SET LOCAL app.history = 'on'`);
  await database.query(TAKE_OVER);
  await database.query('COMMIT');
  const { rows } = await database.query(
    `SELECT array_remove(ARRAY[
       CASE WHEN taken_over_at IS NOT NULL THEN 'taken over' END,
       CASE WHEN proposal_sent_at IS NOT NULL THEN 'proposal' END,
       CASE WHEN audit_delivered_at IS NOT NULL THEN 'audit' END,
       CASE WHEN last_note_at > last_meeting_at THEN 'note' END], NULL) AS done
     FROM deals WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)`,
    [deals],
  );
  expect(rows.map(({ done }) => done)).toEqual([
    ['taken over', 'note'],
    ['taken over'],
    ['taken over', 'audit'],
    ['taken over', 'proposal'],
  ]);
});

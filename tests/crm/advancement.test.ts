import knex, { type Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { waitForJobs } from '../delivery/won-deals.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { type Api, adminApi, createStaff } from './api.ts';
import { listenToDeals } from './board-live.ts';
import { insertAccount, insertDeal, insertHandover, insertRow } from './world.ts';

let platform: Platform;
let admin: Api;
let sales: Api & { readonly id: string };
let deal: string;
let account: string;
let given: Awaited<ReturnType<typeof insertHandover>>;

beforeAll(async () => {
  platform = await startPlatform({ jobs: 'all' });
  admin = await adminApi(platform);
  sales = await createStaff(platform, 'sales');
  account = await insertAccount(platform.database);
  given = await insertHandover(platform.database, account);
});
afterAll(() => platform?.stop());
beforeEach(async () => {
  deal = await insertDeal(platform.database, { account, owner: sales.id, facts: {} });
});

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const act = (type: string, fields: object = {}, who: Api = sales) =>
  who.send('POST', '/items/activities', {
    type,
    subject: 'Découverte',
    deal,
    account,
    occurred_at: hoursFromNow(0),
    ...fields,
  });
const meet = (hours: number, fields: object = {}) =>
  act('meeting', { occurred_at: hoursFromNow(hours), status: 'planned', ...fields });
const move = (to: string, rest: object = {}, who: Api = sales) =>
  who.send('POST', `/crm/deals/${deal}/move`, { to, ...rest });
const milestone = (body: object, who: Api = sales) =>
  who.send('POST', `/crm/deals/${deal}/milestones`, body);

async function stored() {
  const { rows } = await platform.database.query('SELECT * FROM deals WHERE id = $1', [deal]);
  return rows[0];
}

async function lastChange() {
  const { rows } = await platform.database.query(
    `SELECT from_stage, to_stage, cause, reason, "user", duration_seconds FROM deal_stage_changes
     WHERE deal = $1 ORDER BY changed_at DESC, (from_stage IS NULL) LIMIT 1`,
    [deal],
  );
  return rows[0];
}

async function count(sql: string): Promise<number> {
  const { rows } = await platform.database.query(`SELECT count(*)::int AS n ${sql}`, [deal]);
  return rows[0].n;
}

describe('a meeting', () => {
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    'by REST': () => meet(24),
    'by REST, a list': () =>
      sales.send('POST', '/items/activities', [
        { type: 'meeting', subject: 'Découverte', deal, occurred_at: hoursFromNow(24) },
      ]),
    'linked by GraphQL': async () => {
      const { data } = await meet(24, { deal: null });
      return admin.graphql(
        `mutation ($id: ID!, $data: update_activities_input!) {
          update_activities_item(id: $id, data: $data) { id } }`,
        { id: (data as { id: string }).id, data: { deal: { id: deal } } },
      );
    },
    'in the app, from the form of its deal': () =>
      admin.send('PATCH', `/items/deals/${deal}`, {
        activities: {
          create: [{ type: 'meeting', subject: 'x', occurred_at: hoursFromNow(2) }],
          update: [],
          delete: [],
        },
      }),
    'held yesterday': () => meet(-24, { status: 'done' }),
    'that was about nothing until it was linked': async () => {
      const { data } = await meet(24, { deal: null });
      return sales.send('PATCH', `/items/activities/${(data as { id: string }).id}`, { deal });
    },
    'that was cancelled and is on again': async () => {
      const { data } = await meet(24, { status: 'cancelled' });
      return sales.send('PATCH', `/items/activities/${(data as { id: string }).id}`, {
        status: 'planned',
      });
    },
  };

  test.each(Object.entries(ways))('takes its deal out of Prospect, %s', async (_way, write) => {
    expect(await write()).toMatchObject({ status: 200, reason: null });
    expect(await stored()).toMatchObject({ stage: 'meeting' });
    expect(await lastChange()).toMatchObject({
      from_stage: 'prospect',
      to_stage: 'meeting',
      cause: 'meeting',
      user: expect.any(String),
      duration_seconds: expect.any(Number),
    });
    expect(
      await count(`FROM outbox_events WHERE subject = $1 AND type = 'deal.stage_changed'`),
    ).toBe(1);
  });

  test('told by an outside calendar does the same, once, in nobody’s name, and can be cancelled', async () => {
    const database: Knex = knex({ client: 'pg', connection: platform.databaseUrl });
    const told = { external_id: `calendly:${deal}`, subject: 'Appel', deal, account };
    const tell = async (status: 'planned' | 'cancelled') => {
      const said = { ...told, occurred_at: hoursFromNow(48), status };
      const [row] = await database('activities')
        .insert({
          ...said,
          id: database.raw('gen_random_uuid()'),
          type: 'meeting',
          visibility: 'shared',
          origin: 'webhook',
        })
        .onConflict('external_id')
        .merge(said)
        .returning(['id', 'deal']);
      return row;
    };
    const first = await tell('planned');
    expect(await tell('planned')).toEqual(first);
    expect(await lastChange()).toMatchObject({ to_stage: 'meeting', cause: 'meeting', user: null });
    expect(await count('FROM activities WHERE deal = $1')).toBe(1);
    await tell('cancelled');
    expect(await stored()).toMatchObject({ stage: 'meeting', next_meeting_at: null });
    await database.destroy();
  });

  test.each([
    ['cancelled', () => meet(24, { status: 'cancelled' })],
    ['that is a call', () => act('call')],
    ['of another deal', () => meet(24, { deal: null })],
  ])('%s moves nothing', async (_what, write) => {
    await write();
    expect(await stored()).toMatchObject({ stage: 'prospect', next_meeting_at: null });
  });

  test('of a deal that is further does not take it back', async () => {
    await platform.database.query(`UPDATE deals SET stage = 'audit' WHERE id = $1`, [deal]);
    await meet(24);
    expect(await stored()).toMatchObject({ stage: 'audit' });
  });

  test('tells the open boards, and so does the note that opens the next stage', async () => {
    const live = await listenToDeals(platform, await signIn(platform.url, ADMIN_EMAIL));
    await meet(-2);
    expect((await live.next()).data).toMatchObject([{ id: deal, stage: 'meeting' }]);
    await act('note');
    expect((await live.next()).data).toMatchObject([{ id: deal }]);
    live.close();
  });
});

describe('what a deal has gone through', () => {
  test('is counted again when activities change, are cancelled, leave or go', async () => {
    const held = await meet(-48);
    const again = await meet(-3);
    const id = (answer: { data: unknown }) => (answer.data as { id: string }).id;
    const first = (await stored()).last_meeting_at;
    await sales.send('PATCH', `/items/activities/${id(again)}`, { status: 'cancelled' });
    expect((await stored()).last_meeting_at.getTime()).toBeLessThan(first.getTime());
    await sales.send('PATCH', `/items/activities/${id(held)}`, { deal: null });
    expect((await stored()).last_meeting_at).toBeNull();
    const note = await act('note');
    expect((await stored()).last_note_at).not.toBeNull();
    await sales.send('DELETE', `/items/activities/${id(note)}`);
    expect((await stored()).last_note_at).toBeNull();
  });

  test('a note dated in advance is not yet a note after the meeting', async () => {
    await meet(-2);
    const early = { occurred_at: hoursFromNow(-3) };
    await platform.database.query(`DELETE FROM activities WHERE deal = $1 AND type = 'note'`, [
      deal,
    ]);
    expect(await move('won')).toMatchObject({ reason: 'MEETING_NOTE_REQUIRED' });
    // What counts is when it was written, not the hour it speaks of.
    await act('note', early);
    expect(await move('won')).toMatchObject({ status: 200 });
  });

  test('two people at once lose nothing of what the other wrote', async () => {
    await Promise.all([meet(-2), act('note'), meet(24), act('note'), meet(48)]);
    const { last_meeting_at, next_meeting_at, last_note_at } = await stored();
    expect([last_meeting_at, next_meeting_at, last_note_at]).not.toContain(null);
    expect(next_meeting_at.getTime()).toBeLessThan(Date.now() + 25 * 3_600_000);
  });

  test.each(['last_note_at', 'proposal_sent_at', 'has_agreement', 'taken_over_at'])(
    '%s is typed by nobody',
    async (field) => {
      const value = field === 'has_agreement' ? true : hoursFromNow(0);
      expect(await admin.send('PATCH', `/items/deals/${deal}`, { [field]: value })).toMatchObject({
        reason: 'FIELD_SERVER_OWNED',
        field,
      });
      const refused = await sales.send('PATCH', `/items/deals/${deal}`, { [field]: value });
      expect(refused.reason).not.toBeNull();
      expect((await stored())[field]).toBeNull();
    },
  );

  test('a deal of the past may go on, and owes a note for the meetings it has since', async () => {
    const client = await platform.database.connect();
    await client.query(`BEGIN`);
    await client.query(`SET LOCAL app.history = 'on'`);
    await client.query(`UPDATE deals SET stage = 'meeting' WHERE id = $1`, [deal]);
    await client.query(`COMMIT`);
    client.release();
    expect(await move('won')).toMatchObject({ status: 200 });
    expect(await move('prospect')).toMatchObject({ status: 200 });
    await meet(-2);
    expect(await move('won')).toMatchObject({ reason: 'MEETING_NOTE_REQUIRED' });
  });
});

describe('a milestone', () => {
  test('takes the deal to its stage, leaves a line on its timeline and is told', async () => {
    const answer = await milestone({ milestone: 'proposal_sent', ...given, note: 'Deux options' });
    expect(answer.data).toMatchObject({
      moved: { from: 'prospect', to: 'proposal' },
      missing: null,
    });
    expect(await lastChange()).toMatchObject({ cause: 'milestone', user: sales.id });
    const { rows } = await platform.database.query(
      `SELECT type, subject, body, owner, attachment, contact, milestone FROM activities
       WHERE deal = $1`,
      [deal],
    );
    expect(rows).toEqual([
      {
        type: 'email',
        subject: 'Proposition envoyée à Inès Carrel',
        body: 'Deux options',
        owner: sales.id,
        milestone: 'proposal_sent',
        ...given,
      },
    ]);
    const { rows: events } = await platform.database.query(
      `SELECT type, actor FROM outbox_events WHERE subject = $1 ORDER BY type`,
      [deal],
    );
    expect(events).toEqual([
      { type: 'deal.stage_changed', actor: sales.id },
      { type: 'proposal.sent', actor: sales.id },
    ]);
  });

  test('is kept where a step is missing, with the sentence that names it', async () => {
    await meet(-2);
    expect((await milestone({ milestone: 'audit_delivered', ...given })).data).toMatchObject({
      moved: null,
      missing: {
        code: 'MEETING_NOTE_REQUIRED',
        message: expect.stringMatching(/^Ajoutez une note après le rendez-vous du \d\d\/\d\d pour/),
      },
    });
    expect(await stored()).toMatchObject({
      stage: 'meeting',
      audit_delivered_at: expect.any(Date),
    });
    await act('note');
    expect(await move('audit')).toMatchObject({ status: 200 });
  });

  test('is refused to whoever may not change the deal, and on a closed one', async () => {
    const delivery = await createStaff(platform, 'delivery');
    const refused = { status: 403 };
    expect(await milestone({ milestone: 'proposal_sent' }, delivery)).toMatchObject(refused);
    expect(await milestone({ milestone: 'signed' })).toMatchObject({ field: 'milestone' });
    expect(await milestone({ milestone: 'audit_validated' })).toMatchObject({
      reason: 'VALUE_REQUIRED',
      field: 'has_agreement',
    });
    await move('won');
    expect(await milestone({ milestone: 'proposal_sent', ...given })).toMatchObject({
      reason: 'DEAL_NOT_OPEN',
    });
    expect(await count('FROM activities WHERE deal = $1')).toBe(0);
  });

  test.each(['proposal_sent', 'audit_delivered'])(
    '%s names the file that was handed over and who received it',
    async (kind) => {
      const other = await insertHandover(
        platform.database,
        await insertAccount(platform.database, 'Autre compte'),
      );
      const secret = await insertRow(platform.database, 'directus_files', {
        storage: 'local',
        filename_download: 'privé.pdf',
      });
      const tomorrow = hoursFromNow(48).slice(0, 10);
      for (const [wish, reason, field] of [
        [{ contact: given.contact }, 'VALUE_REQUIRED', 'attachment'],
        [{ attachment: given.attachment }, 'VALUE_REQUIRED', 'contact'],
        [{ ...given, contact: other.contact }, 'ACCOUNT_MISMATCH', 'contact'],
        [{ ...given, contact: deal }, 'VALUE_INVALID', 'contact'],
        [{ ...given, attachment: secret }, 'FILE_OUT_OF_REACH', 'attachment'],
        [{ ...given, attachment: deal }, 'FILE_OUT_OF_REACH', 'attachment'],
        [{ ...given, occurred_on: tomorrow }, 'VALUE_OUT_OF_RANGE', 'occurred_at'],
        [{ ...given, occurred_on: '2026-02-30' }, 'DATE_INVALID', 'occurred_at'],
      ] as const) {
        const answer = await milestone({ milestone: kind, ...wish });
        expect(answer, JSON.stringify(wish)).toMatchObject({ reason, field });
        expect(answer.status).toBeLessThan(500);
      }
      expect(await count('FROM activities WHERE deal = $1')).toBe(0);
      expect(await stored()).toMatchObject({ stage: 'prospect', [`${kind}_at`]: null });
    },
  );

  test('counts from the day it happened on, and never hides a later one', async () => {
    await milestone({ milestone: 'proposal_sent', ...given, occurred_on: '2026-03-02' });
    expect((await stored()).proposal_sent_at.toISOString()).toBe('2026-03-02T11:00:00.000Z');
    await milestone({ milestone: 'proposal_sent', ...given });
    const latest = (await stored()).proposal_sent_at;
    await milestone({ milestone: 'proposal_sent', ...given, occurred_on: '2026-03-03' });
    expect((await stored()).proposal_sent_at).toEqual(latest);
  });

  test('said twice at once is one line and one event', async () => {
    const body = { milestone: 'proposal_sent', ...given };
    const told = () => count(`FROM outbox_events WHERE subject = $1 AND type = 'proposal.sent'`);
    const lines = () =>
      count(`FROM activities WHERE deal = $1 AND milestone = 'proposal_sent' AND status = 'done'`);
    const answers = await Promise.all([milestone(body), milestone(body), milestone(body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ data }) => (data as { activity: string }).activity)).size).toBe(
      1,
    );
    expect([await lines(), await told()]).toEqual([1, 1]);
    // Another day, or something noted besides, is something else.
    await milestone({ ...body, occurred_on: '2026-03-02' });
    await milestone({ ...body, note: 'Envoyée aussi par courrier' });
    expect(await lines()).toBe(3);
  });

  describe('recorded by mistake', () => {
    const line = async (more: object = {}) => {
      const answer = await milestone({ milestone: 'proposal_sent', ...given, ...more });
      return (answer.data as { activity: string }).activity;
    };
    const withdraw = (activity: string, reason: string, who: Api = sales) =>
      who.send('POST', `/crm/deals/${deal}/milestones/${activity}/withdraw`, { reason });

    test('is withdrawn with a reason, and stays to be read', async () => {
      const first = await line();
      const second = await line({ note: 'Version corrigée' });
      expect(await withdraw(second, 'Mauvais fichier')).toMatchObject({ status: 200 });
      expect(await stored()).toMatchObject({
        stage: 'proposal',
        proposal_sent_at: expect.any(Date),
      });
      expect(await withdraw(first, 'Jamais partie')).toMatchObject({ status: 200 });
      expect(await stored()).toMatchObject({ stage: 'proposal', proposal_sent_at: null });
      const told = await sales.send('GET', `/crm/timeline?deal=${deal}`);
      expect(told.text).toMatch(/"withdrawn":"Jamais partie"/);
      const { rows } = await platform.database.query(
        `SELECT status, withdrawal_reason, user_updated FROM activities WHERE id = $1`,
        [first],
      );
      expect(rows).toEqual([
        { status: 'cancelled', withdrawal_reason: 'Jamais partie', user_updated: sales.id },
      ]);
      const { rows: logged } = await platform.database.query(
        `SELECT data FROM audit_log WHERE subject_id = $1 AND action = 'deal.milestone_withdrawn'
         ORDER BY data ->> 'reason'`,
        [deal],
      );
      expect(logged.map(({ data }) => data.reason)).toEqual(['Jamais partie', 'Mauvais fichier']);
      expect(await count(`FROM outbox_events WHERE subject = $1 AND type = 'proposal.sent'`)).toBe(
        2,
      );
      await move('prospect');
      expect(await move('proposal')).toMatchObject({ reason: 'PROPOSAL_REQUIRED' });
    });

    test('asks for a reason, once, from who may change the deal', async () => {
      const activity = await line();
      expect(await withdraw(activity, '  ')).toMatchObject({
        reason: 'VALUE_REQUIRED',
        field: 'withdrawal_reason',
      });
      expect(await withdraw(deal, 'Erreur')).toMatchObject({ reason: 'NOT_FOUND' });
      for (const role of ['sales', 'delivery', 'finance', 'client_admin', 'vendor'] as const) {
        const person = await createStaff(platform, role);
        expect(await withdraw(activity, 'Erreur', person)).toMatchObject({ status: 403 });
      }
      expect(await withdraw(activity, 'Erreur', admin)).toMatchObject({ status: 200 });
      expect(await withdraw(activity, 'Erreur')).toMatchObject({ reason: 'MILESTONE_WITHDRAWN' });
    });

    test('is neither corrected nor deleted as any other line, by nobody', async () => {
      const activity = await line();
      const path = `/items/activities/${activity}`;
      for (const who of [sales, admin]) {
        for (const change of [
          { contact: null },
          { attachment: null },
          { occurred_at: hoursFromNow(-1) },
          { status: 'cancelled' },
          { visibility: 'private' },
        ]) {
          const answer = await who.send('PATCH', path, change);
          expect(answer, JSON.stringify(change)).toMatchObject({ reason: 'MILESTONE_KEPT' });
        }
        expect(await who.send('DELETE', path)).toMatchObject({ reason: 'MILESTONE_KEPT' });
      }
      expect(await sales.send('PATCH', path, { body: 'Envoyée par courrier' })).toMatchObject({
        status: 200,
      });
      const typed = { type: 'task', subject: 'x', deal, occurred_at: hoursFromNow(0) };
      for (const fields of [
        { milestone: 'proposal_sent' },
        { withdrawn_at: hoursFromNow(0), withdrawal_reason: 'x' },
      ]) {
        const body = { ...typed, ...fields };
        expect((await sales.send('POST', '/items/activities', body)).status).toBe(403);
        expect(await admin.send('POST', '/items/activities', body)).toMatchObject({
          reason: 'MILESTONE_KEPT',
        });
      }
    });

    test('keeps its file as long as it stands', async () => {
      const { attachment, contact } = await insertHandover(platform.database, account);
      const handed = { milestone: 'proposal_sent', attachment, contact };
      const { activity } = (await milestone(handed)).data as { activity: string };
      const kept = { status: 409, reason: 'MILESTONE_FILE_KEPT' };
      expect(await admin.send('DELETE', `/files/${attachment}`)).toMatchObject(kept);
      expect(await admin.send('DELETE', '/files', [attachment])).toMatchObject(kept);
      await withdraw(activity, 'Mauvais fichier');
      await platform.database.query('DELETE FROM directus_files WHERE id = $1', [attachment]);
      expect(await count('FROM activities WHERE deal = $1 AND attachment IS NULL')).toBe(1);
    });

    test('a contact that goes leaves the line, without a name to follow', async () => {
      const { attachment, contact } = await insertHandover(platform.database, account);
      await milestone({ milestone: 'audit_delivered', attachment, contact });
      await platform.database.query('DELETE FROM contacts WHERE id = $1', [contact]);
      expect(await count('FROM activities WHERE deal = $1 AND contact IS NULL')).toBe(1);
    });
  });

  test('an audit nobody delivered is not validated, and starts nothing', async () => {
    await meet(-2);
    const agreed = { milestone: 'audit_validated', has_agreement: true };
    expect(await milestone(agreed)).toMatchObject({
      status: 400,
      reason: 'AUDIT_REQUIRED',
      field: 'milestone',
    });
    expect(await stored()).toMatchObject({ stage: 'meeting', audit_validated_at: null });
    expect(await count(`FROM outbox_events WHERE subject = $1 AND type = 'audit.validated'`)).toBe(
      0,
    );
  });

  test('an audit validated with agreement starts the project, once, also when the deal is won', async () => {
    await milestone({ milestone: 'audit_delivered', ...given });
    await milestone({ milestone: 'audit_validated', has_agreement: false });
    await waitForJobs(platform.database);
    expect(await count('FROM projects WHERE deal = $1')).toBe(0);
    await milestone({ milestone: 'audit_validated', has_agreement: true });
    await waitForJobs(platform.database);
    expect(await count('FROM projects WHERE deal = $1')).toBe(1);
    expect(await stored()).toMatchObject({ stage: 'audit', has_agreement: true });
    await move('won');
    await milestone({ milestone: 'audit_validated', has_agreement: true });
    await waitForJobs(platform.database);
    expect(await count('FROM projects WHERE deal = $1')).toBe(1);
  });
});

describe('passing over a rule', () => {
  const reason = 'Accord de la direction';
  const ways: Readonly<Record<string, () => Promise<{ status: number }>>> = {
    'on the board': () => move('proposal', { override_reason: reason }, admin),
    'by REST': () =>
      admin.send('PATCH', `/items/deals/${deal}`, { stage: 'proposal', override_reason: reason }),
    'by keys': () =>
      admin.send('PATCH', '/items/deals', {
        keys: [deal],
        data: { stage: 'proposal', override_reason: reason },
      }),
  };

  test.each(Object.entries(ways))(
    'is an administrator’s, and leaves its reason: %s',
    async (_way, write) => {
      expect(await write()).toMatchObject({ status: 200 });
      expect(await stored()).toMatchObject({ stage: 'proposal', override_reason: null });
      expect(await lastChange()).toMatchObject({ cause: 'override', reason });
      const { rows } = await platform.database.query(
        `SELECT data, actor_label FROM audit_log
         WHERE subject_id = $1 AND action = 'deal.stage_overridden'`,
        [deal],
      );
      expect(rows).toEqual([
        {
          data: { from: 'prospect', to: 'proposal', reason },
          actor_label: expect.stringContaining('@'),
        },
      ]);
    },
  );

  test('without a reason is refused, and to everybody else', async () => {
    expect(await move('proposal', {}, admin)).toMatchObject({ reason: 'PROPOSAL_REQUIRED' });
    expect(await move('proposal', { override_reason: ' ' }, admin)).toMatchObject({
      reason: 'PROPOSAL_REQUIRED',
    });
    expect(await move('proposal', { override_reason: reason })).toMatchObject({
      reason: 'OVERRIDE_FORBIDDEN',
    });
    const change = { stage: 'proposal', override_reason: reason };
    expect(await sales.send('PATCH', `/items/deals/${deal}`, change)).toMatchObject({
      reason: 'OVERRIDE_FORBIDDEN',
      field: 'override_reason',
    });
    expect(await move('proposal', { override_reason: '<b>oui</b>' }, admin)).toMatchObject({
      reason: 'TEXT_HAS_MARKUP',
    });
    expect(await stored()).toMatchObject({ stage: 'prospect' });
  });

  test('that was not needed leaves no trace, nor does a reason without a move', async () => {
    await milestone({ milestone: 'proposal_sent', ...given });
    await move('prospect');
    await move('proposal', { override_reason: reason }, admin);
    expect(await lastChange()).toMatchObject({
      to_stage: 'proposal',
      cause: 'manual',
      reason: null,
    });
    await admin.send('PATCH', `/items/deals/${deal}`, { override_reason: reason });
    expect(await stored()).toMatchObject({ override_reason: null });
  });
});

test('a card tells what it has gone through, so that the board greys what it lacks', async () => {
  await insertRow(platform.database, 'activities', {
    type: 'meeting',
    subject: 'x',
    occurred_at: hoursFromNow(-2),
    deal,
  });
  const { data } = await sales.send('GET', '/crm/board/stages/meeting');
  const { cards } = data as { cards: { id: string; facts: object }[] };
  const { facts } = cards.find(({ id }) => id === deal) ?? {};
  expect(facts).toEqual({ last_meeting_at: expect.any(String) });
});

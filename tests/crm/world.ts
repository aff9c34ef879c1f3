import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** Rows written straight to the database, as they would be after some months of use. */
export async function insertRow(
  database: Pick<Pool, 'query'>,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<string> {
  const filled: Record<string, unknown> = { id: randomUUID(), ...row };
  const columns = Object.keys(filled);
  await database.query(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')})
     VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(filled),
  );
  return String(filled.id);
}

export const insertAccount = (database: Pick<Pool, 'query'>, name = 'Atelier Lumen') =>
  insertRow(database, 'accounts', { name });

/** A file of an account and somebody of it who receives it, as a proposal or an audit asks for. */
export async function insertHandover(
  database: Pick<Pool, 'query'>,
  account: string,
): Promise<{ readonly attachment: string; readonly contact: string }> {
  const attachment = await insertRow(database, 'directus_files', {
    storage: 'local',
    filename_download: 'proposition.pdf',
    title: 'Proposition',
    account,
  });
  const contact = await insertRow(database, 'contacts', {
    account,
    first_name: 'Inès',
    last_name: 'Carrel',
  });
  return { attachment, contact };
}

/** All that the rules of advancement ask for: for tests that are about something else. */
export const EVERYTHING_DONE = {
  last_meeting_at: '2026-01-05T10:00:00Z',
  last_note_at: '2026-01-05T11:00:00Z',
  proposal_sent_at: '2026-01-06T10:00:00Z',
  audit_delivered_at: '2026-01-07T10:00:00Z',
};

export type DealSeed = {
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly account: string;
  readonly stage?: string;
  readonly owner?: string;
  readonly contact?: string;
  readonly offer?: string;
};

/** A deal brought to its stage the way people bring it there: from Prospect. */
export async function insertDeal(
  database: Pick<Pool, 'query'>,
  { stage, facts = EVERYTHING_DONE, ...deal }: DealSeed,
): Promise<string> {
  const id = await insertRow(database, 'deals', {
    name: 'Automatisation des relances',
    expected_close_on: '2030-01-31',
    amount: 1_200_000,
    ...facts,
    ...deal,
  });
  if (!stage || stage === 'prospect') return id;
  const reason = stage === 'lost' ? 'price' : null;
  await database.query('UPDATE deals SET stage = $1, loss_reason = $2 WHERE id = $3', [
    stage,
    reason,
    id,
  ]);
  return id;
}

export async function readDeal(database: Pick<Pool, 'query'>, id: string) {
  const { rows } = await database.query(
    `SELECT stage, amount, probability, loss_reason, loss_note, closed_on::text, opened_on::text,
            expected_close_on::text FROM deals WHERE id = $1`,
    [id],
  );
  return rows[0];
}

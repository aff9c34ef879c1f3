import type { Knex } from 'knex';

interface Scored {
  readonly id: string;
  readonly score: number;
  readonly kind: string;
  readonly lines: readonly object[];
}

/** Scores with what explains them. */
export async function saveScores(
  trx: Knex.Transaction,
  scored: readonly Scored[],
  now: Date,
): Promise<void> {
  await trx.raw(
    `UPDATE leads SET score = given.score, score_kind = given.kind, scored_at = ?,
            score_explanation = given.lines
       FROM json_to_recordset(?::json) AS given(id uuid, score integer, kind text, lines json)
      WHERE leads.id = given.id`,
    [now.toISOString(), JSON.stringify(scored)],
  );
}

interface Override {
  readonly id: string;
  readonly score: number;
  readonly reason: string;
  readonly user: string;
  readonly now: Date;
}

/** The explanation stays: it says what the automatic score would have been, and why. */
export async function setByHand(
  trx: Knex.Transaction,
  { id, score, reason, user, now }: Override,
): Promise<void> {
  await trx('leads').where({ id }).update({
    score,
    score_kind: 'manual',
    score_override: score,
    score_override_by: user,
    score_override_at: now,
    score_override_reason: reason,
    date_updated: now,
    user_updated: user,
  });
}

/** Takes back a score set by hand; false when none was. */
export async function clearByHand(trx: Knex.Transaction, id: string): Promise<boolean> {
  const count = await trx('leads').where({ id }).whereNotNull('score_override').update({
    score: null,
    score_kind: null,
    score_override: null,
    score_override_by: null,
    score_override_at: null,
    score_override_reason: null,
  });
  return count > 0;
}

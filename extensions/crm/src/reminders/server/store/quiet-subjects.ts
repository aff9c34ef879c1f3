import type { Knex } from 'knex';
import type { Sequence } from './reminder-sequences.ts';

/** Our own reminders are no news. */
const NEWS = `a.status NOT IN ('cancelled', 'no_show') AND a.occurred_at <= :now AND a.origin <> 'system'`;

/**
 * Open deals nothing has happened to for the days of a sequence, and that it was not at work on since:
 * the longest quiet first, no more than it may send in a day.
 */
export async function findQuietDeals(
  knex: Knex,
  sequence: Sequence,
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `SELECT d.id FROM deals d JOIN deal_stages s ON s.key = d.stage AND s.type = 'open'
      CROSS JOIN LATERAL (SELECT greatest(d.stage_entered_at, max(a.occurred_at)) AS at
        FROM activities a WHERE a.deal = d.id AND ${NEWS}) AS news
      WHERE NOT d.is_archived AND news.at < :before AND (CAST(:stage AS text) IS NULL OR d.stage = :stage)
        AND NOT EXISTS (SELECT FROM reminders r
          WHERE r.deal = d.id AND r.sequence = :sequence AND r.enrolled_at > news.at)
      ORDER BY news.at, d.id LIMIT :most`,
    bindings(sequence, now),
  );
  return rows.map(({ id }) => id);
}

/** A file of long ago is no lead that waits for an answer. */
const OLDEST_DAYS = 60;

/** The same of open leads, those that came lately. */
export async function findSilentLeads(
  knex: Knex,
  sequence: Sequence,
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `SELECT l.id FROM leads l
      CROSS JOIN LATERAL (SELECT greatest(l.date_created, max(a.occurred_at)) AS at
        FROM activities a WHERE a.lead = l.id AND ${NEWS}) AS news
      WHERE l.status IN ('new', 'contacted', 'qualified') AND NOT l.email_opt_out
        AND NOT l.is_archived
        AND l.origin <> 'import' AND l.date_created > :since AND news.at < :before
        AND NOT EXISTS (SELECT FROM reminders r
          WHERE r.lead = l.id AND r.sequence = :sequence AND r.enrolled_at > news.at)
      ORDER BY news.at, l.id LIMIT :most`,
    {
      ...bindings(sequence, now),
      since: daysBefore(now, (sequence.triggerDays ?? 0) + OLDEST_DAYS),
    },
  );
  return rows.map(({ id }) => id);
}

function bindings(sequence: Sequence, now: Date) {
  return {
    now,
    before: daysBefore(now, sequence.triggerDays ?? 0),
    stage: sequence.triggerStage,
    sequence: sequence.id,
    most: sequence.dailyCap,
  };
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

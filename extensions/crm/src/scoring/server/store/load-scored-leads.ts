import type { ScoredLead } from '@ia/core/scoring/scored-lead';
import type { Knex } from 'knex';

/** Engagement older than any weight may ask for (`MAX_DAYS` of core) is not looked at. */
const ENGAGEMENT = `interval '730 days'`;

/**
 * What happened with leads, by lead. Private activities are left out: a score everybody reads must
 * not tell of them. So is what the platform or a colleague sent: it shows no interest of theirs. Documents
 * a lead opens will be told here, as one more SELECT of the union.
 */
const ENGAGEMENTS = `
  SELECT lead, json_agg(json_build_object('kind', kind, 'at', at)) AS engagements
    FROM (
      SELECT lead, type AS kind, occurred_at AS at FROM activities
       WHERE lead = ANY(:leads) AND status = 'done' AND visibility = 'shared'
         AND origin IS DISTINCT FROM 'system' AND direction IS DISTINCT FROM 'out'
         AND occurred_at BETWEEN CAST(:now AS timestamptz) - ${ENGAGEMENT} AND CAST(:now AS timestamptz)
    ) AS events
   GROUP BY lead`;

const FIELDS = `l.id, l.source, l.channel, l.job_title, l.company_name, l.email, l.phone, l.country,
  l.occupation, l.specialization, l.sector, l.employees, l.email_opt_out, l.call_opt_out, l.visits, l.seconds_on_site,
  l.pages_per_visit::float8 AS pages_per_visit`;

type StoredLead = Omit<ScoredLead, 'engagements'> & {
  readonly engagements: readonly { readonly kind: string; readonly at: string }[] | null;
};

/**
 * Leads as they are scored, those nobody set by hand, held until the transaction ends and always in
 * one order. A closed lead keeps the score it had.
 */
export async function loadScoredLeads(
  trx: Knex.Transaction,
  leads: readonly string[],
  now: Date,
): Promise<ScoredLead[]> {
  const { rows } = await trx.raw<{ rows: StoredLead[] }>(
    `WITH engaged AS (${ENGAGEMENTS})
     SELECT ${FIELDS}, engaged.engagements
       FROM leads l LEFT JOIN engaged ON engaged.lead = l.id
      WHERE l.id = ANY(:leads) AND l.score_override IS NULL
        AND (l.score IS NULL OR l.status IN ('new', 'contacted', 'qualified'))
      ORDER BY l.id FOR NO KEY UPDATE OF l`,
    { leads: [...leads], now: now.toISOString() },
  );
  return rows.map(({ engagements, ...lead }) => ({
    ...lead,
    engagements: (engagements ?? []).map(({ kind, at }) => ({ kind, at: new Date(at) })),
  }));
}

interface Outcome extends StoredLead {
  readonly key: string;
  readonly converted: boolean;
}

/**
 * The agency's own history: leads that converted and those that were set aside, but for duplicates,
 * which say nothing of the person. `key` is the same at every training.
 */
export async function loadKnownLeads(knex: Knex, most: number) {
  const { rows } = await knex.raw<{ rows: Outcome[] }>(
    `SELECT ${FIELDS}, coalesce(l.external_id, l.id::text) AS key, l.status = 'converted' AS converted
       FROM leads l
      WHERE l.status = 'converted'
         OR (l.status = 'disqualified' AND l.disqualification_reason <> 'duplicate')
      ORDER BY l.date_created DESC, l.id LIMIT :most`,
    { most },
  );
  return rows.map(({ key, converted, ...lead }) => ({
    key,
    converted,
    // Most of what we did with a lead came after it said yes or no.
    lead: { ...lead, engagements: [] },
  }));
}

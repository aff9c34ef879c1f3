import type { StageType } from '@ia/core';
import type { LeadStatus } from '@ia/core/leads/lead-status';
import type { ReminderFacts } from '@ia/core/reminders/reminder-facts';
import { queryPrepared, rawSql, sql } from '@ia/directus-kit/sql/sql';
import { reachableAddress } from '@ia/records/people/reachable-address';
import type { Knex } from 'knex';

/** Who a sequence is about: a lead, or the contact of a deal. */
export interface Subject {
  readonly of: 'lead' | 'deal';
  readonly id: string;
}

/** A lead or a deal as the steps of a sequence need it. */
export interface SubjectRow {
  readonly lead: string | null;
  readonly deal: string | null;
  readonly contact: string | null;
  readonly account: string | null;
  readonly owner: string | null;
  readonly owner_name: string | null;
  /** Language of the contact; of a lead nothing is known. */
  readonly locale: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company: string | null;
  readonly deal_name: string | null;
  readonly offer_name: string | null;
  readonly proposal_sent_at: Date | null;
  readonly currency: string | null;
  readonly lead_status: LeadStatus | null;
  readonly stage_type: StageType | null;
  readonly is_archived: boolean;
  readonly mail_consent: 'granted' | 'withdrawn' | null;
  readonly whatsapp_consent: 'granted' | 'withdrawn' | null;
  readonly address: string | null;
  readonly is_bounced: boolean;
  readonly phone: string | null;
  readonly linkedin_url: string | null;
  readonly score: number | null;
  /** Cents; bigint comes as a text. */
  readonly amount: string | null;
  readonly has_replied: boolean;
  readonly has_meeting: boolean;
  readonly has_changed_stage: boolean;
}

/** What came in by mail or by WhatsApp: what people wrote, not what a colleague typed or sent. */
const IS_REPLY = rawSql(
  `a.origin = 'webhook' AND a.direction IS DISTINCT FROM 'out' AND (a.external_id LIKE 'mail:%' OR a.external_id LIKE 'whatsapp:%')`,
);

const LEAD = rawSql(`
  l.id AS lead, NULL::uuid AS deal, NULL::uuid AS contact, NULL::uuid AS account, l.owner,
  NULL AS locale,
  l.first_name, l.last_name, l.company_name AS company, NULL AS deal_name, NULL AS offer_name,
  NULL::timestamptz AS proposal_sent_at, NULL AS currency, l.status AS lead_status,
  NULL AS stage_type, l.phone, l.linkedin_url, l.score, NULL::bigint AS amount,
  CASE WHEN l.email_bounced_at IS NULL THEN nullif(l.email, '') END AS address,
  l.email_bounced_at IS NOT NULL AS is_bounced, l.email_opt_out AS has_flag,
  l.is_archived`);

const DEAL = rawSql(`
  NULL::uuid AS lead, d.id AS deal, d.contact, d.account, d.owner, c.locale,
  c.first_name, c.last_name, k.name AS company, d.name AS deal_name, o.name AS offer_name,
  d.proposal_sent_at, d.currency, NULL AS lead_status, s.type AS stage_type, c.phone,
  c.linkedin_url, NULL::integer AS score, d.amount,
  ${reachableAddress('c.id')} AS address,
  EXISTS (SELECT FROM contact_emails e WHERE e.contact = c.id AND e.status = 'bounced') AS is_bounced,
  false AS has_flag, d.is_archived`);

/**
 * A lead or a deal with everything that decides about its reminders, `since` being when the sequence
 * began; null when it is gone.
 */
export async function loadSubject(
  database: Knex,
  { of, id }: Subject,
  since: Date,
): Promise<SubjectRow | null> {
  const base =
    of === 'lead'
      ? sql`SELECT ${LEAD} FROM leads l WHERE l.id = ${id}`
      : sql`SELECT ${DEAL} FROM deals d JOIN deal_stages s ON s.key = d.stage
              JOIN accounts k ON k.id = d.account LEFT JOIN contacts c ON c.id = d.contact
              LEFT JOIN offers o ON o.id = d.offer WHERE d.id = ${id}`;
  const [row] = await queryPrepared<SubjectRow>(
    database,
    sql`
    WITH base AS (${base}), decisions AS (
      SELECT DISTINCT ON (n.channel) n.channel, n.status FROM consents n, base
       WHERE n.lead = base.lead OR n.contact = base.contact
       ORDER BY n.channel, n.occurred_at DESC, n.date_created DESC
    ), news AS (
      SELECT bool_or(${IS_REPLY}) AS has_replied,
             bool_or(a.type = 'meeting' AND a.status NOT IN ('cancelled', 'no_show')) AS has_meeting
        FROM activities a, base
       WHERE (a.lead = base.lead OR a.deal = base.deal OR a.contact = base.contact)
         AND a.date_created > ${since} AND a.date_created <= now()
    )
    SELECT base.*, nullif(btrim(concat_ws(' ', u.first_name, u.last_name)), '') AS owner_name,
           CASE WHEN base.has_flag THEN 'withdrawn'
                ELSE (SELECT status FROM decisions WHERE channel = 'email') END AS mail_consent,
           (SELECT status FROM decisions WHERE channel = 'whatsapp') AS whatsapp_consent,
           coalesce(news.has_replied, false) AS has_replied,
           coalesce(news.has_meeting, false) AS has_meeting,
           EXISTS (SELECT FROM deal_stage_changes h
                    WHERE h.deal = base.deal AND h.changed_at > ${since}) AS has_changed_stage
      FROM base CROSS JOIN news LEFT JOIN directus_users u ON u.id = base.owner`,
  );
  return row ?? null;
}

/** The same, in the words of core. */
export function factsOf(row: SubjectRow): ReminderFacts {
  return {
    leadStatus: row.lead_status,
    stageType: row.stage_type,
    isArchived: row.is_archived,
    mailConsent: row.mail_consent,
    whatsappConsent: row.whatsapp_consent,
    address: row.address,
    isBounced: row.is_bounced,
    phone: row.phone?.startsWith('+') ? row.phone : null,
    linkedinUrl: row.linkedin_url,
    score: row.score,
    amount: row.amount === null ? null : Number(row.amount),
    hasReplied: row.has_replied,
    hasMeeting: row.has_meeting,
    hasChangedStage: row.has_changed_stage,
  };
}

/**
 * Whether the deal still has a proposal out, its row locked until the transaction ends: deal before
 * reminders, in the order of a withdrawal, or the two would wait for each other.
 */
export async function lockProposal(trx: Knex.Transaction, deal: string): Promise<boolean> {
  const row = await trx('deals')
    .where({ id: deal })
    .forUpdate()
    .first<{ proposal_sent_at: Date | null } | undefined>('proposal_sent_at');
  return row?.proposal_sent_at != null;
}

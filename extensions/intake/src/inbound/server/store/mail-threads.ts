import type { Readers } from '@ia/core/acquisition/decide-readers';
import type { Knex } from 'knex';
import type { Place } from './place.ts';

/** A mail on a timeline, where it is and who reads it. */
export interface FiledMail extends Place, Readers {
  readonly external_id: string;
  /** On the record of whoever writes now. */
  readonly is_theirs: boolean;
}

/** Those of these messages that are on a timeline. */
export async function findFiled(
  trx: Knex.Transaction,
  wanted: readonly string[],
  writer: string | null,
): Promise<readonly FiledMail[]> {
  const { rows } = await trx.raw<{ rows: FiledMail[] }>(
    `SELECT a.external_id, a.lead, a.contact, a.account, a.deal, a.owner, a.visibility,
            EXISTS (SELECT FROM leads l WHERE l.id = a.lead AND l.email = :writer)
            OR EXISTS (SELECT FROM contact_emails e
                        WHERE e.contact = a.contact AND e.email = :writer) AS is_theirs
       FROM activities a
      WHERE a.external_id = ANY(:wanted) AND num_nonnulls(a.lead, a.contact, a.deal) > 0`,
    { wanted: [...wanted], writer },
  );
  return rows;
}

const MOST_WRITTEN = 100;

/** The mails we wrote to somebody in the thirty days before, the latest first. */
export async function findWrittenTo(
  trx: Knex.Transaction,
  address: string,
  before: Date,
): Promise<readonly (FiledMail & { readonly subject: string })[]> {
  const { rows } = await trx.raw<{ rows: (FiledMail & { subject: string })[] }>(
    `SELECT a.external_id, a.lead, a.contact, a.account, a.deal, a.owner, a.visibility, a.subject,
            true AS is_theirs
       FROM activities a
      WHERE a.type = 'email' AND a.external_id LIKE 'mail:%' AND ${OURS}
        AND a.mail_state IS DISTINCT FROM 'refused' AND a.mail_state IS DISTINCT FROM 'unavailable'
        AND a.occurred_at BETWEEN :before::timestamptz - interval '30 days' AND :before::timestamptz
        AND (a.lead IN (SELECT id FROM leads WHERE email = :address)
             OR a.contact IN (SELECT contact FROM contact_emails WHERE email = :address))
      ORDER BY a.occurred_at DESC LIMIT ${MOST_WRITTEN}`,
    { address, before },
  );
  return rows;
}

/**
 * The row of a contact whose address has answered a mail we sent, still to be marked. What arrived
 * here proves nothing: its identifier is known to whoever sent it.
 */
export async function findAnswering(
  trx: Knex.Transaction,
  { contact, email, keys }: Answering,
): Promise<string | null> {
  const row = await trx('contact_emails as e')
    .where({ 'e.contact': contact, 'e.email': email })
    .whereNot('e.status', 'verified')
    .whereExists(
      trx('activities')
        .whereIn('external_id', [...keys])
        .whereNot('origin', 'webhook')
        .select('id'),
    )
    .first<{ id: string } | undefined>('e.id');
  return row?.id ?? null;
}

interface Answering {
  readonly contact: string;
  readonly email: string;
  /** Of the messages that are answered. */
  readonly keys: readonly string[];
}

export interface Bounced {
  readonly activity: string;
  readonly leads: readonly string[];
  readonly emails: readonly string[];
  /** Of one that somebody wrote from a record. */
  readonly written: WrittenBounced | null;
}

export interface WrittenBounced {
  readonly author: string | null;
  readonly to: string;
  readonly cc: readonly string[];
  /** Where it went before it was sent to another address. */
  readonly former: readonly string[];
  readonly sends: number;
  readonly account: string | null;
  readonly deal: string | null;
  readonly lead: string | null;
  readonly contact: string | null;
  readonly subject: string;
  readonly deal_name: string | null;
}

export interface BouncedMail {
  /** Of the activity that is the mail which came back. */
  readonly key: string;
  /** The addresses it may not have reached. */
  readonly emails: readonly string[];
}

/** The mail of ours that came back, and the rows that hold the address it did not reach. */
export async function findBounced(
  trx: Knex.Transaction,
  { key, emails }: BouncedMail,
): Promise<Bounced | null> {
  const { rows } = await trx.raw<{ rows: Bounced[] }>(
    `SELECT a.id AS activity, ${ADDRESSED}
       FROM ${MAILS} WHERE a.external_id = :key AND ${OURS}`,
    { key, emails: [...emails] },
  );
  return rows[0] ?? null;
}

/** The first of these addresses that we wrote to lately, copies included; null for none. */
export async function wroteLately(
  trx: Knex.Transaction,
  emails: readonly string[],
): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { email: string }[] }>(
    `SELECT known.email
       FROM (SELECT email, id AS lead, NULL::uuid AS contact FROM leads WHERE email = ANY(:emails)
             UNION ALL
             SELECT email, NULL, contact FROM contact_emails WHERE email = ANY(:emails)) AS known
      WHERE EXISTS (SELECT FROM activities a
                     WHERE ${OURS} AND a.type = 'email' AND a.external_id LIKE 'mail:%'
                       AND a.occurred_at > now() - interval '15 days'
                       AND (a.lead = known.lead OR a.contact = known.contact))
      UNION
     SELECT copy.email
       FROM platform.written_mails w
       JOIN activities a ON a.id = w.activity
      CROSS JOIN unnest(string_to_array(a.mail_cc, ', ')) AS copy (email)
      WHERE w.asked_at > now() - interval '15 days' AND copy.email = ANY(:emails)
      ORDER BY email LIMIT 1`,
    { emails: [...emails] },
  );
  return rows[0]?.email ?? null;
}

/** A mail somebody wrote from a record says on its timeline that it came back, and why. */
export async function markBounced(
  trx: Knex.Transaction,
  activity: string,
  note: string,
): Promise<void> {
  await trx.raw(`select set_config('app.mail', 'on', true)`);
  await trx('activities')
    .where({ id: activity })
    .whereNotNull('mail_state')
    .update({ mail_state: 'bounced', mail_error: note });
  await trx.raw(`select set_config('app.mail', '', true)`);
}

/** Sent by the platform, or by a colleague who had us in copy. */
const OURS = `(a.origin <> 'webhook' OR a.direction = 'out')`;

const MAILS = `activities a
       LEFT JOIN platform.written_mails w ON w.activity = a.id AND a.mail_state IS NOT NULL
       LEFT JOIN deals d ON d.id = a.deal`;

/** To whom a written mail went, copies included: nobody else is marked by a notice about it. */
const WENT = `(a.mail_address || string_to_array(coalesce(a.mail_cc, ''), ', '))`;

/** A lead that was merged into the one the mail hangs on keeps its address. */
const ADDRESSED = `
  ARRAY(SELECT l.id FROM leads l
         WHERE l.email = ANY(:emails)
           AND (l.id = a.lead OR l.duplicate_of = a.lead
                OR (w.activity IS NOT NULL AND l.email = ANY(${WENT})))) AS leads,
  ARRAY(SELECT e.id FROM contact_emails e
         WHERE e.email = ANY(:emails) AND e.status <> 'bounced'
           AND (e.contact = a.contact
                OR (w.activity IS NOT NULL AND e.email = ANY(${WENT})))) AS emails,
  CASE WHEN w.activity IS NOT NULL THEN jsonb_build_object(
    'author', w.author, 'to', a.mail_address, 'former', w.former, 'sends', w.sends, 'account', a.account,
    'deal', a.deal, 'lead', a.lead, 'contact', a.contact,
    'cc', string_to_array(coalesce(a.mail_cc, ''), ', '),
    'subject', a.subject, 'deal_name', d.name) END AS written`;

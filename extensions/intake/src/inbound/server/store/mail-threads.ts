import { STAFF_ROLES } from '@ia/directus-kit';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import type { Knex } from 'knex';
import type { Links } from './events.ts';
import type { Place } from './place.ts';

interface FiledMail extends Place {
  readonly id: string;
  readonly external_id: string;
}

/** The nearest of these messages that is on a timeline, and where; null for a new conversation. */
export async function findThread(
  trx: Knex.Transaction,
  keys: readonly string[],
): Promise<Place | null> {
  if (keys.length === 0) return null;
  const rows = await trx('activities')
    .whereIn('external_id', [...keys])
    .select<FiledMail[]>('external_id', 'id', 'lead', 'contact', 'account', 'deal', 'owner');
  const byKey = new Map(rows.map((row) => [row.external_id, row]));
  for (const key of keys) {
    const filed = byKey.get(key);
    if (filed?.lead || filed?.contact || filed?.deal) return filed;
  }
  return null;
}

/** The same message come by another way: webhook and mailbox, or two mailboxes. */
export async function findFiledMail(trx: Knex.Transaction, key: string): Promise<Links | null> {
  // Two ways at once: the second waits for the first.
  await lockInTransaction(trx, 'mails.message', key);
  const row = await trx('activities')
    .where({ external_id: key })
    .first<Links | undefined>('lead', 'contact', 'deal', 'id as activity');
  return row ?? null;
}

/** Whether an address is the one of a colleague. */
export async function isStaffAddress(database: Knex, email: string): Promise<boolean> {
  const row = await database('directus_users as u')
    .join('directus_roles as r', 'r.id', 'u.role')
    .where({ 'u.email': email })
    .whereIn('r.name', [...STAFF_ROLES])
    .first('u.id');
  return row !== undefined;
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

interface Bounced {
  readonly activity: string;
  readonly leads: readonly string[];
  readonly emails: readonly string[];
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
       FROM activities a WHERE a.external_id = :key AND a.origin <> 'webhook'`,
    { key, emails: [...emails] },
  );
  return rows[0] ?? null;
}

/** The last mail we sent to one of these addresses lately, for a notice that names it otherwise. */
export async function findSentTo(
  trx: Knex.Transaction,
  emails: readonly string[],
): Promise<Bounced | null> {
  const { rows } = await trx.raw<{ rows: Bounced[] }>(
    `SELECT a.id AS activity, ${ADDRESSED}
       FROM activities a
      WHERE a.origin <> 'webhook' AND a.type = 'email' AND a.external_id LIKE 'mail:%'
        AND a.occurred_at > now() - interval '15 days'
        AND (a.lead IN (SELECT id FROM leads WHERE email = ANY(:emails))
             OR a.contact IN (SELECT contact FROM contact_emails WHERE email = ANY(:emails)))
      ORDER BY a.occurred_at DESC LIMIT 1`,
    { emails: [...emails] },
  );
  return rows[0] ?? null;
}

/** A lead that was merged into the one the mail hangs on keeps its address. */
const ADDRESSED = `
  ARRAY(SELECT l.id FROM leads l
         WHERE (l.id = a.lead OR l.duplicate_of = a.lead) AND l.email = ANY(:emails)) AS leads,
  ARRAY(SELECT e.id FROM contact_emails e
         WHERE e.contact = a.contact AND e.email = ANY(:emails) AND e.status <> 'bounced') AS emails`;

import type { KnownPerson } from '@ia/core/acquisition/choose-person';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import { queryPrepared, sql } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';
import type { Links } from './events.ts';

export interface Person extends KnownPerson {
  readonly owner: string | null;
  /** Of a contact, or what a lead became. */
  readonly account: string | null;
  readonly contact: string | null;
  readonly deal: string | null;
}

export interface Identity {
  readonly email: string | null;
  /** Every way the number may be written. */
  readonly phones: readonly string[];
  /** The id WhatsApp gives somebody, with or without their number. */
  readonly whatsappId: string | null;
}

/** A trail of duplicates that leads nowhere ends here. */
const MOST_STEPS = 10;

/**
 * Leads and contacts with this address, number or WhatsApp id; the latest first. A lead that was
 * merged into another is the other.
 */
export async function findPeople(
  trx: Knex,
  { email, phones, whatsappId }: Identity,
): Promise<Person[]> {
  return queryPrepared<Person>(
    trx,
    sql`
    WITH RECURSIVE said AS (
      SELECT lead, contact FROM platform.whatsapp_people WHERE user_id = ${whatsappId}
    ), hits AS (
      (SELECT id, email, CASE WHEN email = ${email} THEN 'email' ELSE 'phone' END AS kind
         FROM leads WHERE email = ${email} OR phone = ANY(${phones}::text[])
        ORDER BY date_created DESC NULLS LAST, id LIMIT 20)
      UNION ALL SELECT l.id, l.email, 'whatsapp' FROM said JOIN leads l ON l.id = said.lead
    ), trail AS (
      SELECT id, kind, ARRAY[email]::text[] AS emails, 0 AS steps FROM hits
      UNION ALL
      SELECT l.duplicate_of, t.kind, t.emails || l.email::text, t.steps + 1
        FROM trail t JOIN leads l ON l.id = t.id
       WHERE l.status = 'disqualified' AND l.duplicate_of IS NOT NULL AND t.steps < ${MOST_STEPS}
    ), found_leads AS (
      SELECT 'leads' AS collection, t.kind, l.id, l.status, l.owner, l.converted_account AS account,
             l.converted_contact AS contact, l.converted_deal AS deal,
             concat_ws(' ', l.first_name, l.last_name) AS name,
             array_remove(t.emails || l.email::text, NULL) AS emails, l.date_created
        FROM trail t JOIN leads l ON l.id = t.id
       WHERE l.status <> 'disqualified' OR l.duplicate_of IS NULL OR t.steps = ${MOST_STEPS}
    ), found_contacts AS (
      (SELECT c.id, 'email' AS kind FROM contact_emails e JOIN contacts c ON c.id = e.contact
        WHERE e.email = ${email} ORDER BY c.date_created DESC NULLS LAST, c.id LIMIT 10)
      UNION ALL
      (SELECT c.id, 'phone' FROM contacts c WHERE c.phone = ANY(${phones}::text[])
        ORDER BY c.date_created DESC NULLS LAST, c.id LIMIT 10)
      UNION ALL SELECT said.contact, 'whatsapp' FROM said WHERE said.contact IS NOT NULL
    )
    SELECT collection, kind, id, status, owner, account, contact, deal, name, emails
      FROM (SELECT * FROM found_leads ORDER BY date_created DESC NULLS LAST, id) AS the_leads
    UNION ALL
    SELECT 'contacts', f.kind, c.id, NULL, a.owner, c.account, c.id, NULL::uuid,
           concat_ws(' ', c.first_name, c.last_name),
           ARRAY(SELECT e.email::text FROM contact_emails e WHERE e.contact = c.id)
      FROM found_contacts f JOIN contacts c ON c.id = f.id JOIN accounts a ON a.id = c.account`,
  );
}

/** Remembers whose a WhatsApp id is: who hides their number is known by nothing else. */
export async function saveWhatsappPerson(
  trx: Knex.Transaction,
  { userId, lead, contact }: { readonly userId: string } & Links,
): Promise<void> {
  if (!lead && !contact) return;
  await trx('platform.whatsapp_people')
    .insert({ user_id: userId, lead: lead ?? null, contact: lead ? null : (contact ?? null) })
    .onConflict('user_id')
    .merge();
}

/** Who writes twice at once is found once: the second waits for the first. */
export async function lockIdentity(
  trx: Knex.Transaction,
  { email, phones, whatsappId }: Identity,
): Promise<void> {
  const keys = [email, phones[0], whatsappId].flatMap((key) => (key ? [key] : [])).sort();
  for (const key of keys) await lockInTransaction(trx, 'people.identity', key);
}

export interface OpenDeal {
  readonly id: string;
  readonly owner: string | null;
}

/** The open deal a contact is about: theirs, the latest; else the only one of their account. */
export async function findOpenDeal(
  trx: Knex,
  { contact, account }: { readonly contact: string; readonly account: string },
): Promise<OpenDeal | null> {
  const rows = await queryPrepared<OpenDeal & { readonly is_theirs: boolean }>(
    trx,
    sql`SELECT d.id, d.owner, d.contact IS NOT DISTINCT FROM ${contact}::uuid AS is_theirs
          FROM deals d JOIN deal_stages s ON s.key = d.stage AND s.type = 'open'
         WHERE d.account = ${account}
         ORDER BY is_theirs DESC, coalesce(d.date_updated, d.date_created) DESC NULLS LAST, d.id
         LIMIT 2`,
  );
  const [first] = rows;
  if (!first) return null;
  return first.is_theirs || rows.length === 1 ? first : null;
}

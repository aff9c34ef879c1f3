import type { KnownPerson } from '@ia/core/acquisition/choose-person';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import { queryPrepared, sql } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';

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
}

/** Leads and contacts with this address or number; the latest first. */
export async function findPeople(trx: Knex, { email, phones }: Identity): Promise<Person[]> {
  return queryPrepared<Person>(
    trx,
    sql`
    SELECT * FROM (
      SELECT 'leads' AS collection, CASE WHEN email = ${email} THEN 'email' ELSE 'phone' END AS kind,
             id, status, owner, converted_account AS account, converted_contact AS contact,
             converted_deal AS deal, date_created
        FROM leads WHERE email = ${email} OR phone = ANY(${phones}::text[])
       ORDER BY date_created DESC NULLS LAST, id LIMIT 20) AS found_leads
    UNION ALL
    SELECT * FROM (
      SELECT 'contacts', 'email', c.id, NULL, a.owner, c.account, c.id, NULL::uuid, c.date_created
        FROM contact_emails e JOIN contacts c ON c.id = e.contact JOIN accounts a ON a.id = c.account
       WHERE e.email = ${email} ORDER BY c.date_created DESC NULLS LAST, c.id LIMIT 10) AS by_email
    UNION ALL
    SELECT * FROM (
      SELECT 'contacts', 'phone', c.id, NULL, a.owner, c.account, c.id, NULL::uuid, c.date_created
        FROM contacts c JOIN accounts a ON a.id = c.account
       WHERE c.phone = ANY(${phones}::text[])
       ORDER BY c.date_created DESC NULLS LAST, c.id LIMIT 10) AS by_phone`,
  );
}

/** Who writes twice at once is found once: the second waits for the first. */
export async function lockIdentity(trx: Knex.Transaction, { email, phones }: Identity) {
  const keys = [...(email ? [email] : []), ...phones.slice(0, 1)].sort();
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

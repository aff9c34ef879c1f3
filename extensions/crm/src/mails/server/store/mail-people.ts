import { queryPrepared, sql } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';
import type { MailSubject } from '../../contract.ts';

/** Somebody a mail about a record may go to. */
export interface MailPerson {
  readonly address: string;
  readonly name: string;
  readonly contact: string | null;
  /** Whom the record is with. */
  readonly is_main: boolean;
}

export interface AboutRecord {
  readonly of: MailSubject;
  readonly id: string;
}

const MOST = 100;

/** Whose addresses a record holds: the contact of a deal first, each person's primary address first. */
export function loadPeople(knex: Knex, { of, id }: AboutRecord): Promise<MailPerson[]> {
  if (of === 'lead') {
    return queryPrepared<MailPerson>(
      knex,
      sql`SELECT l.email AS address, concat_ws(' ', l.first_name, l.last_name) AS name,
                 NULL::uuid AS contact, true AS is_main
            FROM leads l WHERE l.id = ${id} AND nullif(l.email, '') IS NOT NULL`,
    );
  }
  return queryPrepared<MailPerson>(
    knex,
    sql`
    WITH place AS (
      SELECT account, contact FROM deals WHERE ${of} = 'deal' AND id = ${id}
      UNION ALL SELECT id, primary_contact FROM accounts WHERE ${of} = 'account' AND id = ${id}
      UNION ALL SELECT account, id FROM contacts WHERE ${of} = 'contact' AND id = ${id}
    )
    SELECT e.email AS address, concat_ws(' ', c.first_name, c.last_name) AS name, c.id AS contact,
           c.id IS NOT DISTINCT FROM p.contact AS is_main
      FROM place p
      JOIN contacts c ON c.account = p.account AND (${of} <> 'contact' OR c.id = p.contact)
      JOIN contact_emails e ON e.contact = c.id
     ORDER BY is_main DESC, c.last_name, c.first_name, c.id,
              e.status = 'bounced', e.is_primary DESC NULLS LAST, e.email
     LIMIT ${MOST}`,
  );
}

/** Those of these addresses that are known to send mails back. */
export async function findBouncedAmong(
  knex: Knex,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await queryPrepared<{ address: string }>(
    knex,
    sql`SELECT email AS address FROM contact_emails
         WHERE email = ANY(${addresses}::text[]) AND status = 'bounced'
         UNION SELECT email FROM leads
         WHERE email = ANY(${addresses}::text[]) AND email_bounced_at IS NOT NULL`,
  );
  return new Set(rows.map(({ address }) => address));
}

/**
 * Those of these addresses whose person no longer wants canvassing: a contact, or a lead that is none yet.
 * What a lead refused that was converted or merged is told of whom it became.
 */
export async function findRefusingAmong(
  knex: Knex,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await queryPrepared<{ address: string }>(
    knex,
    sql`SELECT e.email AS address FROM contact_emails e
         WHERE e.email = ANY(${addresses}::text[])
           AND (SELECT n.status FROM consents n
                 WHERE n.contact = e.contact AND n.channel = 'email'
                 ORDER BY n.occurred_at DESC, n.date_created DESC LIMIT 1) = 'withdrawn'
         UNION SELECT l.email FROM leads l
         WHERE l.email = ANY(${addresses}::text[])
           AND l.converted_contact IS NULL AND l.duplicate_of IS NULL
           AND (l.email_opt_out OR (SELECT n.status FROM consents n
                 WHERE n.lead = l.id AND n.channel = 'email'
                 ORDER BY n.occurred_at DESC, n.date_created DESC LIMIT 1) = 'withdrawn')`,
  );
  return new Set(rows.map(({ address }) => address));
}

/** The account of a deal or a contact, or that a lead became; of an account itself. */
export async function findAccount(knex: Knex, { of, id }: AboutRecord): Promise<string | null> {
  if (of === 'account') return id;
  const row = await knex(`${of}s`)
    .where({ id })
    .first<{ account: string | null } | undefined>(
      of === 'lead' ? 'converted_account as account' : 'account',
    );
  return row?.account ?? null;
}

import type { Pool } from 'pg';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { insertAccount, insertDeal, insertRow } from '../crm/world.ts';

type Database = Pick<Pool, 'query'>;

export type ReadyDeal = {
  readonly id: string;
  readonly account: string;
  readonly contact: string;
  readonly email: string;
};

/** A deal about to be won, whose contact has a mail nobody else has. */
export async function insertReadyDeal(
  database: Database,
  options: { readonly locale?: 'fr' | 'en'; readonly owner?: string; readonly offer?: string } = {},
): Promise<ReadyDeal> {
  const { locale = 'fr', ...deal } = options;
  const account = await insertAccount(database);
  await database.query('UPDATE accounts SET locale = $1 WHERE id = $2', [locale, account]);
  const person = { account, first_name: 'Léa', last_name: 'Fontaine' };
  const contact = await insertRow(database, 'contacts', person);
  const email = `lea.${contact.slice(0, 8)}@atelier-lumen.example.com`;
  await insertRow(database, 'contact_emails', { account, contact, email, is_primary: true });
  const id = await insertDeal(database, { account, contact, stage: 'negotiation', ...deal });
  return { id, account, contact, email };
}

const COUNTS = `
  SELECT
    (SELECT count(*) FROM projects WHERE deal = $1)::int AS projects,
    (SELECT count(*) FROM milestones m JOIN projects p ON p.id = m.project WHERE p.deal = $1)::int
      AS milestones,
    (SELECT count(*) FROM tasks t JOIN projects p ON p.id = t.project WHERE p.deal = $1
      AND t.milestone IS NOT NULL)::int AS tasks,
    (SELECT count(*) FROM outbox_events e JOIN projects p ON p.id = e.subject
      WHERE p.deal = $1 AND e.type = 'project.created')::int AS events,
    (SELECT count(*) FROM directus_users WHERE email = $2)::int AS users,
    (SELECT count(*) FROM account_members a JOIN directus_users u ON u.id = a."user"
      WHERE u.email = $2)::int AS accesses,
    (SELECT count(*) FROM project_members m JOIN projects p ON p.id = m.project
      WHERE p.deal = $1 AND m.role = 'client')::int AS members,
    (SELECT count(*) FROM platform.mails WHERE recipient = $2 AND template = 'invitation')::int
      AS mails`;

/** How many of everything a won deal sets off there are. */
export async function countOutcome(database: Database, deal: ReadyDeal) {
  const { rows } = await database.query(COUNTS, [deal.id, deal.email]);
  return rows[0];
}

/** The default template of an offer without one: five milestones and eleven tasks. */
export const ONE_OF_EACH = {
  projects: 1,
  milestones: 5,
  tasks: 11,
  events: 1,
  users: 1,
  accesses: 1,
  members: 1,
  mails: 1,
};

/** Waits until every event has been told and every project job is settled. */
export async function waitForJobs(database: Database): Promise<void> {
  await waitUntil(
    async () => {
      const { rows } = await database.query(`
        SELECT (SELECT count(*) FROM outbox_events WHERE status = 'pending')
             + (SELECT count(*) FROM pgboss.job
                WHERE name LIKE 'delivery.%' AND state IN ('created', 'retry', 'active')) AS left`);
      return Number(rows[0].left) === 0;
    },
    { timeoutMs: 90_000, what: 'the background jobs to be settled' },
  );
}

import type { Row } from '@ia/directus-kit';
import type { Knex } from 'knex';

interface Inheritance {
  /** Column that names the parent. */
  readonly by: string;
  readonly from: string;
  /** Column of the child → column of the parent. */
  readonly take: Readonly<Record<string, string>>;
}

const ACCOUNT = { account: 'account' };
const OF_PROJECT: Inheritance = { by: 'project', from: 'projects', take: ACCOUNT };
const OF_INVOICE: Inheritance = { by: 'invoice', from: 'invoices', take: ACCOUNT };
const OF_CONTACT: Inheritance = { by: 'contact', from: 'contacts', take: ACCOUNT };
const OF_DEAL: Inheritance = { by: 'deal', from: 'deals', take: ACCOUNT };
const OF_MISSION = { by: 'mission', from: 'missions' };

/** The nearest parent first: what it gives is not asked of the next. */
const INHERITED: Readonly<Record<string, readonly Inheritance[]>> = {
  contact_emails: [OF_CONTACT],
  deals: [OF_CONTACT],
  activities: [OF_DEAL, OF_CONTACT],
  projects: [OF_DEAL],
  project_members: [OF_PROJECT],
  milestones: [OF_PROJECT],
  missions: [OF_PROJECT],
  workflows: [OF_PROJECT],
  tasks: [{ ...OF_MISSION, take: { project: 'project', account: 'account' } }, OF_PROJECT],
  deliverables: [
    { ...OF_MISSION, take: { vendor: 'vendor', project: 'project', account: 'account' } },
    OF_PROJECT,
  ],
  invoices: [OF_PROJECT, OF_DEAL],
  invoice_lines: [OF_INVOICE],
  payments: [OF_INVOICE],
};

/** The payload with what its parents give and it does not say itself. */
export async function fillFromParents(
  database: Knex,
  collection: string,
  payload: Row,
): Promise<Row> {
  let filled = payload;
  for (const inheritance of INHERITED[collection] ?? []) {
    filled = await fillFrom(database, inheritance, filled);
  }
  return filled;
}

async function fillFrom(
  database: Knex,
  { by, from, take }: Inheritance,
  payload: Row,
): Promise<Row> {
  const missing = Object.entries(take).filter(([column]) => payload[column] === undefined);
  const key = keyOf(payload[by]);
  if (!key || missing.length === 0) return payload;
  const parent = await database(from).where({ id: key }).first();
  if (!parent) return payload;
  return {
    ...payload,
    ...Object.fromEntries(missing.map(([column, source]) => [column, parent[source]])),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A link is an id, or the row it names; a parent created in the same request has neither yet. */
function keyOf(value: unknown): string | null {
  const key = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return typeof key === 'string' && UUID.test(key) ? key : null;
}

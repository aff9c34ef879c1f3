import type { Actor } from './actors.ts';
import type { Tags } from './world.ts';

type Test = (tags: Tags, actor: Actor) => boolean;
type Roles = Partial<Record<Actor['role'], Test>>;
type Write = { readonly roles: Roles; readonly body: Readonly<Record<string, unknown>> };

/** What one collection owes the matrix: who reads which rows, and who may write what. */
export type Line = {
  readonly read: Roles;
  readonly create?: Roles;
  readonly update?: Write;
  readonly delete?: Roles;
};

const every: Test = () => true;
const staff: Roles = { sales: every, delivery: every, finance: every };

const administers: Test = ({ tenant }, { adminOf = [] }) =>
  tenant !== undefined && adminOf.includes(tenant);
const belongs: Test = ({ tenant }, { memberOf = [] }) =>
  tenant !== undefined && memberOf.includes(tenant);
const inTeam: Test = (tags, actor) =>
  belongs(tags, actor) && tags.project !== undefined && (actor.teams ?? []).includes(tags.project);
const runs: Test = ({ running }, { vendor }) => running !== undefined && running === vendor;
const ownVendor: Test = (tags, { vendor }) => tags.vendor !== undefined && tags.vendor === vendor;
const self: Test = ({ person }, { key }) => person === key;
const owns: Test = ({ owner }, { key }) => owner === key;
const ownsOrFree: Test = ({ owner }, { key }) => owner === undefined || owner === key;
const shownTo =
  (reach: Test): Test =>
  (tags, actor) =>
    reach(tags, actor) && tags.clientVisible === true && tags.draft !== true;

/** Both kinds of client, each as far as it reaches. */
const clients = (wrap: (reach: Test) => Test = (reach) => reach): Roles => ({
  client_admin: wrap(administers),
  client_member: wrap(inTeam),
});
const issuedOnly =
  (reach: Test): Test =>
  (tags, actor) =>
    reach(tags, actor) && tags.draft !== true;
const sharedOrMine: Test = (tags, actor) => tags.visibility !== 'internal' || owns(tags, actor);
const isSold: Test = ({ sold }) => sold === true;
const ownSale: Test = (tags, actor) => isSold(tags, actor) && owns(tags, actor);
const ofSoldDeal: Test = (tags) => tags.sold === true && tags.visibility !== 'internal';
const handsIn: Test = (tags, actor) => runs(tags, actor) && tags.settled !== true;

/** In the little world, what clients see is what n8n knows. */
const published: Test = ({ clientVisible }) => clientVisible === true;

/** Staff see every name; outside, oneself and the people of the projects one reaches. */
const TEAMS: Readonly<Record<string, readonly string[]>> = {
  A: ['memberA', 'formerMember', 'delivery1'],
  B: ['adminAmemberB', 'memberB', 'delivery1'],
};
const knowsPerson: Test = ({ person = '' }, actor) => {
  const standing = [...(actor.adminOf ?? []), ...(actor.memberOf ?? [])];
  if (standing.length > 0 && person === actor.key) return true;
  const reached =
    actor.role === 'client_admin'
      ? (actor.adminOf ?? [])
      : (actor.teams ?? [])
          .map((project) => project[0] ?? '')
          .filter((t) => standing.some((s) => s === t));
  return reached.some((tenant) => (TEAMS[tenant] ?? []).includes(person));
};

const nobody: Line = { read: {} };
const delivers: Pick<Line, 'create' | 'delete'> = {
  create: { delivery: every },
  delete: { delivery: every },
};

/** One line per collection of the model. A collection that has none fails the matrix. */
export const LINES: Readonly<Record<string, Line>> = {
  accounts: {
    read: { ...staff, client_admin: administers, client_member: belongs },
    create: { sales: every },
    update: { roles: { sales: every, client_admin: administers }, body: { locale: 'en' } },
  },
  account_members: {
    read: { delivery: every, client_admin: self, client_member: self },
    update: {
      roles: { client_admin: self, client_member: self },
      body: { deliverable_mails: false },
    },
  },
  activities: {
    read: { sales: sharedOrMine, delivery: ofSoldDeal },
    create: { sales: every },
    update: { roles: { sales: owns }, body: { status: 'done' } },
    delete: { sales: owns },
  },
  audit_log: nobody,
  contact_emails: {
    read: { sales: every, delivery: every },
    create: { sales: every },
    update: { roles: { sales: every }, body: { status: 'verified' } },
    delete: { sales: every },
  },
  consents: { read: { sales: every }, create: { sales: every } },
  contacts: {
    read: { sales: every, delivery: every },
    create: { sales: every },
    update: { roles: { sales: every }, body: { source: 'Salon' } },
  },
  deal_stage_changes: { read: { sales: every } },
  deal_stages: { read: { sales: every } },
  deals: {
    read: { sales: every, finance: every, delivery: isSold },
    create: { sales: every },
    update: { roles: { sales: ownsOrFree }, body: { next_action: 'Rappeler' } },
  },
  deliverables: {
    read: { delivery: every, ...clients(shownTo), vendor: runs },
    create: { delivery: every, vendor: handsIn },
    update: { roles: { delivery: every, vendor: handsIn }, body: { description: 'Revu' } },
    delete: { delivery: every },
  },
  historical_pages: { read: { sales: every, delivery: every } },
  inbound_events: { read: { sales: sharedOrMine } },
  invoice_lines: { read: { finance: every, sales: owns, client_admin: issuedOnly(administers) } },
  invoices: { read: { finance: every, sales: owns, client_admin: issuedOnly(administers) } },
  leads: {
    read: { sales: every },
    create: { sales: every },
    update: { roles: { sales: every }, body: { status: 'contacted' } },
  },
  loss_reasons: { read: { sales: every } },
  milestones: {
    read: { delivery: every, ...clients() },
    ...delivers,
    update: { roles: { delivery: every }, body: { status: 'done' } },
  },
  missions: {
    read: { delivery: every, finance: every, vendor: runs },
    create: { delivery: every, finance: every },
    update: { roles: { delivery: every, finance: every }, body: { brief: 'Précisé' } },
  },
  notifications: {
    read: {
      sales: self,
      delivery: self,
      finance: self,
      client_admin: self,
      client_member: self,
      vendor: self,
    },
    update: {
      roles: {
        sales: self,
        delivery: self,
        finance: self,
        client_admin: self,
        client_member: self,
        vendor: self,
      },
      body: { read_at: '2026-03-03T09:00:00.000Z' },
    },
  },
  offers: { read: staff },
  outbox_events: nobody,
  payments: { read: { finance: every, sales: owns, client_admin: administers } },
  project_members: {
    read: { delivery: every, ...clients() },
    ...delivers,
    update: { roles: { delivery: every }, body: { role: 'client' } },
  },
  projects: {
    read: { delivery: every, finance: every, sales: ownSale, ...clients(), vendor: runs },
    create: { delivery: every },
    update: { roles: { delivery: every }, body: { status: 'active' } },
  },
  reminder_sequences: { read: { sales: every } },
  reminder_steps: { read: { sales: every } },
  reminders: { read: { sales: every } },
  scoring_models: { read: { sales: every } },
  scoring_rules: { read: { sales: every } },
  sync_mappings: { read: { sales: every } },
  sync_rows: { read: { sales: owns } },
  sync_runs: { read: { sales: owns } },
  sync_sources: { read: { sales: every } },
  tasks: {
    read: { delivery: every, ...clients(shownTo), vendor: runs },
    ...delivers,
    update: { roles: { delivery: every, vendor: runs }, body: { status: 'in_progress' } },
  },
  vendor_members: { read: { delivery: every, finance: every, vendor: self } },
  vendor_rates: {
    read: { finance: every, vendor: ownVendor },
    create: { finance: every },
    update: { roles: { finance: every }, body: { label: 'Senior' } },
    delete: { finance: every },
  },
  vendors: {
    read: { delivery: every, finance: every, vendor: ownVendor },
    create: { finance: every },
    update: { roles: { finance: every }, body: { availability: 'partial' } },
  },
  workflows: {
    read: { delivery: every, ...clients(shownTo), n8n: published },
    create: { delivery: every },
    update: { roles: { delivery: every, n8n: published }, body: { status: 'paused' } },
  },
};

/** Directus' own collections that hold people and files of ours. */
export const SYSTEM_LINES: Readonly<Record<string, Line>> = {
  directus_users: {
    read: {
      ...staff,
      client_admin: knowsPerson,
      client_member: knowsPerson,
      vendor: (tags, actor) => self(tags, actor) && actor.vendor !== undefined,
    },
    update: { roles: { sales: self, delivery: self, finance: self }, body: { language: 'fr-FR' } },
  },
  directus_files: {
    read: {
      client_admin: (tags, actor) => tags.visibility === 'client' && administers(tags, actor),
      client_member: (tags, actor) => tags.visibility === 'client' && inTeam(tags, actor),
      vendor: (tags, actor) => tags.visibility !== 'internal' && runs(tags, actor),
      delivery: ({ project }) => project !== undefined,
      finance: ({ tenant, project }) => tenant !== undefined && project === undefined,
      sales: (tags, actor) =>
        owns(tags, actor) ||
        tags.received === 'team' ||
        tags.received === actor.key ||
        (tags.tenant !== undefined && tags.project === undefined && tags.visibility === 'internal'),
    },
    update: { roles: { sales: owns }, body: { description: 'Relu' } },
  },
};

export type Action = 'read' | 'create' | 'update' | 'delete';

/** Whether this actor may do this to that row, in the matrix' own words. */
export function isAllowed(line: Line, action: Action, tags: Tags, actor: Actor): boolean {
  const roles = action === 'update' ? line.update?.roles : line[action];
  return roles?.[actor.role]?.(tags, actor) ?? false;
}

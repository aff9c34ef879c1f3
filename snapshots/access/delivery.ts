import { dashboardsWithout, ownFilesOr, people, staffBasics, staffFileWrites } from './common.ts';
import { all, type Filter, type RoleAccess, STAMPS } from './shapes.ts';

const PROJECT = [
  'name',
  'account',
  'offer',
  'status',
  'starts_on',
  'due_on',
  'manager',
  'description',
  'sla_summary',
  'kpis',
  'members',
  'milestones',
  'tasks',
  'deliverables',
] as const;

const ACCOUNT = [
  'id',
  'name',
  'domain',
  'status',
  'plan',
  'sector',
  'city',
  'country',
  'locale',
  'primary_contact',
  'owner',
  'notes',
  'contacts',
  'contact_emails',
  'members',
  'space',
  'projects',
  'activities',
  'workflows',
  'historical_pages',
  ...STAMPS,
] as const;

/** What was sold, without its price; written once, when the deal is won. */
const SALE = ['sold_offer', 'sold_sla', 'sold_scope', 'sold_on'] as const;

/** The deal a project came of: a deal of the pipeline stays sales' own. */
const hasProject: Filter = { projects: { id: { _nnull: true } } };

const MISSION = [
  'name',
  'brief',
  'status',
  'starts_on',
  'ends_on',
  'budget_days',
  'sandbox_url',
  'tasks',
  'deliverables',
  'files',
] as const;

const PROJECT_MEMBER = ['project', 'account', 'user', 'role'] as const;

const MILESTONE = [
  'project',
  'account',
  'name',
  'description',
  'due_on',
  'status',
  'sort',
  'tasks',
] as const;

const TASK = [
  'project',
  'account',
  'milestone',
  'mission',
  'name',
  'description',
  'status',
  'priority',
  'assignee',
  'due_on',
  'estimated_minutes',
  'spent_minutes',
  'is_client_visible',
  'is_waiting_for_client',
  'sort',
] as const;

// The vendor comes with the mission: filled by the server before Directus asks for the field.
const DELIVERABLE = [
  'project',
  'account',
  'milestone',
  'mission',
  'vendor',
  'name',
  'description',
  'status',
  'due_on',
  'file',
  'is_client_visible',
] as const;

const WORKFLOW = [
  'project',
  'account',
  'name',
  'description',
  'kind',
  'status',
  'triggers',
  'connectors',
  'version',
  'is_client_visible',
] as const;

const everything = { fields: ['*'] } as const;

/** Delivery: projects and everything in them, the facts of the deals behind; no invoice, no price, no rate. */
export const delivery: RoleAccess = {
  ...staffBasics,
  directus_users: people(['memberships', 'project_memberships', 'vendor_memberships']),
  ...dashboardsWithout('sales', 'invoicing'),
  accounts: { read: { fields: ACCOUNT } },
  account_members: { read: everything },
  contacts: {
    read: {
      fields: [
        'id',
        'account',
        'first_name',
        'last_name',
        'job_title',
        'role',
        'phone',
        'linkedin_url',
        'locale',
        'notes',
        'emails',
        'space',
        ...STAMPS,
      ],
    },
  },
  contact_emails: { read: everything },
  historical_pages: { read: everything },
  offers: {
    read: {
      fields: [
        'id',
        'name',
        'code',
        'description',
        'kind',
        'is_active',
        'sla_summary',
        'project_template',
      ],
    },
  },
  projects: {
    read: {
      fields: [
        'id',
        ...PROJECT,
        ...SALE,
        'deal',
        'is_archived',
        'missions',
        'workflows',
        'files',
        'origin',
        ...STAMPS,
      ],
    },
    create: { fields: PROJECT },
    // A project does not change client: everything under it would change tenant with it.
    update: { fields: [...PROJECT.filter((field) => field !== 'account'), 'is_archived'] },
  },
  deals: {
    read: {
      fields: [
        'id',
        'name',
        'account',
        'contact',
        'offer',
        'owner',
        'scope',
        'planning',
        'projects',
        'activities',
        'timeline',
        'audit_delivered_at',
        'audit_validated_at',
        'has_agreement',
      ],
      where: hasProject,
    },
  },
  // What was learned before the sale, the audit first; mails and calls are where prices are talked of.
  activities: {
    read: {
      fields: [
        'id',
        'type',
        'subject',
        'body',
        'occurred_at',
        'status',
        'account',
        'deal',
        'owner',
      ],
      where: all(
        { visibility: { _eq: 'shared' } },
        { type: { _in: ['note', 'meeting', 'task'] } },
        { deal: hasProject },
      ),
    },
  },
  project_members: {
    read: everything,
    create: { fields: PROJECT_MEMBER },
    update: { fields: ['role'] },
    delete: {},
  },
  milestones: {
    read: everything,
    create: { fields: MILESTONE },
    update: { fields: MILESTONE },
    delete: {},
  },
  tasks: { read: everything, create: { fields: TASK }, update: { fields: TASK }, delete: {} },
  deliverables: {
    read: everything,
    create: { fields: DELIVERABLE },
    update: { fields: DELIVERABLE },
    delete: {},
  },
  vendors: {
    read: {
      fields: [
        'id',
        'name',
        'email',
        'phone',
        'status',
        'skills',
        'nda_signed_on',
        'availability',
        'rating',
        'notes',
        'members',
        'missions',
      ],
    },
  },
  vendor_members: { read: everything },
  // The price of a mission comes from the vendor's dated rates: never read here, never written.
  missions: {
    read: { fields: ['id', 'vendor', 'project', 'account', ...MISSION, ...STAMPS] },
    create: { fields: ['vendor', 'project', 'account', ...MISSION] },
    update: { fields: MISSION },
  },
  workflows: {
    read: everything,
    create: { fields: WORKFLOW },
    update: { fields: [...WORKFLOW, 'is_archived'] },
  },
  directus_files: {
    read: {
      fields: ['*'],
      where: ownFilesOr({ project: { _nnull: true } }, { mission: { _nnull: true } }),
    },
    ...staffFileWrites('project', 'mission'),
  },
};

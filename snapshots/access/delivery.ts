import { ownFilesOr, staffBasics, staffFileWrites } from './common.ts';
import { type RoleAccess, STAMPS } from './shapes.ts';

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
  'projects',
  'workflows',
  'historical_pages',
  ...STAMPS,
] as const;

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

const everything = { fields: ['*'] } as const;

/** Delivery: projects and everything in them; no invoice, no price, no vendor's rate. */
export const delivery: RoleAccess = {
  ...staffBasics,
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
    read: { fields: ['id', ...PROJECT, 'missions', 'workflows', 'files', 'origin', ...STAMPS] },
    create: { fields: PROJECT },
    // A project does not change client: everything under it would change tenant with it.
    update: { fields: PROJECT.filter((field) => field !== 'account') },
  },
  project_members: {
    read: everything,
    create: everything,
    update: { fields: ['role'] },
    delete: {},
  },
  milestones: { read: everything, create: everything, update: everything, delete: {} },
  tasks: { read: everything, create: everything, update: everything, delete: {} },
  deliverables: { read: everything, create: everything, update: everything, delete: {} },
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
  // Creating a mission sets its daily rate: that is finance's.
  missions: {
    read: { fields: ['id', 'vendor', 'project', 'account', ...MISSION, ...STAMPS] },
    update: { fields: MISSION },
  },
  workflows: { read: everything, create: everything, update: everything },
  directus_files: {
    read: {
      fields: ['*'],
      where: ownFilesOr({ project: { _nnull: true } }, { mission: { _nnull: true } }),
    },
    ...staffFileWrites,
  },
};

import { OUTSIDE_FILE, ownNotifications, PERSON } from './common.ts';
import { all, type Filter, isMe, type RoleAccess } from './shapes.ts';

/** How a client role reaches each kind of row; the field lists are the same for both. */
export type ClientReach = {
  readonly accounts: Filter;
  readonly projects: Filter;
  /** Rows that carry both an account and a project. */
  readonly ofProject: Filter;
  readonly people: Filter;
};

const visible: Filter = { is_client_visible: { _eq: true } };

/** What a client sees of a project; what was sold as it was on signing, without its price. */
export const CLIENT_PROJECT = [
  'id',
  'name',
  'account',
  'status',
  'starts_on',
  'due_on',
  'manager',
  'description',
  'sla_summary',
  'sold_offer',
  'sold_sla',
  'sold_scope',
  'sold_on',
] as const;

/**
 * What clients see, without any amount. No one-to-many field is listed on purpose: Directus lets a
 * filter cross a relation without asking for the rights of the rows behind it.
 */
export const clientAccess = (reach: ClientReach): RoleAccess => ({
  accounts: {
    read: {
      fields: ['id', 'name', 'locale', 'plan', 'sla_summary', 'members_may_invite'],
      where: reach.accounts,
    },
  },
  // Which mails they want is each person's own choice.
  account_members: {
    read: {
      fields: ['id', 'account', 'user', 'level', 'deliverable_mails'],
      where: { user: isMe },
    },
    update: { fields: ['deliverable_mails'], where: { user: isMe } },
  },
  projects: {
    read: {
      fields: CLIENT_PROJECT,
      where: reach.projects,
    },
  },
  project_members: {
    read: { fields: ['id', 'project', 'user', 'role'], where: reach.ofProject },
  },
  milestones: {
    read: {
      fields: ['id', 'project', 'name', 'description', 'due_on', 'status', 'sort'],
      where: reach.ofProject,
    },
  },
  tasks: {
    read: {
      fields: [
        'id',
        'project',
        'milestone',
        'name',
        'description',
        'status',
        'priority',
        'due_on',
        'is_waiting_for_client',
        'sort',
      ],
      where: all(reach.ofProject, visible),
    },
  },
  deliverables: {
    read: {
      fields: ['id', 'project', 'milestone', 'name', 'description', 'status', 'due_on', 'file'],
      where: all(reach.ofProject, visible, { status: { _neq: 'draft' } }),
    },
  },
  workflows: {
    read: {
      fields: ['id', 'project', 'name', 'description', 'kind', 'status'],
      where: all(reach.ofProject, visible, { is_archived: { _eq: false } }),
    },
  },
  notifications: ownNotifications,
  directus_files: {
    read: {
      fields: [...OUTSIDE_FILE, 'project'],
      where: all(reach.ofProject, { visibility: { _eq: 'client' } }),
    },
  },
  directus_users: { read: { fields: PERSON, where: reach.people } },
});

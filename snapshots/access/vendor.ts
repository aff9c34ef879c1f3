import { OUTSIDE_FILE, ownNotifications, PERSON } from './common.ts';
import {
  all,
  isGiven,
  isMe,
  type RoleAccess,
  runningMission,
  vendorMember,
  writesOwnVendor,
} from './shapes.ts';

/** A vendor hands work in; whether it is accepted is not theirs to write. */
const handsIn = { status: { _in: ['draft', 'submitted'] } };

/**
 * A subcontractor: what belongs to their missions while these run, and their own file. Of the
 * project only its name, status and dates; nothing of the client, of prices or of other vendors.
 */
export const vendor: RoleAccess = {
  vendors: {
    read: {
      fields: [
        'id',
        'name',
        'siren',
        'vat_number',
        'email',
        'phone',
        'status',
        'skills',
        'availability',
        'nda_signed_on',
      ],
      where: vendorMember([]),
    },
  },
  vendor_members: { read: { fields: ['id', 'vendor', 'user'], where: { user: isMe } } },
  vendor_rates: {
    read: {
      fields: ['id', 'vendor', 'daily_rate', 'currency', 'valid_from', 'label'],
      where: vendorMember(['vendor']),
    },
  },
  missions: {
    read: {
      fields: [
        'id',
        'vendor',
        'project',
        'name',
        'brief',
        'status',
        'starts_on',
        'ends_on',
        'daily_rate',
        'budget_days',
        'sandbox_url',
      ],
      where: runningMission([]),
    },
  },
  projects: {
    read: {
      fields: ['id', 'name', 'status', 'starts_on', 'due_on'],
      where: runningMission(['missions']),
    },
  },
  tasks: {
    read: {
      fields: [
        'id',
        'project',
        'mission',
        'name',
        'description',
        'status',
        'priority',
        'due_on',
        'estimated_minutes',
        'sort',
      ],
      where: runningMission(['mission']),
    },
    update: { fields: ['status'], where: runningMission(['mission']) },
  },
  deliverables: {
    read: {
      fields: ['id', 'project', 'mission', 'name', 'description', 'status', 'due_on', 'file'],
      where: runningMission(['mission']),
    },
    // account, project and vendor are written by the server, from the mission.
    create: {
      fields: ['mission', 'account', 'project', 'vendor', 'name', 'description', 'status'],
      check: all(isGiven('mission'), writesOwnVendor, handsIn),
    },
    update: {
      fields: ['name', 'description', 'status'],
      where: all(runningMission(['mission']), {
        status: { _in: ['draft', 'submitted', 'revision_requested'] },
      }),
      check: handsIn,
    },
  },
  notifications: ownNotifications,
  directus_files: {
    read: {
      fields: [...OUTSIDE_FILE, 'mission'],
      where: all(runningMission(['mission']), { visibility: { _neq: 'internal' } }),
    },
  },
  directus_users: { read: { fields: PERSON, where: { vendor_memberships: { user: isMe } } } },
};

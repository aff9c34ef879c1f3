import { dashboardsWithout, ownFilesOr, people, staffBasics, staffFileWrites } from './common.ts';
import { all, type RoleAccess, STAMPS } from './shapes.ts';

const ACCOUNT = [
  'id',
  'name',
  'domain',
  'status',
  'plan',
  'sector',
  'siren',
  'siret',
  'vat_number',
  'einvoice_address',
  'sla_summary',
  'billing_address',
  'city',
  'country',
  'locale',
  'projects',
  'invoices',
  'payments',
  ...STAMPS,
] as const;

const VENDOR = [
  'name',
  'siren',
  'vat_number',
  'email',
  'phone',
  'status',
  'skills',
  'nda_signed_on',
  'availability',
  'rating',
  'notes',
  'rates',
] as const;

const MISSION = [
  'vendor',
  'project',
  'account',
  'name',
  'brief',
  'status',
  'starts_on',
  'ends_on',
  'daily_rate',
  'budget_days',
] as const;

const VENDOR_RATE = ['vendor', 'label', 'daily_rate', 'currency', 'valid_from'] as const;

const everything = { fields: ['*'] } as const;

/**
 * Finance: what is invoiced, paid and spent. Invoices are read only until issuing them exists: a
 * number or an amount typed by hand could not be undone.
 */
export const finance: RoleAccess = {
  ...staffBasics,
  directus_users: people(['vendor_memberships']),
  ...dashboardsWithout('sales'),
  accounts: { read: { fields: ACCOUNT } },
  deals: {
    read: {
      fields: [
        ...['id', 'name', 'account', 'offer', 'amount', 'currency', 'closed_on'],
        ...['projects', 'invoices'],
      ],
    },
  },
  offers: {
    read: { fields: ['id', 'name', 'code', 'kind', 'list_price', 'currency', 'is_active'] },
  },
  projects: {
    read: {
      fields: [
        'id',
        'name',
        'account',
        'deal',
        'offer',
        'status',
        'starts_on',
        'due_on',
        'manager',
        'sold_offer',
        'sold_amount',
        'sold_currency',
        'sold_sla',
        'sold_scope',
        'sold_on',
        'missions',
        'invoices',
      ],
    },
  },
  invoices: { read: everything },
  invoice_lines: { read: everything },
  payments: { read: everything },
  vendors: {
    read: { fields: ['id', ...VENDOR, 'missions', 'members', ...STAMPS] },
    create: { fields: VENDOR },
    update: { fields: VENDOR },
  },
  vendor_members: { read: everything },
  vendor_rates: {
    read: everything,
    create: { fields: VENDOR_RATE },
    update: { fields: VENDOR_RATE },
    delete: {},
  },
  missions: {
    read: { fields: ['id', ...MISSION, 'sandbox_url', ...STAMPS] },
    create: { fields: MISSION },
    update: { fields: MISSION.filter((field) => field !== 'account' && field !== 'project') },
  },
  directus_files: {
    // The file of an invoice carries its account; without a parent, a file is its uploader's.
    read: {
      fields: ['*'],
      where: ownFilesOr(all({ account: { _nnull: true } }, { project: { _null: true } })),
    },
    ...staffFileWrites(),
  },
};

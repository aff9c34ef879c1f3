import { CLIENT_PROJECT, clientAccess } from './client.ts';
import { accountMember, all, any, isMe, type RoleAccess } from './shapes.ts';

const ofAccount = accountMember(['account'], 'admin');
const issued = { status: { _neq: 'draft' } };

/**
 * The administrator of a client's space: everything shared with the accounts where their own
 * membership is `admin`, invoices included. An account where they are only a member stays closed.
 */
export const clientAdmin: RoleAccess = {
  ...clientAccess({
    accounts: accountMember([], 'admin'),
    projects: ofAccount,
    ofProject: ofAccount,
    people: any({ memberships: { user: isMe } }, { project_memberships: ofAccount }),
  }),
  projects: {
    read: { fields: [...CLIENT_PROJECT, 'sold_amount', 'sold_currency'], where: ofAccount },
  },
  // The settings of the space that are the client's; the others are staff's (ADR 0042).
  accounts: {
    read: {
      fields: [
        'id',
        'name',
        'locale',
        'plan',
        'sla_summary',
        'siren',
        'siret',
        'vat_number',
        'einvoice_address',
        'billing_address',
        'members_may_invite',
      ],
      where: accountMember([], 'admin'),
    },
    update: { fields: ['locale', 'members_may_invite'], where: accountMember([], 'admin') },
  },
  invoices: {
    read: {
      fields: [
        'id',
        'account',
        'project',
        'number',
        'type',
        'status',
        'issued_on',
        'due_on',
        'currency',
        'net_amount',
        'tax_amount',
        'gross_amount',
        'paid_amount',
        'file',
      ],
      where: all(ofAccount, issued),
    },
  },
  invoice_lines: {
    read: {
      fields: [
        'id',
        'invoice',
        'description',
        'quantity',
        'unit_price',
        'tax_rate_bp',
        'net_amount',
        'sort',
      ],
      where: all(ofAccount, { invoice: issued }),
    },
  },
  payments: {
    read: {
      fields: ['id', 'invoice', 'amount', 'currency', 'received_on', 'method', 'status'],
      where: ofAccount,
    },
  },
};

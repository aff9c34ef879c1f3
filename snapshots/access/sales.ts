import { dashboardsWithout, ownFilesOr, staffBasics, staffFileWrites } from './common.ts';
import { all, any, isMe, ME, type RoleAccess, STAMPS } from './shapes.ts';

const ACCOUNT = [
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
  'employees',
  'founded_year',
  'annual_revenue',
  'locale',
  'members_may_invite',
  'primary_contact',
  'owner',
  'notes',
] as const;

const LEAD = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'job_title',
  'linkedin_url',
  'company_name',
  'domain',
  'sector',
  'city',
  'country',
  'employees',
  'annual_revenue',
  'occupation',
  'specialization',
  'source',
  'channel',
  'number',
  'visits',
  'seconds_on_site',
  'pages_per_visit',
  'last_activity',
  'attributes',
  'enrichment_source',
  'notes',
  'owner',
  'status',
  'disqualification_reason',
  'disqualification_note',
  'duplicate_of',
  'activities',
  'consents',
] as const;

const CONTACT = [
  'account',
  'first_name',
  'last_name',
  'job_title',
  'role',
  'phone',
  'linkedin_url',
  'source',
  'locale',
  'notes',
  'emails',
] as const;

const CONTACT_EMAIL = ['account', 'contact', 'email', 'is_primary', 'status'] as const;

const CONSENT = [
  'contact',
  'lead',
  'channel',
  'status',
  'source',
  'occurred_at',
  'text_version',
  'text',
  'proof',
] as const;

const DEAL = [
  'name',
  'account',
  'contact',
  'offer',
  'stage',
  'amount',
  'currency',
  'probability',
  'expected_close_on',
  'opened_on',
  'owner',
  'next_action',
  'next_action_at',
  'loss_reason',
  'loss_note',
  'scope',
  'planning',
  'conditions',
  'position',
] as const;

const ACTIVITY = [
  'type',
  'subject',
  'body',
  'occurred_at',
  'status',
  'account',
  'deal',
  'contact',
  'lead',
  'owner',
  'visibility',
  'attachment',
] as const;

/** Written by the route of milestones alone. */
const MILESTONE = ['milestone', 'withdrawn_at', 'withdrawal_reason'] as const;

/** Of what came from outside: which way it went, and what came with it. */
const RECEIVED = ['direction', 'files', 'file_remarks'] as const;

/** Of a mail: with whom, and what became of it when it was written here. */
const MAIL = ['mail_state', 'mail_error', 'mail_address', 'mail_cc'] as const;

const ORIGIN = ['id', 'origin', 'external_id', ...STAMPS] as const;

/** What a search compares: written by the database from fields of the same list. */
const SEARCH = 'search';

/** Deals of a colleague are read only: taking one over would open its invoices. */
const mineOrNobodys = any({ owner: isMe }, { owner: { _null: true } });
const ownDeal = { deal: { owner: isMe } };
const minePrivate = any({ visibility: { _eq: 'shared' } }, { owner: isMe }, { user_created: isMe });

/** What was received with an activity is read by who reads the activity, and belongs to no account. */
const ofReadActivity = all({ activity: { _nnull: true } }, { activity: minePrivate });

/** What a mail that waits says of itself is its mailbox's: that may be of one person alone. */
const waitingForAll = any(
  { source: { kind: { _nin: ['mail_webhook', 'mail_imap'] } } },
  { source: { owner: isMe } },
);

/** Views one has shared with the team: nothing else has an author, which the server alone writes. */
const sharedViews = { author: isMe };

/** The other side of what a form names: without it the app takes the relation for a broken one. */
const LISTED_ON_ACCOUNT = ['activities', 'projects', 'invoices', 'payments'] as const;

/** Sales: the pipeline; of the finances, what concerns their own deals; no cost and no margin. */
export const sales: RoleAccess = {
  ...staffBasics,
  ...dashboardsWithout('invoicing'),
  leads: {
    read: { fields: ['*'] },
    create: { fields: LEAD },
    update: { fields: [...LEAD, 'is_archived'] },
  },
  accounts: {
    read: {
      fields: [
        ...ORIGIN,
        ...ACCOUNT,
        SEARCH,
        'contacts',
        'contact_emails',
        'deals',
        ...LISTED_ON_ACCOUNT,
        'timeline',
        'space',
        'sync_conflicts',
        'historical_pages',
      ],
    },
    create: { fields: [...ACCOUNT, 'contacts'] },
    update: { fields: [...ACCOUNT, 'contacts'] },
  },
  contacts: {
    read: {
      fields: [
        ...ORIGIN,
        ...CONTACT,
        SEARCH,
        'consents',
        'deals',
        'reminders',
        'activities',
        'timeline',
        'space',
        'sync_conflicts',
      ],
    },
    create: { fields: CONTACT },
    update: { fields: CONTACT },
  },
  contact_emails: {
    read: { fields: ['id', ...CONTACT_EMAIL, ...STAMPS] },
    create: { fields: CONTACT_EMAIL },
    update: { fields: CONTACT_EMAIL },
    delete: {},
  },
  // A log: nobody corrects a line, another one is added.
  consents: { read: { fields: ['*'] }, create: { fields: CONSENT } },
  historical_pages: { read: { fields: ['*'] } },
  offers: { read: { fields: ['*'] } },
  deal_stages: { read: { fields: ['*'] } },
  loss_reasons: { read: { fields: ['*'] } },
  scoring_rules: { read: { fields: ['*'] } },
  scoring_models: { read: { fields: ['*'] } },
  // Begun and stopped by their own endpoint, which asks for the right to change the lead or the deal.
  reminder_sequences: { read: { fields: ['*'] } },
  reminder_steps: { read: { fields: ['*'] } },
  reminders: { read: { fields: ['*'] } },
  deals: {
    read: {
      fields: [
        ...ORIGIN,
        ...DEAL,
        SEARCH,
        'timeline',
        'activities',
        'invoices',
        'sync_conflicts',
        'external_owner',
        'closed_on',
        'stage_entered_at',
        'stage_changes',
        'last_meeting_at',
        'next_meeting_at',
        'last_note_at',
        'proposal_sent_at',
        'audit_delivered_at',
        'audit_validated_at',
        'has_agreement',
        'taken_over_at',
        'is_archived',
        'projects',
      ],
    },
    create: { fields: DEAL, presets: { owner: ME } },
    update: { fields: [...DEAL, 'is_archived'], where: mineOrNobodys },
  },
  // What became of what they sold.
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
        'description',
        'sla_summary',
        'sold_offer',
        'sold_amount',
        'sold_currency',
        'sold_sla',
        'sold_scope',
        'sold_on',
        'is_archived',
      ],
      where: ownDeal,
    },
  },
  deal_stage_changes: { read: { fields: ['*'] } },
  sync_mappings: { read: { fields: ['*'] } },
  sync_runs: { read: { fields: ['*'], where: { user: isMe } } },
  sync_rows: { read: { fields: ['*'], where: { run: { user: isMe } } } },
  sync_sources: { read: { fields: ['id', 'name', 'kind', 'is_active'] } },
  // What became of a private mail is told to its owner.
  inbound_events: {
    read: {
      fields: ['*'],
      where: any(ofReadActivity, all({ activity: { _null: true } }, waitingForAll)),
    },
  },
  directus_presets: {
    update: {
      fields: ['bookmark', 'layout_query'],
      where: sharedViews,
    },
    delete: { where: sharedViews },
  },
  activities: {
    read: {
      fields: [...ORIGIN, ...ACTIVITY, ...MILESTONE, ...RECEIVED, ...MAIL],
      where: minePrivate,
    },
    create: { fields: ACTIVITY, presets: { owner: ME } },
    update: { fields: ACTIVITY, where: any({ owner: isMe }, { user_created: isMe }) },
    delete: { where: any({ owner: isMe }, { user_created: isMe }) },
  },
  invoices: {
    read: {
      fields: [
        'id',
        'account',
        'deal',
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
        'lines',
        'payments',
      ],
      where: ownDeal,
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
      where: { invoice: ownDeal },
    },
  },
  payments: {
    read: {
      fields: [
        'id',
        'account',
        'invoice',
        'amount',
        'currency',
        'received_on',
        'method',
        'status',
        'reference',
      ],
      where: { invoice: ownDeal },
    },
  },
  directus_files: {
    read: {
      fields: ['*'],
      where: ownFilesOr(
        all(
          { account: { _nnull: true } },
          { project: { _null: true } },
          { visibility: { _eq: 'internal' } },
        ),
        ofReadActivity,
      ),
    },
    ...staffFileWrites(),
  },
};

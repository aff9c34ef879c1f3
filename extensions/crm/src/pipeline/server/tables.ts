import { dealFacts } from '@ia/core/records/deal-facts';

interface Table {
  /** What our statements read of it, with its type in Postgres. */
  readonly columns: Readonly<Record<string, string>>;
  /** Without these there is nothing to show. */
  readonly needed: readonly string[];
}

/** One type for several columns. */
function allOf(columns: readonly string[], type: string): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map((column) => [column, type]));
}

/** All that the board, its list, its exports and the funnel read. */
export const tables = {
  deals: {
    columns: {
      id: 'uuid',
      name: 'text',
      account: 'uuid',
      amount: 'bigint',
      currency: 'text',
      probability: 'integer',
      offer: 'uuid',
      owner: 'uuid',
      contact: 'uuid',
      loss_reason: 'text',
      opened_on: 'date',
      next_action: 'text',
      next_action_at: 'timestamptz',
      expected_close_on: 'date',
      closed_on: 'date',
      stage: 'text',
      stage_entered_at: 'timestamptz',
      position: 'numeric',
      date_created: 'timestamptz',
      ...allOf(dealFacts, 'timestamptz'),
      is_archived: 'boolean',
    },
    needed: ['id', 'stage', 'closed_on'],
  },
  deal_stages: {
    columns: {
      key: 'text',
      type: 'text',
      label: 'text',
      label_en: 'text',
      color: 'text',
      probability: 'integer',
      sort: 'integer',
    },
    needed: ['key', 'type', 'sort'],
  },
  accounts: { columns: { id: 'uuid', name: 'text' }, needed: [] },
  offers: { columns: { id: 'uuid', name: 'text' }, needed: [] },
  directus_users: {
    columns: { id: 'uuid', first_name: 'text', last_name: 'text', avatar: 'uuid' },
    needed: [],
  },
  contacts: { columns: { id: 'uuid', source: 'text' }, needed: [] },
  leads: { columns: { id: 'uuid', source: 'text', converted_deal: 'uuid' }, needed: [] },
  loss_reasons: { columns: { key: 'text', label: 'text', label_en: 'text' }, needed: [] },
  deal_stage_changes: {
    columns: {
      id: 'uuid',
      deal: 'uuid',
      from_stage: 'text',
      to_stage: 'text',
      changed_at: 'timestamptz',
      duration_seconds: 'integer',
    },
    needed: ['deal', 'from_stage', 'to_stage', 'changed_at'],
  },
} as const satisfies Record<string, Table>;

export type BoardTable = keyof typeof tables;

export const CARD_TABLES: readonly BoardTable[] = [
  'deals',
  'deal_stages',
  'accounts',
  'offers',
  'directus_users',
];

export const FUNNEL_TABLES: readonly BoardTable[] = ['deals', 'deal_stages', 'deal_stage_changes'];

import { ACTORS, type Tenant, userId, type Vendor } from './actors.ts';
import { idOf } from './markers.ts';

/** What is true of a row, in the words of the rules; the expectations are written on these. */
export type Tags = {
  readonly tenant?: Tenant;
  readonly project?: string;
  /** Vendor whose running mission the row belongs to, or is worked on by. */
  readonly running?: Vendor;
  readonly vendor?: Vendor;
  readonly clientVisible?: boolean;
  readonly draft?: boolean;
  /** Accepted: nothing is handed in any more. */
  readonly settled?: boolean;
  readonly visibility?: 'internal' | 'client' | 'vendor';
  readonly owner?: string;
  readonly person?: string;
  /** A deal that has its project, or that project, or what was noted on the way to it. */
  readonly sold?: boolean;
  /** Of a file that came with an activity: who reads that, the team or one of it. */
  readonly received?: string;
};

export type Row = {
  readonly key: string;
  readonly collection: string;
  readonly id: string;
  readonly tags: Tags;
  readonly data: Readonly<Record<string, unknown>>;
  /** Comes with every installation: it is there already. */
  readonly isReference?: true;
};

const ref = (collection: string, key: string) => idOf(`${collection} ${key}`);
const DAY = '2026-03-02';
const NOON = '2026-03-02T12:00:00.000Z';

function row(collection: string, key: string, tags: Tags, data: Row['data'] = {}): Row {
  return { collection, key: `${collection} ${key}`, id: ref(collection, key), tags, data };
}

const OWNERS: Readonly<Record<Tenant, string | null>> = { A: 'sales1', B: 'sales2', C: null };
const PROJECTS: Readonly<Record<Tenant, readonly string[]>> = {
  A: ['A1', 'A2'],
  B: ['B1', 'B2'],
  C: ['C1'],
};
const MISSIONS = [
  { key: 'A1 V1', project: 'A1', tenant: 'A', vendor: 'V1', status: 'active' },
  { key: 'A2 V1', project: 'A2', tenant: 'A', vendor: 'V1', status: 'completed' },
  { key: 'A1 V2', project: 'A1', tenant: 'A', vendor: 'V2', status: 'draft' },
  { key: 'B1 V2', project: 'B1', tenant: 'B', vendor: 'V2', status: 'active' },
] as const;

function salesRows(tenant: Tenant): Row[] {
  const account = ref('accounts', tenant);
  const name = OWNERS[tenant];
  const owner = name ? userId(name) : null;
  const tags: Tags = { tenant, ...(name ? { owner: name } : {}) };
  const sold: Tags = { ...tags, sold: true };
  return [
    row('accounts', tenant, { tenant }, { owner }),
    row('contacts', tenant, { tenant }, { account }),
    row('contact_emails', tenant, { tenant }, { account, contact: ref('contacts', tenant) }),
    row(
      'consents',
      tenant,
      { tenant },
      {
        contact: ref('contacts', tenant),
        channel: 'email',
        status: 'granted',
        source: 'form',
      },
    ),
    row('historical_pages', tenant, { tenant }, { account }),
    row('leads', tenant, tags, {
      owner,
      // Every text field holds a word: a lead in play may not carry a reason to set it aside.
      status: 'disqualified',
      disqualification_reason: 'no_need',
    }),
    row('offers', tenant, {}),
    ...[
      row('deals', tenant, sold),
      // Still in the pipeline: sales' alone.
      row('deals', `${tenant} open`, tags),
    ].map((deal) => ({
      ...deal,
      data: {
        account,
        owner,
        offer: ref('offers', tenant),
        stage: 'prospect',
        expected_close_on: '2027-03-02',
      },
    })),
    // A mail: prices are talked of in it.
    row('activities', `${tenant} mail`, tags, {
      account,
      deal: ref('deals', tenant),
      owner,
      type: 'email',
      occurred_at: NOON,
      visibility: 'shared',
    }),
    row('activities', `${tenant} of the open deal`, tags, {
      account,
      deal: ref('deals', `${tenant} open`),
      owner,
      type: 'note',
      occurred_at: NOON,
      visibility: 'shared',
    }),
    row('activities', `${tenant} shared`, sold, {
      account,
      deal: ref('deals', tenant),
      owner,
      type: 'note',
      occurred_at: NOON,
      visibility: 'shared',
    }),
    row(
      'activities',
      `${tenant} private`,
      { ...sold, visibility: 'internal' },
      {
        account,
        deal: ref('deals', tenant),
        owner,
        type: 'note',
        occurred_at: NOON,
        visibility: 'private',
      },
    ),
  ];
}

function runningOn(project: string): Pick<Tags, 'running'> {
  const mission = MISSIONS.find((one) => one.project === project && one.status === 'active');
  return mission ? { running: mission.vendor } : {};
}

const isFirst = (tenant: Tenant, project: string) => PROJECTS[tenant][0] === project;

/** The first project of a tenant was sold: by the owner of its deal. */
function saleOf(tenant: Tenant, project: string): Pick<Tags, 'sold' | 'owner'> {
  const owner = OWNERS[tenant];
  return isFirst(tenant, project) ? { sold: true, ...(owner ? { owner } : {}) } : {};
}

function projectRows(tenant: Tenant, project: string): Row[] {
  const links = { account: ref('accounts', tenant), project: ref('projects', project) };
  const tags: Tags = { tenant, project };
  const visible = { ...tags, clientVisible: true };
  const shown = { ...links, is_client_visible: true };
  return [
    row(
      'projects',
      project,
      { ...tags, ...runningOn(project), ...saleOf(tenant, project) },
      {
        account: links.account,
        status: 'active',
        offer: ref('offers', tenant),
        deal: isFirst(tenant, project) ? ref('deals', tenant) : null,
      },
    ),
    row('milestones', project, tags, { ...links, status: 'todo' }),
    row('tasks', `${project} visible`, visible, {
      ...shown,
      milestone: ref('milestones', project),
    }),
    row('tasks', `${project} hidden`, tags, links),
    row('deliverables', `${project} shown`, visible, { ...shown, status: 'in_review' }),
    row(
      'deliverables',
      `${project} draft`,
      { ...visible, draft: true },
      { ...shown, status: 'draft' },
    ),
    row('deliverables', `${project} hidden`, tags, { ...links, status: 'in_review' }),
    row('workflows', `${project} shown`, visible, { ...shown, n8n_workflow_id: idOf(project) }),
    row('workflows', `${project} hidden`, tags, { ...links, n8n_workflow_id: null }),
    row('workflows', `${project} archived`, tags, {
      ...shown,
      n8n_workflow_id: null,
      is_archived: true,
    }),
  ];
}

function financeRows(tenant: Tenant): Row[] {
  const account = ref('accounts', tenant);
  const links = { account, project: ref('projects', `${tenant}1`), deal: ref('deals', tenant) };
  const owner = OWNERS[tenant];
  const tags: Tags = { tenant, ...(owner ? { owner } : {}) };
  return (['issued', 'draft'] as const).flatMap((status) => {
    const key = `${tenant} ${status}`;
    const invoice = ref('invoices', key);
    const state = { ...tags, draft: status === 'draft' };
    return [
      row('invoices', key, state, { ...links, status, issued_on: status === 'draft' ? null : DAY }),
      row('invoice_lines', key, state, { account, invoice, quantity: '1', tax_rate_bp: 2000 }),
      ...(status === 'issued'
        ? [row('payments', key, tags, { account, invoice, received_on: DAY })]
        : []),
    ];
  });
}

function missionRows({ key, project, tenant, vendor, status }: (typeof MISSIONS)[number]): Row[] {
  const mission = ref('missions', key);
  const links = { account: ref('accounts', tenant), project: ref('projects', project), mission };
  const tags: Tags = {
    tenant,
    project,
    vendor,
    ...(status === 'active' ? { running: vendor } : {}),
  };
  return [
    row('missions', key, tags, {
      account: links.account,
      project: links.project,
      vendor: ref('vendors', vendor),
      status,
      starts_on: DAY,
      ends_on: '2027-12-31',
    }),
    row('tasks', `of mission ${key}`, tags, links),
    row('deliverables', `of mission ${key}`, tags, {
      ...links,
      vendor: ref('vendors', vendor),
      status: 'submitted',
    }),
    row(
      'deliverables',
      `accepted of mission ${key}`,
      { ...tags, settled: true },
      { ...links, vendor: ref('vendors', vendor), status: 'accepted' },
    ),
  ];
}

const vendorRows = (vendor: Vendor): Row[] => [
  row('vendors', vendor, { vendor }, { status: 'active' }),
  row('vendor_rates', vendor, { vendor }, { vendor: ref('vendors', vendor), valid_from: DAY }),
];

function memberRows(): Row[] {
  return ACTORS.flatMap(({ key, adminOf = [], memberOf = [], teams = [], vendor }) => {
    const user = userId(key);
    const memberships = [
      ...adminOf.map((t) => [t, 'admin'] as const),
      ...memberOf.map((t) => [t, 'member'] as const),
    ];
    return [
      ...memberships.map(([tenant, level]) =>
        row(
          'account_members',
          `${key} in ${tenant}`,
          { tenant, person: key },
          { account: ref('accounts', tenant), user, level },
        ),
      ),
      ...teams.map((project) =>
        row(
          'project_members',
          `${key} in ${project}`,
          { tenant: project[0] as Tenant, project, person: key },
          {
            project: ref('projects', project),
            account: ref('accounts', project[0] ?? ''),
            user,
            role: 'client',
          },
        ),
      ),
      ...(vendor
        ? [
            row(
              'vendor_members',
              key,
              { vendor, person: key },
              { vendor: ref('vendors', vendor), user },
            ),
          ]
        : []),
    ];
  });
}

const noticeRows = (): Row[] =>
  ACTORS.filter(({ role }) => role !== 'public').map(({ key }) =>
    row('notifications', key, { person: key }, { user: userId(key), created_at: NOON }),
  );

const importRows = (): Row[] => [
  row('sync_mappings', 'file', {}, { columns: [], target: 'leads' }),
  ...(['sales1', 'sales2'] as const).flatMap((owner) => [
    row(
      'sync_runs',
      owner,
      { owner },
      {
        mapping: ref('sync_mappings', 'file'),
        mode: 'history',
        started_at: NOON,
        user: userId(owner),
      },
    ),
    row(
      'sync_rows',
      owner,
      { owner },
      { run: ref('sync_runs', owner), row_number: 1, outcome: 'created' },
    ),
  ]),
  row('sync_sources', 'site', {}, { kind: 'site_form', settings: {}, schedule: null }),
  row(
    'inbound_events',
    'form',
    {},
    { source: ref('sync_sources', 'site'), received_at: NOON, status: 'received' },
  ),
  ...(['shared', 'private'] as const).map((readers) =>
    row(
      'inbound_events',
      `of a ${readers} mail`,
      readers === 'private' ? { owner: 'sales1', visibility: 'internal' } : {},
      {
        source: ref('sync_sources', 'site'),
        received_at: NOON,
        status: 'processed',
        activity: ref('activities', `A ${readers}`),
      },
    ),
  ),
  row('scoring_rules', 'source', {}, { criterion: 'source', points: 5, values: ['salon'] }),
  row(
    'scoring_models',
    'refused',
    {},
    {
      trained_at: NOON,
      status: 'refused',
      reason: 'too_few',
      examples: 12,
      converted: 3,
      held_out: 4,
      seed: 1,
    },
  ),
  row('reminder_sequences', 'deal', {}, { target: 'deal', trigger: 'manual', work_days: ['1'] }),
  row(
    'reminder_steps',
    'first',
    {},
    {
      sequence: ref('reminder_sequences', 'deal'),
      channel: 'mail',
      delay_days: 3,
      position: 1,
      conditions: [],
    },
  ),
  row(
    'reminders',
    'stopped',
    {},
    {
      sequence: ref('reminder_sequences', 'deal'),
      step: ref('reminder_steps', 'first'),
      position: 1,
      channel: 'mail',
      status: 'stopped',
      reason: 'by_hand',
      deal: ref('deals', 'A'),
      enrolment: idOf('enrolment'),
      enrolled_at: NOON,
      due_at: NOON,
    },
  ),
  { ...row('loss_reasons', 'unknown', {}), id: 'unknown', isReference: true },
  { ...row('deal_stages', 'prospect', {}), id: 'prospect', isReference: true },
  row('audit_log', 'line', {}, { occurred_at: NOON, data: {} }),
  row(
    'outbox_events',
    'line',
    {},
    {
      occurred_at: NOON,
      subject: idOf('subject'),
      data: {},
      trace_id: idOf('trace'),
      status: 'done',
    },
  ),
];

const TENANTS: readonly Tenant[] = ['A', 'B', 'C'];

/** Every row of the matrix' little world, parents before children. */
export const ROWS: readonly Row[] = [
  ...TENANTS.flatMap(salesRows),
  ...TENANTS.flatMap((tenant) =>
    PROJECTS[tenant].flatMap((project) => projectRows(tenant, project)),
  ),
  ...TENANTS.flatMap(financeRows),
  ...(['V1', 'V2'] as const).flatMap(vendorRows),
  ...MISSIONS.flatMap(missionRows),
  ...memberRows(),
  ...noticeRows(),
  ...importRows(),
];

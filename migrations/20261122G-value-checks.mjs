/**
 * What a column may hold, whoever writes it. The API refuses these values before, with a sentence;
 * the database is the last word. A constraint is named `<collection>_<field>_<rule>`: its name is
 * what tells the person which field to correct.
 */

const MAX_CENTS = 1_000_000_000_000;

const MONEY = {
  accounts: ['annual_revenue'],
  offers: ['list_price'],
  deals: ['amount'],
  projects: ['sold_amount'],
  vendor_rates: ['daily_rate'],
  missions: ['daily_rate'],
  invoices: ['net_amount', 'tax_amount', 'gross_amount', 'paid_amount'],
  invoice_lines: ['unit_price', 'net_amount'],
  payments: ['amount'],
};

const RANGES = {
  accounts: { employees: [0, 10_000_000], founded_year: [1000, 2200] },
  leads: { visits: [0, null], seconds_on_site: [0, null], pages_per_visit: [0, null] },
  deal_stages: { probability: [0, 100] },
  deals: { probability: [0, 100] },
  deal_stage_changes: { duration_seconds: [0, null] },
  tasks: { estimated_minutes: [0, 1_000_000], spent_minutes: [0, 1_000_000] },
  vendors: { rating: [1, 5] },
  missions: { budget_days: [0, null] },
  invoice_lines: { tax_rate_bp: [0, 10_000], quantity: [0, 1_000_000] },
  sync_runs: Object.fromEntries(
    ['total', 'created', 'updated', 'unchanged', 'rejected', 'flagged'].map((count) => [
      `rows_${count}`,
      [0, null],
    ]),
  ),
  sync_rows: { row_number: [0, null] },
  outbox_events: { attempts: [0, null] },
};

const CURRENCY = ['EUR', 'USD', 'GBP', 'CHF'];
const LOCALE = ['fr', 'en'];
const ORIGIN = ['manual', 'import', 'sync', 'webhook', 'system'];

const VALUES = {
  accounts: { status: ['prospect', 'client', 'former'], locale: LOCALE, origin: ORIGIN },
  account_members: { level: ['admin', 'member'] },
  contacts: {
    role: ['decision_maker', 'champion', 'user', 'billing', 'technical'],
    locale: LOCALE,
    origin: ORIGIN,
  },
  contact_emails: { status: ['unverified', 'verified', 'bounced'] },
  offers: { kind: ['one_off', 'subscription'], currency: CURRENCY, origin: ORIGIN },
  leads: {
    status: ['new', 'contacted', 'qualified', 'converted', 'disqualified'],
    origin: ORIGIN,
  },
  deal_stages: { type: ['open', 'won', 'lost'] },
  deals: { currency: CURRENCY, origin: ORIGIN },
  deal_stage_changes: { cause: ['manual', 'import', 'rule', 'system'] },
  activities: {
    type: ['call', 'email', 'meeting', 'note', 'task'],
    status: ['planned', 'done', 'cancelled'],
    visibility: ['shared', 'private'],
    origin: ORIGIN,
  },
  projects: { status: ['planned', 'active', 'on_hold', 'delivered', 'closed'], origin: ORIGIN },
  project_members: { role: ['manager', 'delivery', 'client'] },
  milestones: { status: ['todo', 'in_progress', 'done'] },
  tasks: {
    priority: ['low', 'normal', 'high', 'urgent'],
    status: ['todo', 'in_progress', 'blocked', 'done'],
  },
  deliverables: { status: ['draft', 'submitted', 'in_review', 'accepted', 'revision_requested'] },
  vendors: {
    status: ['candidate', 'active', 'paused', 'ended'],
    availability: ['available', 'partial', 'unavailable'],
  },
  vendor_rates: { currency: CURRENCY },
  missions: { status: ['draft', 'active', 'completed', 'cancelled'] },
  workflows: {
    kind: ['scheduled', 'webhook', 'manual'],
    status: ['draft', 'active', 'paused', 'error'],
  },
  invoices: {
    type: ['invoice', 'deposit', 'credit_note'],
    status: ['draft', 'issued', 'partially_paid', 'paid', 'overdue'],
    currency: CURRENCY,
  },
  payments: {
    method: ['transfer', 'card', 'direct_debit', 'other'],
    status: ['pending', 'received', 'failed'],
    currency: CURRENCY,
  },
  sync_mappings: { origin: ORIGIN },
  sync_runs: { mode: ['history', 'live'], status: ['running', 'succeeded', 'failed'] },
  sync_rows: { outcome: ['created', 'updated', 'unchanged', 'rejected'] },
  outbox_events: { status: ['pending', 'done', 'failed'] },
};

const MAIL = `~ '^[^@[:space:]]+@[^@[:space:]]+\\.[^@[:space:]]+$'`;

/** Written by hand: shapes of texts (knex takes a question mark for a binding), dates that follow. */
const SHAPES = {
  accounts_domain_format: `domain ~ '^([a-z0-9]([a-z0-9-]*[a-z0-9]){0,1}\\.)+[a-z0-9-]{2,}$'`,
  accounts_siren_format: `siren ~ '^[0-9]{9}$'`,
  accounts_siret_format: `siret ~ '^[0-9]{14}$'`,
  vendors_siren_format: `siren ~ '^[0-9]{9}$'`,
  vendors_email_format: `email = lower(email) AND email ${MAIL}`,
  contact_emails_email_format: `email = lower(email) AND email ${MAIL}`,
  missions_sandbox_url_format: `sandbox_url ~* '^https{0,1}://'`,
  missions_ends_on_order: 'ends_on >= starts_on',
  projects_due_on_order: 'due_on >= starts_on',
  invoices_due_on_order: 'due_on >= issued_on',
  // Rules hang on these two keys as much as on the type: they may not tell two stories.
  deal_stages_type_check: `(key = 'won') = (type = 'won') AND (key = 'lost') = (type = 'lost')`,
};

const NAMED = {
  name: 'accounts deals deliverables milestones missions offers projects tasks vendors workflows',
  last_name: 'contacts',
  subject: 'activities',
  label: 'deal_stages loss_reasons',
};

const quoted = (values) => values.map((value) => `'${value}'`).join(', ');

function rangeOf(field, [low, high]) {
  return high === null ? `${field} >= ${low}` : `${field} BETWEEN ${low} AND ${high}`;
}

function* checks() {
  for (const [table, fields] of Object.entries(MONEY)) {
    for (const field of fields) yield [table, `${field}_range`, rangeOf(field, [0, MAX_CENTS])];
  }
  for (const [table, fields] of Object.entries(RANGES)) {
    for (const [field, range] of Object.entries(fields)) {
      yield [table, `${field}_range`, rangeOf(field, range)];
    }
  }
  for (const [table, fields] of Object.entries(VALUES)) {
    for (const [field, values] of Object.entries(fields)) {
      yield [table, `${field}_choice`, `${field} IN (${quoted(values)})`];
    }
  }
  for (const [field, tables] of Object.entries(NAMED)) {
    for (const table of tables.split(' '))
      yield [table, `${field}_required`, `btrim(${field}) <> ''`];
  }
}

function* shapes() {
  const tables = ['accounts', 'vendors', 'contact_emails', 'missions', 'projects', 'invoices'];
  for (const [name, condition] of Object.entries(SHAPES)) {
    const table = [...tables, 'deal_stages'].find((one) => name.startsWith(`${one}_`));
    yield [table, name.slice(table.length + 1), condition];
  }
}

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const [table, rule, condition] of [...checks(), ...shapes()]) {
      await trx.raw(
        `ALTER TABLE public.${table} ADD CONSTRAINT ${table}_${rule} CHECK (${condition})`,
      );
    }
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}

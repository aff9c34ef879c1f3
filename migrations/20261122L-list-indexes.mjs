/**
 * Indexes of several columns for the lists people open all day and for the joins of the access
 * rules. Those of one column belong to the model: made here, it would not know them.
 */
const INDEXES = {
  account_members: ['"user", account, level'],
  vendor_members: ['"user", vendor'],
  project_members: ['"user", project'],
  deals: ['stage, expected_close_on', 'owner, stage', 'account, stage'],
  deal_stage_changes: ['deal, changed_at'],
  leads: ['status, date_created DESC', 'owner, status'],
  activities: ['deal, occurred_at DESC', 'account, occurred_at DESC', 'owner, status, occurred_at'],
  projects: ['account, status'],
  milestones: ['project, sort'],
  tasks: ['project, status', 'assignee, status, due_on', 'mission, status'],
  deliverables: ['project, status', 'mission, status'],
  missions: ['vendor, status', 'status, ends_on'],
  invoices: ['account, issued_on DESC', 'status, due_on'],
  invoice_lines: ['invoice, sort'],
  notifications: ['"user", created_at DESC'],
  sync_rows: ['run, outcome', 'run, row_number'],
};

function nameOf(table, columns) {
  const fields = columns.replaceAll('"', '').replaceAll(' DESC', '').split(', ');
  return `${table}_${fields.join('_')}_list`;
}

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const [table, lists] of Object.entries(INDEXES)) {
      for (const columns of lists) {
        await trx.raw(`CREATE INDEX ${nameOf(table, columns)} ON public.${table} (${columns})`);
      }
    }
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}

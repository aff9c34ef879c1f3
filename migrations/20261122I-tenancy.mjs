/**
 * A row belongs to the account of everything it hangs on (design: the tenant of a child equals its
 * parent's). The account is filled from the parent when it is missing, never trusted over it.
 * Files follow rules of their own, in the migration of files.
 */

/** child → the columns that lead to a row with an account of its own */
const PARENTS = {
  account_members: { contact: 'contacts' },
  contact_emails: { contact: 'contacts' },
  deals: { contact: 'contacts' },
  activities: {
    deal: 'deals',
    contact: 'contacts',
    attachment: 'directus_files',
  },
  projects: { deal: 'deals' },
  project_members: { project: 'projects' },
  milestones: { project: 'projects' },
  tasks: { project: 'projects', milestone: 'milestones', mission: 'missions' },
  deliverables: { project: 'projects', milestone: 'milestones', mission: 'missions' },
  missions: { project: 'projects' },
  workflows: { project: 'projects' },
  invoices: { project: 'projects', deal: 'deals', file: 'directus_files' },
  invoice_lines: { invoice: 'invoices' },
  payments: { invoice: 'invoices' },
};

/** child → the columns that lead to a row of the same project */
const PROJECT_PARENTS = {
  tasks: { milestone: 'milestones', mission: 'missions' },
  deliverables: { milestone: 'milestones', mission: 'missions' },
};

/** parent → column that may no longer change once a row of these hangs on it */
const FROZEN = [
  [
    'contacts',
    'account',
    'contact_emails.contact deals.contact activities.contact account_members.contact accounts.primary_contact',
  ],
  ['deals', 'account', 'projects.deal invoices.deal activities.deal leads.converted_deal'],
  [
    'projects',
    'account',
    'project_members.project milestones.project tasks.project deliverables.project missions.project workflows.project invoices.project directus_files.project',
  ],
  ['invoices', 'account', 'invoice_lines.invoice payments.invoice'],
  ['directus_files', 'account', 'deliverables.file invoices.file activities.attachment'],
  ['milestones', 'project', 'tasks.milestone deliverables.milestone'],
  ['missions', 'project', 'tasks.mission deliverables.mission directus_files.mission'],
  ['missions', 'vendor', 'tasks.mission deliverables.mission directus_files.mission'],
];

/**
 * FOR KEY SHARE is the lock the foreign key takes anyway; taken before the comparison, it makes a
 * parent that is changing hands finish first (see freeze_with_children).
 */
const matchParents = (column, refusal) => `
CREATE FUNCTION public.match_parent_${column}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  written jsonb := to_jsonb(NEW);
  parent uuid;
  inherited uuid;
BEGIN
  FOR i IN 0 .. TG_NARGS - 1 BY 2 LOOP
    parent := (written ->> TG_ARGV[i])::uuid;
    CONTINUE WHEN parent IS NULL;
    EXECUTE format('SELECT ${column} FROM public.%I WHERE id = $1 FOR KEY SHARE', TG_ARGV[i + 1])
      INTO inherited USING parent;
    -- No such parent: the foreign key says so. A parent without ${column}: nothing to contradict.
    CONTINUE WHEN inherited IS NULL;
    IF NEW.${column} IS NULL THEN
      NEW.${column} := inherited;
    ELSIF NEW.${column} <> inherited THEN
      PERFORM public.refuse_write('${refusal}', TG_ARGV[i]);
    END IF;
  END LOOP;
  RETURN NEW;
END $$`;

/** FOR UPDATE waits for children being attached, whose triggers hold a key share on this row. */
const FREEZE = `
CREATE FUNCTION public.freeze_with_children() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  has_children boolean;
BEGIN
  EXECUTE format('SELECT true FROM public.%I WHERE id = $1 FOR UPDATE', TG_TABLE_NAME) USING OLD.id;
  FOR i IN 1 .. TG_NARGS - 1 LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I WHERE %I = $1)',
      split_part(TG_ARGV[i], '.', 1), split_part(TG_ARGV[i], '.', 2)) INTO has_children USING OLD.id;
    IF has_children THEN
      PERFORM public.refuse_write(
        CASE TG_ARGV[0] WHEN 'account' THEN 'ACCOUNT_IMMUTABLE' ELSE 'PARENT_IMMUTABLE' END,
        TG_ARGV[0]);
    END IF;
  END LOOP;
  RETURN NEW;
END $$`;

const PRIMARY_CONTACT = `
CREATE FUNCTION public.match_primary_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM public.contacts
    WHERE id = NEW.primary_contact AND account <> NEW.id FOR KEY SHARE;
  IF FOUND THEN
    PERFORM public.refuse_write('ACCOUNT_MISMATCH', 'primary_contact');
  END IF;
  RETURN NEW;
END $$`;

const quoted = (values) => values.map((value) => `'${value}'`).join(', ');

async function matchOn(trx, column, families) {
  for (const [table, parents] of Object.entries(families)) {
    const columns = [column, ...Object.keys(parents)].join(', ');
    await trx.raw(`CREATE TRIGGER ${table}_match_${column} BEFORE INSERT OR UPDATE OF ${columns}
      ON public.${table} FOR EACH ROW
      EXECUTE FUNCTION public.match_parent_${column}(${quoted(Object.entries(parents).flat())})`);
  }
}

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(matchParents('account', 'ACCOUNT_MISMATCH'));
    await trx.raw(matchParents('project', 'VALUE_INVALID'));
    await trx.raw(FREEZE);
    await trx.raw(PRIMARY_CONTACT);
    await matchOn(trx, 'account', PARENTS);
    await matchOn(trx, 'project', PROJECT_PARENTS);
    for (const [table, column, children] of FROZEN) {
      await trx.raw(`CREATE TRIGGER ${table}_freeze_${column} BEFORE UPDATE OF ${column}
        ON public.${table} FOR EACH ROW
        WHEN (OLD.${column} IS NOT NULL AND OLD.${column} IS DISTINCT FROM NEW.${column})
        EXECUTE FUNCTION public.freeze_with_children(${quoted([column, ...children.split(' ')])})`);
    }
    await trx.raw(`CREATE TRIGGER accounts_match_primary_contact
      BEFORE INSERT OR UPDATE OF primary_contact ON public.accounts FOR EACH ROW
      WHEN (NEW.primary_contact IS NOT NULL) EXECUTE FUNCTION public.match_primary_contact()`);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}

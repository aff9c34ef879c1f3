/**
 * Reminder sequences: one step at a time per person, claimed by one worker, told at once of whatever
 * may end it. What ends a sequence is decided in packages/core/src/reminders.
 */
const quoted = (values) => values.map((value) => `'${value}'`).join(', ');

const CHANNELS = ['mail', 'whatsapp', 'linkedin_task'];
const STATUSES = ['planned', 'claimed', 'sent', 'skipped', 'stopped', 'failed'];
const REASONS = [
  ...['converted', 'disqualified', 'won', 'lost', 'unsubscribed', 'bounced', 'replied', 'meeting'],
  ...['stage_changed', 'by_hand', 'restarted', 'condition', 'no_address', 'no_phone', 'no_opt_in'],
  ...['uncertain', 'refused', 'unavailable', 'not_configured'],
];
const CLOCK = '([01][0-9]|2[0-3]):[0-5][0-9]';

const CHECKS = [
  ['reminder_sequences', 'name_required', `btrim(name) <> ''`],
  ['reminder_sequences', 'target_choice', `target IN ('lead', 'deal')`],
  [
    'reminder_sequences',
    'trigger_choice',
    `CASE target WHEN 'lead' THEN trigger IN ('manual', 'silent_lead')
       ELSE trigger IN ('manual', 'proposal_sent', 'stale_deal') END`,
  ],
  ['reminder_sequences', 'trigger_days_range', 'trigger_days BETWEEN 1 AND 365'],
  [
    'reminder_sequences',
    'trigger_days_required',
    `trigger NOT IN ('stale_deal', 'silent_lead') OR trigger_days IS NOT NULL`,
  ],
  ['reminder_sequences', 'daily_cap_range', 'daily_cap BETWEEN 1 AND 1000'],
  [
    'reminder_sequences',
    'work_from_format',
    `work_from ~ '^${CLOCK}$' AND work_to ~ '^${CLOCK}$' AND work_from < work_to`,
  ],
  ['reminder_steps', 'channel_choice', `channel IN (${quoted(CHANNELS)})`],
  ['reminder_steps', 'delay_days_range', 'delay_days BETWEEN 0 AND 365'],
  ['reminder_steps', 'min_score_range', 'min_score BETWEEN 0 AND 100'],
  ['reminder_steps', 'min_amount_range', 'min_amount BETWEEN 0 AND 1000000000000'],
  ['reminders', 'channel_choice', `channel IN (${quoted(CHANNELS)})`],
  ['reminders', 'status_choice', `status IN (${quoted(STATUSES)})`],
  ['reminders', 'reason_choice', `reason IN (${quoted(REASONS)})`],
  ['reminders', 'lead_required', 'num_nonnulls(lead, deal) = 1'],
  ['reminders', 'sent_at_required', `status <> 'sent' OR sent_at IS NOT NULL`],
  [
    'reminders',
    'reason_required',
    `status NOT IN ('skipped', 'stopped', 'failed') OR reason IS NOT NULL`,
  ],
  ['reminders', 'claim_token_required', `(status = 'claimed') = (claim_token IS NOT NULL)`],
];

/**
 * A sequence at work has one step that is open: the first two are « once per lead or deal ». Each has two
 * columns: what is indexed by one column alone is the model's to say.
 */
const INDEXES = [
  `CREATE UNIQUE INDEX reminders_lead_running_unique ON public.reminders (sequence, lead)
     WHERE status IN ('planned', 'claimed')`,
  `CREATE UNIQUE INDEX reminders_deal_running_unique ON public.reminders (sequence, deal)
     WHERE status IN ('planned', 'claimed')`,
  `CREATE UNIQUE INDEX reminders_message_id_unique ON public.reminders (message_id, channel)`,
  `CREATE INDEX reminders_due ON public.reminders (due_at, id) WHERE status = 'planned'`,
  `CREATE INDEX reminders_taken ON public.reminders (claimed_at, id) WHERE status = 'claimed'`,
  `CREATE INDEX reminders_sequence_sent ON public.reminders (sequence, sending_at)
     WHERE sending_at IS NOT NULL`,
];

/** Asks for a look at the sequences at work on a lead, a deal or a person; a job decides. */
const ASK = `
CREATE FUNCTION platform.ask_reminders(p_lead uuid, p_deal uuid, p_contact uuid)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM platform.emit_event('reminder.check_due', NULL, 'reminders', id, '{}')
    FROM public.reminders
   WHERE status = 'planned' AND (lead = p_lead OR deal = p_deal OR contact = p_contact);
END $$`;

const TELL = `
CREATE FUNCTION platform.tell_reminders() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line jsonb := to_jsonb(NEW);
BEGIN
  PERFORM platform.ask_reminders(
    CASE TG_TABLE_NAME WHEN 'leads' THEN NEW.id ELSE (line ->> 'lead')::uuid END,
    CASE TG_TABLE_NAME WHEN 'deals' THEN NEW.id ELSE (line ->> 'deal')::uuid END,
    CASE WHEN TG_TABLE_NAME = 'deals' THEN NULL ELSE (line ->> 'contact')::uuid END);
  RETURN NULL;
END $$`;

/** Another address has not bounced. */
const FORGET_BOUNCE = `
CREATE FUNCTION public.forget_lead_bounce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.email_bounced_at := NULL;
  RETURN NEW;
END $$`;

const TRIGGERS = `
CREATE TRIGGER activities_reminders AFTER INSERT ON public.activities FOR EACH ROW
  WHEN (NEW.origin = 'webhook' OR NEW.type = 'meeting') EXECUTE FUNCTION platform.tell_reminders();
CREATE TRIGGER consents_reminders AFTER INSERT ON public.consents FOR EACH ROW
  WHEN (NEW.status = 'withdrawn') EXECUTE FUNCTION platform.tell_reminders();
CREATE TRIGGER contact_emails_reminders AFTER UPDATE ON public.contact_emails FOR EACH ROW
  WHEN (NEW.status = 'bounced' AND OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION platform.tell_reminders();
CREATE TRIGGER deals_reminders AFTER UPDATE ON public.deals FOR EACH ROW
  WHEN (OLD.stage IS DISTINCT FROM NEW.stage) EXECUTE FUNCTION platform.tell_reminders();
CREATE TRIGGER leads_reminders AFTER UPDATE ON public.leads FOR EACH ROW
  WHEN ((OLD.status, OLD.email_opt_out, OLD.email_bounced_at)
    IS DISTINCT FROM (NEW.status, NEW.email_opt_out, NEW.email_bounced_at))
  EXECUTE FUNCTION platform.tell_reminders();
CREATE TRIGGER leads_forget_bounce BEFORE UPDATE ON public.leads FOR EACH ROW
  WHEN (OLD.email IS DISTINCT FROM NEW.email AND OLD.email_bounced_at IS NOT NULL)
  EXECUTE FUNCTION public.forget_lead_bounce()`;

/** One more kind, whichever the constraint allows already. */
async function addSourceKind(trx, kind) {
  const name = 'sync_sources_kind_choice';
  const { rows } = await trx.raw(
    'SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = ?',
    [name],
  );
  const known = [...rows[0].definition.matchAll(/'([a-z_]+)'/g)].map(([, value]) => value);
  const kinds = [...new Set([...known, kind])];
  await trx.raw(`ALTER TABLE public.sync_sources DROP CONSTRAINT ${name}`);
  await trx.raw(
    `ALTER TABLE public.sync_sources ADD CONSTRAINT ${name} CHECK (kind IN (${quoted(kinds)}))`,
  );
}

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const [table, rule, condition] of CHECKS) {
      await trx.raw(
        `ALTER TABLE public.${table} ADD CONSTRAINT ${table}_${rule} CHECK (${condition})`,
      );
    }
    for (const statement of [...INDEXES, ASK, TELL, FORGET_BOUNCE, TRIGGERS]) {
      await trx.raw(statement);
    }
    await addSourceKind(trx, 'whatsapp');
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}

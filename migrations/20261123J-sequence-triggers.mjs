/** What begins a sequence, whatever it is about; which of them goes with a lead or a deal is checked apart. */
const TRIGGERS = ['manual', 'proposal_sent', 'stale_deal', 'silent_lead'];

export async function up(knex) {
  const values = TRIGGERS.map((trigger) => `'${trigger}'`).join(', ');
  await knex.raw(`ALTER TABLE public.reminder_sequences
    ADD CONSTRAINT reminder_sequences_trigger_format CHECK (trigger IN (${values}))`);
}

export async function down() {
  throw new Error('Migrations only go forward.');
}

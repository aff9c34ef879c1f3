/** Copies of pages of another tool, listed on their account, the last edited first. */

const CHECKS = {
  origin_choice: `origin IN ('manual', 'import', 'sync', 'webhook', 'system')`,
  title_required: `btrim(title) <> ''`,
  // Shown as a link: nothing but the web may stand there.
  url_format: `url ~ '^https?://'`,
  missing_parts_range: 'missing_parts >= 0',
};

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const [rule, condition] of Object.entries(CHECKS)) {
      await trx.raw(
        `ALTER TABLE public.historical_pages
           ADD CONSTRAINT historical_pages_${rule} CHECK (${condition.replaceAll('?', '\\?')})`,
      );
    }
    await trx.raw(`CREATE INDEX historical_pages_account_edited
      ON public.historical_pages (account, edited_on DESC, id)`);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}

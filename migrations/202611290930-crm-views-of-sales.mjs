/** Views of the pipeline and of leads are shown to those who have these pages, no longer to all of the staff. */
const LISTS = ['crm_pipeline', 'crm_leads'];

export async function up(knex) {
  await knex.raw(
    `UPDATE public.directus_presets p SET role = r.id FROM public.directus_roles r
      WHERE r.name = 'sales' AND p.collection = ANY(?) AND p.author IS NOT NULL
        AND p."user" IS NULL AND p.role IS NULL`,
    [LISTS],
  );
}

export async function down() {
  throw new Error('Migrations go forward only.');
}

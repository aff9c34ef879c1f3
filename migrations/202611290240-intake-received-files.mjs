import { addChecks } from './lib/checks.mjs';

/**
 * What came with a mail or a form is read by who reads its activity, and by that alone: it goes to no
 * account, project or mission, whatever record takes it. Which way a mail went is one of two.
 */
export async function up(knex) {
  await knex.transaction(async (trx) => {
    await addChecks(trx, [
      ['activities', 'direction_choice', `direction IN ('in', 'out')`],
      [
        'directus_files',
        'activity_taken',
        `activity IS NULL
         OR (num_nonnulls(account, project, mission) = 0 AND visibility = 'internal')`,
      ],
    ]);
    await trx.raw(`SET LOCAL app.history = 'on'`);
    await trx.raw(`UPDATE public.activities SET direction = 'in'
      WHERE origin = 'webhook' AND type = 'email' AND direction IS NULL`);
    await trx.raw(`UPDATE public.activities SET direction = 'out'
      WHERE origin = 'system' AND type = 'email' AND direction IS NULL`);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}

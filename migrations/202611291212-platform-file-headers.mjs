import { addChecks } from './lib/checks.mjs';

/**
 * The type and the name of a file become headers of the answer that carries it: what no header holds would
 * make the file one nobody can open. Here, since no hook sees an upload; its title is cleaned, for a picture
 * brings the one its camera wrote.
 */
const CONTROL = String.raw`[\u0001-\u001f\u007f-\u009f]`;

const CLEAN = `
CREATE OR REPLACE FUNCTION platform.clean_file_title() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.title := regexp_replace(NEW.title, '${CONTROL}+', ' ', 'g');
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER directus_files_clean_title BEFORE INSERT OR UPDATE OF title ON public.directus_files
  FOR EACH ROW WHEN (NEW.title ~ '${CONTROL}') EXECUTE FUNCTION platform.clean_file_title()`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(
      `UPDATE public.directus_files SET type = 'application/octet-stream' WHERE type !~ '^[ -~]*$'`,
    );
    await trx.raw(`UPDATE public.directus_files
      SET filename_download = regexp_replace(filename_download, '${CONTROL}+', ' ', 'g')
      WHERE filename_download ~ '${CONTROL}'`);
    await addChecks(trx, [
      ['directus_files', 'type_invalid', `type ~ '^[ -~]*$'`],
      ['directus_files', 'filename_download_invalid', `filename_download !~ '${CONTROL}'`],
    ]);
    await trx.raw(CLEAN);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}

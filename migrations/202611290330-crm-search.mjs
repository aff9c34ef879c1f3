/**
 * What a search compares, in one column of each record people look for: without accents, capitals or
 * curly apostrophes, as `platform.searchable` folds it. Written by a trigger whatever way a row comes,
 * read like any other field, so that the rights of Directus hold for a search.
 */
const SEARCHED = {
  leads: ['first_name', 'last_name', 'company_name', 'email', 'number', 'city', 'phone'],
  accounts: ['name', 'domain', 'city'],
  contacts: ['first_name', 'last_name', 'job_title', 'phone'],
  deals: ['name'],
};

/**
 * A line break between two fields: no word of a search reaches across. The search of Directus itself
 * compares what is typed as it is: a curly apostrophe has to be found too.
 */
const SEARCH_TEXT = `
CREATE FUNCTION platform.search_text(VARIADIC parts text[]) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$
    SELECT CASE WHEN folded LIKE '%''%' THEN folded || E'\\n' || replace(folded, '''', '’') ELSE folded END
      FROM (SELECT platform.searchable(array_to_string(parts, E'\\n')) AS folded) one
  $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(SEARCH_TEXT);
    for (const [table, fields] of Object.entries(SEARCHED)) {
      const listOf = (row) => fields.map((field) => `${row}${field}`).join(', ');
      await trx.raw(`
        CREATE FUNCTION platform.fill_search_of_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.search := platform.search_text(${listOf('NEW.')});
          RETURN NEW;
        END $$`);
      // Rows that are there already have not changed: nobody is told, no date moves.
      await trx.raw(`ALTER TABLE public.${table} DISABLE TRIGGER USER`);
      await trx.raw(`UPDATE public.${table} SET search = platform.search_text(${listOf('')})`);
      await trx.raw(`ALTER TABLE public.${table} ENABLE TRIGGER USER`);
      await trx.raw(`
        CREATE TRIGGER ${table}_fill_search
          BEFORE INSERT OR UPDATE OF ${fields.join(', ')}, search ON public.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.fill_search_of_${table}()`);
      // The model says “indexed”, and Directus knows one kind of index, which no part of a word uses.
      await trx.raw(`DROP INDEX IF EXISTS public.${table}_search_index`);
      await trx.raw(`CREATE INDEX ${table}_search_index ON public.${table}
        USING gin (search gin_trgm_ops)`);
    }
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}

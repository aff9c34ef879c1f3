/** What later migrations share about CHECK constraints. Nothing here may change what has run. */

/** Values as a list of SQL texts. */
export const quoted = (values) =>
  values.map((value) => `'${String(value).replaceAll("'", "''")}'`).join(', ');

/** Adds `<table>_<rule>`: the end of the name says which refusal people read (`_required`, `_choice`…). */
export async function addChecks(trx, checks) {
  for (const [table, rule, condition] of checks) {
    await trx.raw(
      `ALTER TABLE public.${table} ADD CONSTRAINT ${table}_${rule} CHECK (${condition})`,
    );
  }
}

/** One more value of `<table>_<column>_choice`, whichever it allows already. */
export async function addChoice(trx, table, column, value) {
  const name = `${table}_${column}_choice`;
  const { rows } = await trx.raw(
    `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE conname = ? AND conrelid = ?::regclass`,
    [name, `public.${table}`],
  );
  if (rows.length !== 1) throw new Error(`${name} is no constraint of ${table}.`);
  const choices = [...new Set([...choicesIn(rows[0].definition, column), value])];
  await trx.raw(`ALTER TABLE public.${table} DROP CONSTRAINT ${name}`);
  await trx.raw(
    `ALTER TABLE public.${table} ADD CONSTRAINT ${name} CHECK (${column} IN (${quoted(choices)}))`,
  );
}

/**
 * The values of a constraint that is a plain list, as Postgres tells it; anything else is refused
 * rather than rewritten.
 */
export function choicesIn(definition, column) {
  const list = definition.match(
    /^CHECK \(\(+"?(\w+)"?\)?(?:::text)? = (?:ANY \(\(?ARRAY\[(.+?)\]\)?(?:::text\[\])?\)|(.+?))\)+$/,
  );
  if (!list || list[1] !== column) throw new Error(`No plain list of values: ${definition}`);
  const items = (list[2] ?? list[3]).split(', ');
  return items.map((item) => {
    const value = item.match(/^\(?'((?:[^']|'')*)'::(?:text|character varying)\)?(?:::text)?$/);
    if (!value) throw new Error(`No plain list of values: ${definition}`);
    return value[1].replaceAll("''", "'");
  });
}

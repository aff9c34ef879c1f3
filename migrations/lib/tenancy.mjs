import { quoted } from './checks.mjs';

/**
 * A new table under the rules of tenancy: the functions are those of the migration of tenancy, each
 * `column` being `account` or `project`.
 */

/** The child takes its parents' `column` and never contradicts it; parents: `{ invoice: 'invoices' }`. */
export async function matchParents(trx, { table, column, parents }) {
  const columns = [column, ...Object.keys(parents)].join(', ');
  await trx.raw(`CREATE TRIGGER ${table}_match_${column} BEFORE INSERT OR UPDATE OF ${columns}
    ON public.${table} FOR EACH ROW
    EXECUTE FUNCTION public.match_parent_${column}(${quoted(Object.entries(parents).flat())})`);
}

/** The parent's `column` no longer changes once one of these hangs on it: `['invoice_lines.invoice']`. */
export async function freeze(trx, { table, column, children }) {
  await trx.raw(`DROP TRIGGER IF EXISTS ${table}_freeze_${column} ON public.${table}`);
  await trx.raw(`CREATE TRIGGER ${table}_freeze_${column} BEFORE UPDATE OF ${column}
    ON public.${table} FOR EACH ROW
    WHEN (OLD.${column} IS NOT NULL AND OLD.${column} IS DISTINCT FROM NEW.${column})
    EXECUTE FUNCTION public.freeze_with_children(${quoted([column, ...children])})`);
}

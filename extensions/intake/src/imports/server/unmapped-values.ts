import { DomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import type { ExtensionContext } from '@ia/directus-kit';
import type { Knex } from 'knex';
import type { TargetField, UnmappedValue, ValueChoices } from '../contract.ts';
import { changeMapping } from './change-mapping.ts';
import { restartRun } from './change-run.ts';
import type { ImportAsker } from './import-asker.ts';
import { findImportRights } from './import-rights.ts';
import { listTargets } from './list-targets.ts';
import { type KnownMapping, loadMapping } from './load-mapping.ts';
import { loadRun } from './load-run.ts';
import { assertMayImport } from './start-run.ts';
import { countUnmapped } from './store/rows.ts';

/** The values a dry run could not place, with what each could mean. */
export async function listUnmapped(
  { database }: ExtensionContext,
  asker: ImportAsker,
  id: string,
): Promise<readonly UnmappedValue[]> {
  const run = await loadRun(database, asker, id);
  const mapping = await loadMapping(database, run.mapping_key);
  const [values, fields] = await Promise.all([
    countUnmapped(database, run.id),
    fieldsOf(database, asker, mapping),
  ]);
  return values.flatMap(({ code, column, value, count }) => {
    const rules = (mapping.columns[column] ?? []).filter(({ values: table }) => table);
    const rule =
      code === 'OWNER_NOT_MAPPED'
        ? rules.find(({ as }) => as === 'owner')
        : rules.find(({ as }) => as === 'choice' || as === 'owner');
    if (!rule?.values) return [];
    const { field, values: table } = rule;
    const choices = fields.get(field)?.choices ?? [];
    return [{ column, field, table, value, count, choices }];
  });
}

/**
 * Says what values of the file mean, for this import and the next ones, and makes the dry run again.
 * @throws FORBIDDEN, VALUE_INVALID, IMPORT_STATE, MAPPING_IN_USE
 */
export async function saveValues(
  context: ExtensionContext,
  asker: ImportAsker,
  input: { readonly id: string; readonly values: ValueChoices },
): Promise<void> {
  const { database } = context;
  const run = await loadRun(database, asker, input.id);
  const mapping = await loadMapping(database, run.mapping_key);
  await assertMayImport(asker, mapping);
  const fields = await fieldsOf(database, asker, mapping);
  const values: Record<string, Mapping['values'][string]> = { ...mapping.values };
  for (const [table, entries] of Object.entries(input.values)) {
    const rule = ruleOf(mapping, table);
    const choices = fields.get(rule.field)?.choices ?? [];
    assertOffered(table, Object.values(entries), choices);
    const before = values[table] ?? {};
    const told = Object.entries(entries).map(([value, target]) => [
      value,
      rule.as === 'owner' ? { ...entryOf(before, value), user: target } : target,
    ]);
    values[table] = { ...before, ...Object.fromEntries(told) };
  }
  await changeMapping(context, asker, { ...mapping, values });
  // A recurring source is read again instead: by whoever looks at its run, or by its schedule.
  if (run.source === null) await restartRun(context, asker, run.id);
}

function ruleOf(mapping: KnownMapping, table: string) {
  const rules = Object.values(mapping.columns).flat();
  const rule = rules.find((one) => one.values === table && one.as !== 'text');
  if (!rule) throw new DomainError('VALUE_INVALID', { field: table });
  return rule;
}

function assertOffered(
  table: string,
  targets: readonly (string | null)[],
  choices: readonly { readonly value: string }[],
): void {
  const wrong = targets.find(
    (target) => target !== null && !choices.some(({ value }) => value === target),
  );
  if (wrong !== undefined) throw new DomainError('VALUE_INVALID', { field: table, value: wrong });
}

/** What the source told of an agent stays beside the user it is linked to. */
function entryOf(table: Mapping['values'][string], value: string): object {
  const entry = Object.hasOwn(table, value) ? table[value] : null;
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry : {};
}

async function fieldsOf(
  knex: Knex,
  asker: ImportAsker,
  { target }: KnownMapping,
): Promise<ReadonlyMap<string, TargetField>> {
  const targets = await listTargets(knex, await findImportRights(asker));
  const fields = targets.find(({ collection }) => collection === target)?.fields ?? [];
  return new Map(fields.map((field) => [field.field, field]));
}

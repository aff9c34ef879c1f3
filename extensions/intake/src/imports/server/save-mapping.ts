import { DomainError } from '@ia/core';
import type { Mapping, ValueTable } from '@ia/core/imports';
import { plainHeader } from '@ia/core/imports';
import type { ExtensionContext } from '@ia/directus-kit';
import { parseMapping } from '@ia/importer';
import type { KeptMapping, MappingBody } from '../contract.ts';
import { changeMapping } from './change-mapping.ts';
import type { ImportAsker } from './import-asker.ts';
import { findImportRights } from './import-rights.ts';
import { listTargets } from './list-targets.ts';
import { loadMapping, loadMappings } from './load-mapping.ts';
import { assertMayImport } from './start-run.ts';

/**
 * Saves how files of one kind are read, new or changed. Tables of values are added to: what imports
 * and other people have taught stays.
 * @throws FORBIDDEN, MAPPING_INVALID naming the path of the fault, MAPPING_UNKNOWN, MAPPING_IN_USE
 */
export async function saveMapping(
  context: ExtensionContext,
  asker: ImportAsker,
  body: MappingBody,
): Promise<KeptMapping> {
  const { database } = context;
  const before = body.key ? await loadMapping(database, body.key) : null;
  if (before) await assertMayImport(asker, before);
  const key = before?.key ?? (await freeKey(context, body.name));
  const told = parseMapping({ ...body, key, options: withSource(body.options, key, before) });
  await assertMayImport(asker, told);
  await assertOffered(context, asker, told);
  const mapping = { ...told, values: mergeValues(before?.values ?? {}, told.values) };
  await changeMapping(context, asker, mapping);
  return mapping;
}

/** The source is part of every external id: once files were loaded, it never changes. */
function withSource(
  options: Readonly<Record<string, unknown>>,
  key: string,
  before: Mapping | null,
): Readonly<Record<string, unknown>> {
  return { ...options, source: before?.options.source ?? options.source ?? key };
}

async function freeKey({ database }: ExtensionContext, name: string): Promise<string> {
  const slug = plainHeader(name).replaceAll(' ', '_').slice(0, 60) || 'fichier';
  const base = /^[a-z]/.test(slug) ? slug : `f_${slug}`;
  const taken = new Set((await loadMappings(database)).map(({ key }) => key));
  const free = [base, ...Array.from({ length: 999 }, (_, at) => `${base}_${at + 2}`)];
  const key = free.find((one) => !taken.has(one));
  if (!key) throw new DomainError('MAPPING_INVALID', { field: 'name' });
  return key;
}

function mergeValues(
  before: Readonly<Record<string, ValueTable>>,
  told: Readonly<Record<string, ValueTable>>,
): Readonly<Record<string, ValueTable>> {
  const merged = Object.entries(told).map(([table, values]) => [
    table,
    { ...before[table], ...values },
  ]);
  return { ...before, ...Object.fromEntries(merged) };
}

/** A field the screens do not offer (an identifier, a date of the platform) is not to be written. */
async function assertOffered(
  { database }: ExtensionContext,
  asker: ImportAsker,
  mapping: Mapping,
): Promise<void> {
  if (mapping.options.into || asker.admin) return;
  const targets = await listTargets(database, await findImportRights(asker));
  const fields = targets.find(({ collection }) => collection === mapping.target)?.fields ?? [];
  const wrong = Object.values(mapping.columns)
    .flat()
    .find((rule) => !fields.some(({ field }) => field === rule.field));
  if (wrong) throw new DomainError('MAPPING_INVALID', { field: wrong.field });
}

import { sameHeader } from '@ia/core/imports/plain-header';
import type { WholeTableRights } from '@ia/directus-kit/rights/whole-table-rights';
import type { Suggestion } from '../contract.ts';
import { mayImport } from './import-rights.ts';
import type { KnownMapping } from './load-mapping.ts';

/** The mappings that know columns of this file, the closest first; the score goes from 0 to 1. */
export function suggestMappings(
  mappings: readonly KnownMapping[],
  file: { readonly name: string; readonly header: readonly string[] },
  rights: WholeTableRights,
): readonly Suggestion[] {
  const header = new Set(file.header.map(sameHeader));
  return mappings
    .map((mapping) => ({
      mapping: {
        id: mapping.id,
        key: mapping.key,
        name: mapping.name,
        target: mapping.target,
      },
      score: scoreOf(mapping, header, file.name),
      may_import: mayImport(rights, mapping),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
}

function scoreOf(mapping: KnownMapping, header: ReadonlySet<string>, name: string): number {
  const columns = [...new Set([mapping.options.key, ...Object.keys(mapping.columns)])];
  const found = columns.filter((column) => header.has(sameHeader(column))).length / columns.length;
  // Two mappings that know the same columns: the one made for this file comes first.
  const isNamed = mapping.options.file === name;
  return Math.round((found === 1 && !isNamed ? 0.99 : found) * 100) / 100;
}

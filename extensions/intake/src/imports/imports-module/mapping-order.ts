import type { KeptMapping, Suggestion } from '../contract.ts';

export interface OfferedMapping {
  readonly key: string;
  readonly name: string;
  readonly target: string;
  /** Share of its columns that the file has, in percent; null when it was not suggested. */
  readonly percent: number | null;
  readonly mayImport: boolean;
}

/** The mappings one may choose: those that recognise the file first, then the others by name. */
export function offeredMappings(
  suggestions: readonly Suggestion[],
  mappings: readonly Pick<KeptMapping, 'key' | 'name' | 'target'>[],
  mayImport: (target: string) => boolean,
): readonly OfferedMapping[] {
  const suggested = [...suggestions]
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ mapping, score, may_import }) => ({
      key: mapping.key,
      name: mapping.name,
      target: mapping.target,
      percent: Math.round(score * 100),
      mayImport: may_import,
    }));
  const known = new Set(suggested.map(({ key }) => key));
  const others = mappings
    .filter(({ key }) => !known.has(key))
    .map(({ key, name, target }) => ({
      key,
      name,
      target,
      percent: null,
      mayImport: mayImport(target),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  return [...suggested, ...others];
}

/** The score of a mapping that finds all its columns, whatever the name of the file. */
const WHOLE_PERCENT = 99;

/** The one mapping that plainly recognises the file, to be proposed at once. */
export function obviousMapping(offered: readonly OfferedMapping[]): string | null {
  const [first, second] = offered.filter(({ mayImport }) => mayImport);
  if (!first || first.percent === null || first.percent < WHOLE_PERCENT) return null;
  return second?.percent === first.percent ? null : first.key;
}

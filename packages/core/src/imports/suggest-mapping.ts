import { SYNONYMS } from './header-synonyms.ts';
import type { ColumnRule } from './mapping.ts';
import { plainHeader } from './plain-header.ts';

/** A field a file may fill, as the screens know it. */
export interface SuggestedField {
  readonly field: string;
  readonly label: string;
  readonly as: ColumnRule['as'];
  readonly collection?: string;
}

export interface MappingProposal {
  readonly target: string;
  /** Column → field; a column that nothing names is left out. */
  readonly columns: Readonly<Record<string, string>>;
  /** The column that tells the rows apart, when one looks like it. */
  readonly key: string | null;
  /** Share of the columns that found a field, 0 to 1. */
  readonly score: number;
}

export interface ProposalInput {
  readonly collection: string;
  readonly fields: readonly SuggestedField[];
  readonly header: readonly string[];
  /** The first rows: a key does not repeat and is never empty. */
  readonly sample?: readonly (readonly string[])[];
}

/**
 * Proposes a field for each column by its name, French or English, and a column as identifier. It
 * only proposes: a person confirms, and values are never guessed.
 */
export function suggestMapping(input: ProposalInput): MappingProposal {
  const { collection, fields, header } = input;
  const names = fields.map((field) => ({ field: field.field, known: namesOf(collection, field) }));
  const columns: Record<string, string> = {};
  const taken = new Set<string>();
  for (const column of header) {
    const plain = plainHeader(column);
    const found = names.find(({ field, known }) => !taken.has(field) && known.has(plain));
    if (!plain || !found) continue;
    taken.add(found.field);
    columns[column.trim()] = found.field;
  }
  const named = header.filter((name) => name.trim() !== '').length;
  const score = named === 0 ? 0 : Math.round((Object.keys(columns).length / named) * 100) / 100;
  return { target: collection, columns, key: findKey(input, columns), score };
}

function namesOf(collection: string, { field, label }: SuggestedField): ReadonlySet<string> {
  const synonyms = SYNONYMS[`${collection}.${field}`] ?? SYNONYMS[field] ?? [];
  return new Set([field, label, ...synonyms].map(plainHeader));
}

const KEYS = [/^(id|identifiant|uuid|ref|reference|code|numero|number|key|cle)$/, /\b(id|uuid)$/];
const KEY_FIELDS = ['number', 'code', 'email', 'siret', 'siren', 'domain', 'name'];

function findKey(
  { header, sample = [] }: ProposalInput,
  columns: Readonly<Record<string, string>>,
): string | null {
  const indexOf = new Map(header.map((name, index) => [name.trim(), index]));
  const usable = header.map((name) => name.trim()).filter((name) => name && isDistinct(name));
  const byName = KEYS.map((pattern) => usable.find((name) => pattern.test(plainHeader(name))));
  const byField = KEY_FIELDS.map((field) => usable.find((name) => columns[name] === field));
  return [...byName, ...byField].find((name) => name !== undefined) ?? null;

  function isDistinct(name: string): boolean {
    const index = indexOf.get(name) ?? -1;
    const cells = sample.map((row) => (row[index] ?? '').trim());
    return cells.every((cell) => cell !== '') && new Set(cells).size === cells.length;
  }
}

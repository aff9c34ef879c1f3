import type { CivilDateFormat } from '../time/civil-date.ts';
import { sameHeader } from './plain-header.ts';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** How one column of a file becomes one field; a column may feed several fields. */
export interface ColumnRule {
  readonly field: string;
  readonly as:
    | 'text'
    | 'email'
    | 'phone'
    | 'integer'
    | 'decimal'
    | 'amount'
    | 'date'
    | 'boolean'
    | 'choice'
    | 'reference'
    | 'owner';
  /** An empty or unmapped cell rejects the row. */
  readonly required?: boolean;
  /** Taken when the cell is empty. */
  readonly default?: JsonValue;
  /** text: longest accepted. */
  readonly max?: number;
  /** text, choice, owner: the table of `values` that normalises the cell. */
  readonly values?: string;
  /** amount: what the file counts in. There is no default: a wrong unit is a factor of 100. */
  readonly unit?: 'unit' | 'cent';
  /** amount: the currency assumed because the file states none. */
  readonly currency?: string;
  /** date: how the file writes days. */
  readonly format?: CivilDateFormat;
  /** reference: where the linked record lives, and the prefix of its external id. */
  readonly collection?: string;
  readonly source?: string;
  /** text: the cell is a person's whole name, of which this is the part wanted. */
  readonly part?: 'first_name' | 'last_name';
  /** reference: the cell may name several, separated by commas; the first is taken, and it is said. */
  readonly list?: boolean;
  /** Only when another field of the row, read before, has one of these values. */
  readonly when?: { readonly field: string; readonly in: readonly string[] };
}

/** Source value -> target value. For owners: agent -> {user, manager, region}. */
export type ValueTable = Readonly<Record<string, JsonValue>>;

/** A remark when a day of the row comes before another; both are kept as they are. */
export interface DateOrderCheck {
  readonly code: 'CLOSE_BEFORE_ENGAGE';
  readonly column: string;
  readonly earlier: string;
  readonly later: string;
}

export interface MappingOptions {
  /** Prefix of the external ids, the name of the source. */
  readonly source: string;
  /** Column that identifies a row for ever. */
  readonly key: string;
  /**
   * What of the row identifies it: the cell of that column as it is; the mail address in it, and the
   * whole row where there is none; or the whole row, which then becomes another when a cell changes.
   */
  readonly key_as?: 'text' | 'email' | 'row';
  /** File this mapping recognises, and its place in a full load. */
  readonly file?: string;
  readonly order?: number;
  readonly delimiter?: string;
  readonly encoding?:
    | 'utf-8'
    | 'utf-16le'
    | 'utf-16be'
    | 'windows-1252'
    | 'iso-8859-15'
    | 'macintosh'
    | 'ibm850';
  /** Cells that mean “not answered”. */
  readonly not_answered?: readonly string[];
  /** Field that receives the columns without a rule, as an object. */
  readonly leftover?: string;
  /** Fields with the same value on every row. */
  readonly constants?: Readonly<Record<string, JsonValue>>;
  /** Fields composed of `{Source column}` and `{reference_field.name}`. */
  readonly templates?: Readonly<Record<string, string>>;
  readonly checks?: readonly DateOrderCheck[];
  /** The rows fill a table of values of another mapping instead of a collection. */
  readonly into?: { readonly mapping: string; readonly table: string };
}

/** How each column and value of a file enters a collection: data, kept in `sync_mappings`. */
export interface Mapping {
  readonly key: string;
  readonly name: string;
  readonly target: string;
  readonly columns: Readonly<Record<string, readonly ColumnRule[]>>;
  readonly values: Readonly<Record<string, ValueTable>>;
  readonly options: MappingOptions;
}

/** The fields a mapping owns in its target; an import never touches another one. */
export function mappedFields({ columns, options }: Mapping): readonly string[] {
  const fields = [
    ...Object.values(columns).flatMap((rules) => rules.map(({ field }) => field)),
    ...Object.keys(options.constants ?? {}),
    ...Object.keys(options.templates ?? {}),
    ...(options.leftover ? [options.leftover] : []),
  ];
  return [...new Set(fields)];
}

/** The columns a mapping reads as days, as headers are compared. */
export function dateColumns({ columns }: Mapping): ReadonlySet<string> {
  const days = Object.entries(columns).filter(([, rules]) => rules.some(({ as }) => as === 'date'));
  return new Set(days.map(([name]) => sameHeader(name)));
}

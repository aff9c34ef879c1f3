import type { ColumnRule, JsonValue, ValueTable } from '@ia/core/imports';
import { sameHeader } from '@ia/core/imports/plain-header';
import type { DateFormat, KeptMapping, Proposal, TargetField } from '../contract.ts';

export interface DraftColumn {
  readonly header: string;
  /** Empty: the column is left out. */
  readonly rules: readonly ColumnRule[];
}

/** A mapping while a person works on it, laid over the columns of one file. */
export interface MappingDraft {
  /** The mapping it starts from; null when it is new. */
  readonly base: KeptMapping | null;
  readonly target: string;
  readonly keyColumn: string | null;
  readonly columns: readonly DraftColumn[];
  /** Columns of the base that this file does not have. */
  readonly missing: readonly string[];
  readonly values: Readonly<Record<string, ValueTable>>;
}

/** What a rule takes from the file and from other mappings. */
export interface RuleContext {
  readonly dateFormat: DateFormat | null;
  /** For a linked collection, the sources its records were imported from. */
  readonly sourcesOf: (collection: string) => readonly string[];
}

export function draftFrom(base: KeptMapping, header: readonly string[]): MappingDraft {
  const names = namesOf(header);
  // A column that looks the same is the same: the import compares them so.
  const known = new Map(names.map((name) => [sameHeader(name), name]));
  const rules = new Map(
    Object.entries(base.columns).map(([name, read]) => [known.get(sameHeader(name)), read]),
  );
  return {
    base,
    target: base.target,
    keyColumn: known.get(sameHeader(base.options.key)) ?? null,
    columns: names.map((name) => ({ header: name, rules: rules.get(name) ?? [] })),
    missing: Object.keys(base.columns).filter((name) => !known.has(sameHeader(name))),
    values: base.values,
  };
}

export function emptyDraft(target: string, header: readonly string[]): MappingDraft {
  const columns = namesOf(header).map((name) => ({ header: name, rules: [] }));
  return { base: null, target, keyColumn: null, columns, missing: [], values: {} };
}

/** A new mapping with the columns whose title says their field. */
export function draftOf(
  proposal: Proposal,
  header: readonly string[],
  fields: readonly TargetField[],
  context: RuleContext,
): MappingDraft {
  const start = chooseKey(emptyDraft(proposal.target, header), proposal.key);
  return Object.entries(proposal.columns).reduce((draft, [column, name]) => {
    const field = fields.find((candidate) => candidate.field === name);
    return field ? chooseField(draft, column, field, context) : draft;
  }, start);
}

/** The columns of a file a rule can name: a column without a title cannot be. */
function namesOf(header: readonly string[]): readonly string[] {
  return header.map((name) => name.trim()).filter((name) => name !== '');
}

/** Sends a column to a field, or nowhere; further fields the column feeds stay. */
export function chooseField(
  draft: MappingDraft,
  header: string,
  field: TargetField | null,
  context: RuleContext,
): MappingDraft {
  const column = draft.columns.find((candidate) => candidate.header === header);
  if (!column) return draft;
  if (field === null) return withRules(draft, header, []);
  if (column.rules[0]?.field === field.field) return draft;
  const rule = newRule(field, context);
  const next = withRules(draft, header, [rule, ...column.rules.slice(1)]);
  return rule.values ? withTable(next, rule.values, field) : next;
}

/** Changes how the first field of a column is read; an undefined property is taken away. */
export function changeRule(
  draft: MappingDraft,
  header: string,
  change: { readonly [Key in keyof ColumnRule]?: ColumnRule[Key] | undefined },
): MappingDraft {
  const column = draft.columns.find((candidate) => candidate.header === header);
  const rule = column?.rules[0];
  if (!column || !rule) return draft;
  const { default: fallback, ...rest } = { ...rule, ...change };
  const changed = { ...rest, ...(fallback === undefined ? {} : { default: fallback }) };
  return withRules(draft, header, [dropUndefined(rule, changed), ...column.rules.slice(1)]);
}

export function chooseKey(draft: MappingDraft, keyColumn: string | null): MappingDraft {
  return { ...draft, keyColumn };
}

/** Lets go of the columns this file does not have. */
export function dropMissing(draft: MappingDraft): MappingDraft {
  return { ...draft, missing: [] };
}

/** How a column is read into a field until a person says otherwise. */
function newRule(field: TargetField, { dateFormat, sourcesOf }: RuleContext): ColumnRule {
  const rule: ColumnRule = {
    field: field.field,
    as: field.as,
    ...(field.required && { required: true }),
  };
  if (field.as === 'amount') return { ...rule, unit: 'unit', currency: 'EUR' };
  if (field.as === 'date') return { ...rule, format: dateFormat ?? 'dmy' };
  if (field.as === 'choice' || field.as === 'owner') return { ...rule, values: field.field };
  if (field.as !== 'reference') return rule;
  const collection = field.collection ?? '';
  // Records no file brought yet may still come, under the name of their collection.
  return { ...rule, collection, source: sourcesOf(collection)[0] ?? collection };
}

/** A table starts with the choices under their own names: those need no one to be asked. */
function withTable(draft: MappingDraft, table: string, field: TargetField): MappingDraft {
  if (draft.values[table]) return draft;
  const entries = (field.choices ?? []).flatMap(({ value, label }): [string, JsonValue][] => [
    [label, value],
    [value, value],
  ]);
  return { ...draft, values: { ...draft.values, [table]: Object.fromEntries(entries) } };
}

function withRules(
  draft: MappingDraft,
  header: string,
  rules: readonly ColumnRule[],
): MappingDraft {
  const columns = draft.columns.map((column) =>
    column.header === header ? { header, rules } : column,
  );
  return { ...draft, columns };
}

function dropUndefined(rule: ColumnRule, changed: object): ColumnRule {
  const present = Object.entries(changed).filter(([, value]) => value !== undefined);
  return { field: rule.field, as: rule.as, ...Object.fromEntries(present) };
}

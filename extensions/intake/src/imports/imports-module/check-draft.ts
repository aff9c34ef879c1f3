import type { TargetField } from '../contract.ts';
import type { MappingDraft } from './mapping-draft.ts';

/** Why a draft cannot be used on a file yet. */
export type DraftProblem =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'key' }
  /** A required field that no column fills. */
  | { readonly kind: 'required'; readonly name: string }
  /** A column of the mapping that the file does not have. */
  | { readonly kind: 'missing'; readonly name: string }
  /** A field that two columns fill: which one wins would be luck. */
  | { readonly kind: 'twice'; readonly name: string };

/** What is still to be settled, most important first. Empty: the draft can be used. */
export function checkDraft(
  draft: MappingDraft,
  fields: readonly TargetField[],
): readonly DraftProblem[] {
  const rules = draft.columns.flatMap((column) => column.rules);
  const labelOf = (name: string) => fields.find(({ field }) => field === name)?.label ?? name;
  if (rules.length === 0) return [{ kind: 'nothing' }];
  const filled = filledFields(draft);
  const required = fields
    .filter((field) => field.required && !filled.has(field.field))
    .map(({ label }): DraftProblem => ({ kind: 'required', name: label }));
  const missing = draft.missing.map((name): DraftProblem => ({ kind: 'missing', name }));
  const twice = repeated(rules.filter(({ when }) => !when).map(({ field }) => field)).map(
    (name): DraftProblem => ({ kind: 'twice', name: labelOf(name) }),
  );
  const key: DraftProblem[] = draft.keyColumn === null ? [{ kind: 'key' }] : [];
  return [...required, ...missing, ...key, ...twice];
}

/** Fields the mapping fills: by a column, by a constant, by composing others. */
function filledFields({ base, columns, missing }: MappingDraft): ReadonlySet<string> {
  const absent = missing.flatMap((name) => base?.columns[name] ?? []);
  const rules = [...columns.flatMap((column) => column.rules), ...absent];
  return new Set([
    ...rules.map(({ field }) => field),
    ...Object.keys(base?.options.constants ?? {}),
    ...Object.keys(base?.options.templates ?? {}),
  ]);
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

import type { UnmappedValue, ValueChoices } from '../contract.ts';

/** What the list offers beside the choices of the field. */
export const LEFT_EMPTY = '#empty';

/** A value as a key: the same word in two tables is two questions. */
export function valueKey({ table, value }: Pick<UnmappedValue, 'table' | 'value'>): string {
  return JSON.stringify([table, value]);
}

/** The answers given, as the server takes them; a value nobody answered stays out. */
export function toChoices(
  values: readonly UnmappedValue[],
  answers: ReadonlyMap<string, string>,
): ValueChoices {
  const choices: Record<string, Record<string, string | null>> = {};
  for (const unmapped of values) {
    const answer = answers.get(valueKey(unmapped));
    if (answer === undefined) continue;
    const table = choices[unmapped.table] ?? {};
    table[unmapped.value] = answer === LEFT_EMPTY ? null : answer;
    choices[unmapped.table] = table;
  }
  return choices;
}

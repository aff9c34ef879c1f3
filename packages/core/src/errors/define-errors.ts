import type { Localised } from '../messages/locale.ts';

/** One reason to refuse: what it answers and the sentence people read. */
export interface ErrorDefinition extends Localised {
  /** Of the answer over HTTP; 400 when it says nothing. */
  readonly status?: number;
  /** Keys that may hold a value once (`table.column, column`) and are refused for this reason. */
  readonly unique?: readonly string[];
}

/**
 * The refusals of an area, with their status and sentences. In a sentence, `{field}` is the label
 * of the field (its API name travels beside the sentence), `{value}` what was received, `{hint}` what would be accepted and
 * `{day}` the day of an instant given as value.
 */
export function defineErrors<const Definitions extends Readonly<Record<string, ErrorDefinition>>>(
  definitions: Definitions,
): Definitions {
  return definitions;
}

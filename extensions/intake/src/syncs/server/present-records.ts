import { instantText } from '@ia/core/time/instant-text';
import { type FieldTexts, loadFieldTexts } from '@ia/directus-kit/settings/field-texts';
import type { Knex } from 'knex';
import type { SyncRecord } from '../contract.ts';
import { loadRecordNames, type SyncRecordRow } from './store/records.ts';

/** Records as the screens see them: named, their fields in the language of the request. */
export async function presentRecords(
  database: Knex,
  records: readonly SyncRecordRow[],
): Promise<readonly SyncRecord[]> {
  const names = await loadRecordNames(database, records);
  const texts = new Map<string, FieldTexts>();
  for (const collection of new Set(records.map((record) => record.collection))) {
    texts.set(collection, await loadFieldTexts(database, collection));
  }
  return records.map(({ collection, external_id, target, missing_since, diverging }) => ({
    collection,
    external_id,
    target,
    name: names.get(target) ?? null,
    missing_since: instantText(missing_since),
    fields: Object.entries(diverging ?? {}).map(([field, { kind, ours, theirs }]) => {
      const text = texts.get(collection)?.get(field);
      const named = (value: unknown) =>
        text?.choices.find((choice) => choice.value === value)?.label ?? value;
      return {
        field,
        label: text?.label ?? field,
        is_cents: text?.isCents ?? false,
        kind,
        ours: named(ours),
        theirs: named(theirs),
      };
    }),
  }));
}

import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { covers, fetchRights } from '@ia/directus-kit/rights/asker-rights';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { assertMayUpdate, findUpdatable } from '@ia/directus-kit/rights/may-update';
import { loadFieldTexts } from '@ia/directus-kit/settings/field-texts';
import type { ConflictPlace, ConflictSettlement, RecordConflict } from '../contract.ts';
import { settleRecord } from './settle-record.ts';
import { loadRecordConflicts, type StoredConflict } from './store/record-conflicts.ts';

/**
 * What the sources of a record say otherwise, for whoever reads that record: the fields they read,
 * and whether they may decide. Ours is kept until somebody does.
 * @throws FORBIDDEN also when there is no such record
 */
export async function readRecordConflicts(
  { database }: ExtensionContext,
  asker: Asker,
  { collection, id }: ConflictPlace,
): Promise<RecordConflict[]> {
  const reach = { action: 'read', collection, keys: [id] } as const;
  if (!(await mayReach(asker, reach))) throw new DomainError('FORBIDDEN');
  const conflicts = await loadRecordConflicts(database, { collection, id });
  if (conflicts.length === 0) return [];
  const [texts, mayRead] = await Promise.all([
    loadFieldTexts(database, collection),
    readableFields(asker, collection),
  ]);
  const shown = conflicts.map((conflict) => ({
    ...headOf(conflict),
    fields: Object.entries(conflict.diverging)
      .filter(([field]) => mayRead(field))
      .map(([field, { kind, ours, theirs }]) => {
        const text = texts.get(field);
        const named = (value: unknown) =>
          text?.choices.find((choice) => choice.value === value)?.label ?? value;
        const label = text?.label ?? field;
        const isCents = text?.isCents ?? false;
        return { field, label, is_cents: isCents, kind, ours: named(ours), theirs: named(theirs) };
      }),
  }));
  return Promise.all(
    shown
      .filter(({ fields }) => fields.length > 0)
      .map(async (conflict) => ({
        ...conflict,
        may_settle: await maySettle(
          asker,
          { collection, id },
          conflict.fields.map(({ field }) => field),
        ),
      })),
  );
}

/**
 * Decides as the administration would, for whoever may change these fields of the record.
 * @throws FORBIDDEN before any reason, NOT_FOUND, and what `settleRecord` throws
 */
export async function settleRecordConflict(
  context: ExtensionContext,
  asker: Asker,
  { collection, id, ...body }: ConflictPlace & ConflictSettlement,
): Promise<void> {
  const { source, external_id, fields } = body;
  await assertMayUpdate(asker, { collection, ids: [id], fields: Object.keys(fields) });
  const conflicts = await loadRecordConflicts(context.database, { collection, id });
  const isOfRecord = conflicts.some(
    (one) => one.source === source && one.external_id === external_id,
  );
  if (!isOfRecord) throw new DomainError('NOT_FOUND');
  await settleRecord(context, asker, { source, body: { collection, external_id, fields } });
}

function headOf({ source, source_name, kind, next_run_at, external_id }: StoredConflict) {
  const next = next_run_at?.toISOString() ?? null;
  return { source: { id: source, name: source_name, kind, next_run_at: next }, external_id };
}

async function readableFields(asker: Asker, collection: string) {
  if (asker.accountability.admin) return () => true;
  const rights = await fetchRights(asker, 'read', [collection]);
  return (field: string) => rights.some((right) => covers(right, [field]));
}

async function maySettle(
  asker: Asker,
  { collection, id }: ConflictPlace,
  fields: readonly string[],
) {
  return (await findUpdatable(asker, { collection, ids: [id], fields })).has(id);
}

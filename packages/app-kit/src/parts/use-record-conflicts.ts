import type { Locale } from '@ia/core';
import { type Ref, ref } from 'vue';
import { momentText } from '../date-text.ts';
import { fillText } from '../fill-text.ts';
import { type ApiRow, at, isRow, rows, textAt } from '../read-row.ts';
import { useApi } from '../use-api.ts';
import { conflictTexts } from './conflict-texts.ts';
import { useAttempt } from './use-attempt.ts';

interface ConflictField {
  readonly field: string;
  readonly label: string;
  readonly isCents: boolean;
  readonly kind: 'edited' | 'conflict';
  readonly ours: unknown;
  readonly theirs: unknown;
}

export interface Conflict {
  readonly source: { readonly id: string; readonly name: string; readonly nextRun: string | null };
  readonly externalId: string;
  readonly maySettle: boolean;
  readonly fields: readonly ConflictField[];
}

/** What the sources of a record say otherwise, and the choice between both values. */
export function useRecordConflicts(collection: string, id: string, locale: Ref<Locale>) {
  const api = useApi();
  const path = `/crm/records/${collection}/${id}/conflicts`;
  const conflicts = ref<readonly Conflict[]>([]);
  const told = ref<string | null>(null);
  const { isBusy, problem, attempt } = useAttempt(locale);

  /** What cannot be read is not shown: the record stands without it. */
  async function load(): Promise<void> {
    conflicts.value = await api
      .get(path, rows)
      .then(readConflicts)
      .catch(() => []);
  }

  const settle = (conflict: Conflict, field: string, side: 'ours' | 'theirs') =>
    attempt(async () => {
      const { source, externalId } = conflict;
      const body = { source: source.id, external_id: externalId, fields: { [field]: side } };
      conflicts.value = readConflicts(await api.post(`${path}/settle`, rows, body));
      told.value = side === 'ours' ? conflictTexts.kept[locale.value] : takenText(conflict);
    });

  function takenText({ source: { nextRun } }: Conflict): string {
    if (!nextRun) return conflictTexts.takenOnRequest[locale.value];
    const when = momentText(nextRun, locale.value);
    return fillText(conflictTexts.takenNext, locale.value, { when });
  }

  return { conflicts, told, isBusy, problem, load, settle };
}

function readConflicts(found: readonly ApiRow[]): Conflict[] {
  return found.map((row) => ({
    source: {
      id: textAt(row, 'source', 'id') ?? '',
      name: textAt(row, 'source', 'name') ?? '',
      nextRun: textAt(row, 'source', 'next_run_at'),
    },
    externalId: textAt(row, 'external_id') ?? '',
    maySettle: row.may_settle === true,
    fields: fieldsOf(at(row, 'fields')),
  }));
}

function fieldsOf(fields: unknown): ConflictField[] {
  if (!Array.isArray(fields)) return [];
  return fields.filter(isRow).map((field) => ({
    field: textAt(field, 'field') ?? '',
    label: textAt(field, 'label') ?? '',
    isCents: field.is_cents === true,
    kind: field.kind === 'conflict' ? 'conflict' : 'edited',
    ours: field.ours,
    theirs: field.theirs,
  }));
}

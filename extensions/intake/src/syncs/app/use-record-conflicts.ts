import { apiProblem } from '@ia/app-kit/api-error';
import { momentText } from '@ia/app-kit/date-text';
import { fillText } from '@ia/app-kit/fill-text';
import { useAttempt } from '@ia/app-kit/parts/use-attempt';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref } from 'vue';
import { type RecordConflict, recordConflicts } from '../contract.ts';
import { conflictTexts } from './conflict-texts.ts';

/** What the sources of a record say otherwise, and the choice between both values. */
export function useRecordConflicts(collection: string, id: string, locale: Ref<Locale>) {
  const api = useApi();
  const path = `/crm/records/${collection}/${id}/conflicts`;
  const conflicts = ref<readonly RecordConflict[]>([]);
  const told = ref<string | null>(null);
  const { isBusy, problem, attempt } = useAttempt(locale);

  /** What somebody may not read is not shown: the record stands without it. */
  async function load(): Promise<void> {
    try {
      conflicts.value = await api.get(path, recordConflicts);
      problem.value = null;
    } catch (error) {
      const found = apiProblem(error, locale.value);
      problem.value = found.status === 403 ? null : found;
    }
  }

  const settle = (conflict: RecordConflict, field: string, side: 'ours' | 'theirs') =>
    attempt(async () => {
      const { source, external_id } = conflict;
      const body = { source: source.id, external_id, fields: { [field]: side } };
      conflicts.value = await api.post(`${path}/settle`, recordConflicts, body);
      told.value = side === 'ours' ? conflictTexts.kept[locale.value] : takenText(source);
    });

  function takenText({ next_run_at: next }: RecordConflict['source']): string {
    if (!next) return conflictTexts.takenOnRequest[locale.value];
    const when = momentText(next, locale.value);
    return fillText(conflictTexts.takenNext, locale.value, { when });
  }

  return { conflicts, told, isBusy, problem, load, settle };
}

import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { type ApiRow, row } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef, watch } from 'vue';
import { type LeadMatch, matches as matchesAnswer } from '../contract.ts';
import { RECORD_FIELDS } from './lead-record.ts';

/** A lead beside the list: the record, what looks like it. */
export function useLeadRecord(id: string, version: Ref<number>, locale: Ref<Locale>) {
  const api = useApi();
  const lead = shallowRef<ApiRow | null>(null);
  const matches = shallowRef<readonly LeadMatch[] | null>(null);
  const problem = ref<ApiProblem | null>(null);
  const isLoading = ref(true);

  async function load(): Promise<void> {
    isLoading.value = true;
    try {
      const path = `/items/leads/${encodeURIComponent(id)}`;
      lead.value = await api.get(path, row, { fields: RECORD_FIELDS });
      problem.value = null;
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    } finally {
      isLoading.value = false;
    }
  }

  async function loadMatches(): Promise<void> {
    const found = await api.post('/crm/leads/matches', matchesAnswer, { ids: [id] });
    matches.value = found[id] ?? [];
  }

  watch(
    version,
    // What surrounds the record may be out of reach: the record is shown without it.
    () => void Promise.allSettled([load(), loadMatches()]),
    { immediate: true },
  );
  return { lead, matches, problem, isLoading, load };
}

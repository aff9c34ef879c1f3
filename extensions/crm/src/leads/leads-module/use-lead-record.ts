import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { type ApiRow, rowOf, rowsOf } from '@ia/app-kit/read-row';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef, watch } from 'vue';
import { RECORD_FIELDS } from './lead-record.ts';
import { type LeadMatch, readMatches } from './lead-types.ts';

const MAX_ACTIVITIES = 20;
const ACTIVITY_FIELDS = ['id', 'type', 'subject', 'occurred_at', 'owner.first_name'];

/** A lead beside the list: the record, what looks like it, what was done with it. */
export function useLeadRecord(id: string, version: Ref<number>, locale: Ref<Locale>) {
  const api = useRawApi();
  const lead = shallowRef<ApiRow | null>(null);
  const matches = shallowRef<readonly LeadMatch[] | null>(null);
  const activities = shallowRef<readonly ApiRow[]>([]);
  const problem = ref<ApiProblem | null>(null);
  const isLoading = ref(true);

  async function load(): Promise<void> {
    isLoading.value = true;
    try {
      const path = `/items/leads/${encodeURIComponent(id)}`;
      lead.value = rowOf(await api.get(path, { params: { fields: RECORD_FIELDS } }));
      problem.value = null;
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    } finally {
      isLoading.value = false;
    }
  }

  async function loadMatches(): Promise<void> {
    const answer = await api.post('/crm/leads/matches', { ids: [id] });
    matches.value = readMatches(answer).get(id) ?? [];
  }

  async function loadActivities(): Promise<void> {
    const params = {
      fields: ACTIVITY_FIELDS,
      filter: { lead: { _eq: id } },
      sort: ['-occurred_at'],
      limit: MAX_ACTIVITIES,
    };
    activities.value = rowsOf(await api.get('/items/activities', { params }));
  }

  watch(
    version,
    // What surrounds the record may be out of reach: the record is shown without it.
    () => void Promise.allSettled([load(), loadMatches(), loadActivities()]),
    { immediate: true },
  );
  return { lead, matches, activities, problem, isLoading, load };
}

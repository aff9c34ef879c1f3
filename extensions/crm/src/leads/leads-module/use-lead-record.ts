import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { type ApiRow, row, rows } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef, watch } from 'vue';
import { type LeadMatch, matches as matchesAnswer } from '../contract.ts';
import { RECORD_FIELDS } from './lead-record.ts';

const MAX_ACTIVITIES = 20;
const ACTIVITY_FIELDS = [
  ...['id', 'type', 'subject', 'occurred_at', 'owner.id', 'owner.first_name'],
  ...['visibility', 'direction', 'file_remarks', 'files.id', 'files.filename_download'],
];

/** A lead beside the list: the record, what looks like it, what was done with it. */
export function useLeadRecord(id: string, version: Ref<number>, locale: Ref<Locale>) {
  const api = useApi();
  const lead = shallowRef<ApiRow | null>(null);
  const matches = shallowRef<readonly LeadMatch[] | null>(null);
  const activities = shallowRef<readonly ApiRow[]>([]);
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

  async function loadActivities(): Promise<void> {
    const params = {
      fields: ACTIVITY_FIELDS,
      filter: { lead: { _eq: id } },
      sort: ['-occurred_at'],
      limit: MAX_ACTIVITIES,
    };
    activities.value = await api.get('/items/activities', rows, params);
  }

  watch(
    version,
    // What surrounds the record may be out of reach: the record is shown without it.
    () => void Promise.allSettled([load(), loadMatches(), loadActivities()]),
    { immediate: true },
  );
  return { lead, matches, activities, problem, isLoading, load, loadActivities };
}

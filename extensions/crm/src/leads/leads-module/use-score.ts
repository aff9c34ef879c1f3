import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import type { Locale } from '@ia/core';
import { type Ref, ref } from 'vue';

/** A score set by hand, or given back to the computation. */
export function useScore(id: string, locale: Ref<Locale>, onDone: () => unknown) {
  const api = useRawApi();
  const isBusy = ref(false);
  const problem = ref<ApiProblem | null>(null);

  async function send(ask: () => Promise<unknown>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    problem.value = null;
    try {
      await ask();
      await onDone();
      return true;
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  const path = `/crm/leads/${encodeURIComponent(id)}/score`;
  const set = (body: { score: number; reason: string }) => send(() => api.post(path, body));
  const release = () => send(() => api.delete(path));
  return { isBusy, problem, set, release };
}

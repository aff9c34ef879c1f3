import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref } from 'vue';
import { leadScore, type OverrideBody } from '../../scoring/contract.ts';

/** A score set by hand, or given back to the computation. */
export function useScore(id: string, locale: Ref<Locale>, onDone: () => unknown) {
  const api = useApi();
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
  const set = (body: OverrideBody) => send(() => api.post(path, leadScore, body));
  const release = () => send(() => api.delete(path, leadScore));
  return { isBusy, problem, set, release };
}

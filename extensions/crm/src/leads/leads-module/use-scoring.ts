import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { onBeforeUnmount, onMounted, type Ref, ref, shallowRef } from 'vue';
import { type Scoring, scoring as scoringAnswer } from '../../scoring/contract.ts';

const LOOK_AGAIN_MS = 2_000;

/** How scores are computed, looked at again while a training is under way. */
export function useScoring(locale: Ref<Locale>) {
  const api = useApi();
  const scoring = shallowRef<Scoring | null>(null);
  const problem = ref<ApiProblem | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function show(ask: () => Promise<Scoring>): Promise<void> {
    clearTimeout(timer);
    try {
      scoring.value = await ask();
      problem.value = null;
      if (scoring.value.is_training) timer = setTimeout(load, LOOK_AGAIN_MS);
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    }
  }

  const load = () => show(() => api.get('/crm/scoring', scoringAnswer));
  const train = () => show(() => api.post('/crm/scoring/train', scoringAnswer));

  onMounted(load);
  onBeforeUnmount(() => clearTimeout(timer));
  return { scoring, problem, train };
}

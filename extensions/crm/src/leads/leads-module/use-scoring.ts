import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import type { Locale } from '@ia/core';
import { onBeforeUnmount, onMounted, type Ref, ref, shallowRef } from 'vue';
import { readScoring, type ShownScoring } from './read-score.ts';

const LOOK_AGAIN_MS = 2_000;

/** How scores are computed, looked at again while a training is under way. */
export function useScoring(locale: Ref<Locale>) {
  const api = useRawApi();
  const scoring = shallowRef<ShownScoring | null>(null);
  const problem = ref<ApiProblem | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function show(ask: () => Promise<unknown>): Promise<void> {
    clearTimeout(timer);
    try {
      scoring.value = readScoring(await ask());
      problem.value = null;
      if (scoring.value.isTraining) timer = setTimeout(load, LOOK_AGAIN_MS);
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    }
  }

  const load = () => show(() => api.get('/crm/scoring'));
  const train = () => show(() => api.post('/crm/scoring/train'));

  onMounted(load);
  onBeforeUnmount(() => clearTimeout(timer));
  return { scoring, problem, train };
}

import type { Locale } from '@ia/core';
import { type Ref, ref } from 'vue';
import { type ApiProblem, apiProblem } from '../api-error.ts';

/** One action at a time, and what was refused of the last. */
export function useAttempt(locale: Ref<Locale>) {
  const isBusy = ref(false);
  const problem = ref<ApiProblem | null>(null);

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = null;
    try {
      await work();
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    } finally {
      isBusy.value = false;
    }
  }

  return { isBusy, problem, attempt };
}

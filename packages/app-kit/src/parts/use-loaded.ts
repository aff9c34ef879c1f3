import type { Locale } from '@ia/core';
import { type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import { type ApiProblem, apiProblem } from '../api-error.ts';

export interface Loaded<T> {
  readonly value: ShallowRef<T | null>;
  readonly isLoading: Ref<boolean>;
  readonly problem: Ref<ApiProblem | null>;
  /** Reads anew; what is shown stays until the answer is there. */
  readonly load: () => Promise<void>;
}

/** Something read from the server, with its waiting and its failure; a late answer is dropped. */
export function useLoaded<T>(read: () => Promise<T>, locale: Ref<Locale>): Loaded<T> {
  const value = shallowRef<T | null>(null);
  const isLoading = ref(false);
  const problem = ref<ApiProblem | null>(null);
  let question = 0;

  async function load(): Promise<void> {
    question += 1;
    const asked = question;
    isLoading.value = true;
    try {
      const answer = await read();
      if (asked !== question) return;
      value.value = answer;
      problem.value = null;
    } catch (error) {
      if (asked === question) problem.value = apiProblem(error, locale.value);
    } finally {
      if (asked === question) isLoading.value = false;
    }
  }

  return { value, isLoading, problem, load };
}

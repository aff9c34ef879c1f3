import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import type { Locale } from '@ia/core';
import { onBeforeUnmount, onMounted, type Ref, ref, shallowRef, watch } from 'vue';
import type { ImportRun } from '../contract.ts';
import { isWorking } from './run-progress.ts';
import { type RunAction, useImportApi } from './use-import-api.ts';

const EVERY_MS = 1_000;
const SLOWEST_MS = 10_000;

/** A run, asked again each second while the server works on it and the page is looked at. */
export function useRun(id: Ref<string>, locale: Ref<Locale>) {
  const api = useImportApi();
  const run = shallowRef<ImportRun | null>(null);
  const problem = ref<ApiProblem | null>(null);
  /** The last question got no answer: what is shown may be out of date. */
  const isLost = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  async function load(): Promise<void> {
    const asked = id.value;
    clearTimeout(timer);
    try {
      const fresh = await api.run(asked);
      if (asked !== id.value) return;
      run.value = fresh;
      problem.value = null;
      isLost.value = false;
      failures = 0;
    } catch (error) {
      if (asked !== id.value) return;
      const found = apiProblem(error, locale.value);
      // A refusal is final; silence is not, once there is something on the screen.
      if (run.value && found.status === null) isLost.value = true;
      else problem.value = found;
      failures += 1;
    }
    planNext();
  }

  function planNext(): void {
    clearTimeout(timer);
    const mayChange = isLost.value || (run.value !== null && isWorking(run.value.status));
    if (!mayChange || problem.value || document.visibilityState === 'hidden') return;
    timer = setTimeout(load, Math.min(EVERY_MS * 2 ** failures, SLOWEST_MS));
  }

  async function act(action: RunAction): Promise<ApiProblem | null> {
    try {
      await api.act(id.value, action);
      return null;
    } catch (error) {
      return apiProblem(error, locale.value);
    } finally {
      await load();
    }
  }

  function onWake(): void {
    if (document.visibilityState === 'visible') void load();
    else clearTimeout(timer);
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', onWake);
    window.addEventListener('online', onWake);
  });
  onBeforeUnmount(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onWake);
    window.removeEventListener('online', onWake);
  });
  watch(
    id,
    () => {
      run.value = null;
      void load();
    },
    { immediate: true },
  );

  return { run, problem, isLost, load, act };
}

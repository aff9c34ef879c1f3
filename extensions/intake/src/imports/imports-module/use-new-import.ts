import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { computed, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { ImportMode } from '../contract.ts';
import { canOpen, type Step, stepOf } from './steps.ts';
import { useTexts } from './texts.ts';
import { useColumns } from './use-columns.ts';
import { useImportApi } from './use-import-api.ts';
import { usePreparedFile } from './use-prepared-file.ts';

/** An import being prepared. Its address holds the file, or the run it starts again from. */
export function useNewImport() {
  const route = useRoute();
  const router = useRouter();
  const api = useImportApi();
  const { locale } = useTexts();
  const prepared = usePreparedFile(locale);
  const columns = useColumns(prepared.inspection, locale);
  const mode = ref<ImportMode>('history');
  const isStarting = ref(false);
  const problem = ref<ApiProblem | null>(null);

  const settled = computed(() => ({
    hasFile: prepared.inspection.value !== null,
    hasColumns: columns.isReady.value,
  }));
  const wanted = computed(() => stepOf(route.query.step));
  const step = computed<Step>(() => {
    if (canOpen(wanted.value, settled.value)) return wanted.value;
    return canOpen('columns', settled.value) && wanted.value === 'mode' ? 'columns' : 'file';
  });

  function go(next: Step): void {
    problem.value = null;
    void router.push({ query: { ...route.query, step: next } });
  }

  async function start(): Promise<void> {
    const { inspection } = prepared;
    const key = columns.draft.value?.base?.key;
    if (!inspection.value || !key || isStarting.value) return;
    isStarting.value = true;
    problem.value = null;
    try {
      const { file, settings } = inspection.value;
      const run = await api.start({ file, mapping: key, settings, mode: mode.value });
      // Going back in the browser finds this page as it was left.
      await router.replace({ query: { run: run.id, step: 'mode' } });
      await router.push(`/imports/${run.id}`);
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    } finally {
      isStarting.value = false;
    }
  }

  async function restore(id: string): Promise<void> {
    problem.value = null;
    try {
      const run = await api.run(id);
      mode.value = run.mode;
      columns.choice.value = run.mapping?.key ?? null;
      if (run.file) await prepared.open(run.file, run.settings ?? {});
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    }
  }

  function open(): void {
    const { file, run } = route.query;
    if (!columns.known.value.value) void columns.known.load();
    if (typeof file === 'string') {
      if (file === prepared.file.value) return;
      columns.forget();
      void prepared.open(file);
    } else if (typeof run === 'string' && !prepared.file.value) void restore(run);
  }

  watch(() => [route.query.file, route.query.run], open, { immediate: true });

  function take(file: string): void {
    void router.push({ query: { file } });
  }

  return { prepared, columns, mode, step, settled, isStarting, problem, go, start, take, open };
}

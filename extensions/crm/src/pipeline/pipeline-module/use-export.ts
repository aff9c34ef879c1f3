import { apiProblem } from '@ia/app-kit/api-error';
import type { Toasts } from '@ia/app-kit/parts/use-toasts';
import { saveFile } from '@ia/app-kit/save-file';
import { useApi } from '@ia/app-kit/use-api';
import { civilDateOf, type Locale } from '@ia/core';
import { type Ref, ref } from 'vue';
import type { Query } from '../../views/app/saved-views.ts';
import { sayBoard } from '../app/board-texts.ts';

/** Downloads what the page shows as a spreadsheet file, with the app's session. */
export function useExport(toasts: Toasts, locale: Ref<Locale>) {
  const api = useApi();
  const isExporting = ref(false);

  async function run(params: Query): Promise<void> {
    if (isExporting.value) return;
    isExporting.value = true;
    const done = toasts.show({ tone: 'waiting', text: sayBoard('exporting', locale.value) });
    try {
      const file = await api.getFile('/crm/deals/export.csv', { ...params, lang: locale.value });
      const name = `pipeline-${civilDateOf(new Date())}.csv`;
      saveFile(file, name);
      toasts.show({ tone: 'success', text: sayBoard('exported', locale.value, { name }) });
    } catch (error) {
      const { message } = apiProblem(error, locale.value);
      const retry = { label: sayBoard('retry', locale.value), run: () => void run(params) };
      toasts.show({ tone: 'danger', text: message, action: retry });
    } finally {
      done();
      isExporting.value = false;
    }
  }

  return { run, isExporting };
}

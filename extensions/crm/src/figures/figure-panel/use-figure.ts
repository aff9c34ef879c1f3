import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { saveFile } from '@ia/app-kit/save-file';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { onMounted, type Ref, ref, shallowRef, watch } from 'vue';
import { type Figure, figure as figureAnswer } from '../contract.ts';
import { addressOf, type FigureOptions } from './figure-question.ts';

/** The figure of a panel's options, read with the rights of whoever looks at the dashboard. */
export function useFigure(options: Ref<FigureOptions>, now: Ref<unknown>, locale: Ref<Locale>) {
  const api = useApi();
  const figure = shallowRef<Figure | null>(null);
  const problem = ref<ApiProblem | null>(null);
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    const { path, params } = addressOf(options.value, new Date(), locale.value);
    try {
      const read = await api.get(path, figureAnswer, params);
      if (mine !== asked) return;
      figure.value = read;
      problem.value = null;
    } catch (error) {
      if (mine === asked) problem.value = apiProblem(error, locale.value);
    }
  }

  async function download(): Promise<void> {
    const { path, params } = addressOf(options.value, new Date(), locale.value);
    try {
      saveFile(await api.getFile(`${path}.csv`, params), `${path.split('/').at(-1)}.csv`);
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    }
  }

  onMounted(load);
  // `now` changes when the dashboard refreshes.
  watch([options, now, locale], load);
  return { figure, problem, load, download };
}

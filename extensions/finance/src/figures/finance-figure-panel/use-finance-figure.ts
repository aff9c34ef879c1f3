import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { rows } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { civilDateOf, type Locale } from '@ia/core';
import { onMounted, type Ref, ref, shallowRef, watch } from 'vue';
import {
  type FigureKey,
  type FigureLine,
  figureRequests,
  type MonthSum,
  readLines,
  readMonths,
} from '../app/finance-figures.ts';

interface FinanceFigure {
  readonly months: readonly MonthSum[];
  readonly lines: readonly FigureLine[];
}

/** The amounts of a panel, read with the rights of whoever looks at the dashboard. */
export function useFinanceFigure(
  options: Ref<{ readonly figure: FigureKey; readonly isTotal: boolean }>,
  now: Ref<unknown>,
  locale: Ref<Locale>,
) {
  const api = useApi();
  const shown = shallowRef<FinanceFigure | null>(null);
  const problem = ref<ApiProblem | null>(null);
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    const { figure } = options.value;
    const { path, sums, lines } = figureRequests({
      ...options.value,
      today: civilDateOf(new Date()),
    });
    try {
      const [months, listed] = await Promise.all([
        api.get(path, rows, sums),
        lines ? api.get(path, rows, lines) : [],
      ]);
      if (mine !== asked) return;
      shown.value = { months: readMonths(figure, months), lines: readLines(figure, listed) };
      problem.value = null;
    } catch (error) {
      if (mine === asked) problem.value = apiProblem(error, locale.value);
    }
  }

  onMounted(load);
  // `now` changes when the dashboard refreshes.
  watch([options, now], load);
  return { shown, problem, load };
}

import { apiProblem } from '@ia/app-kit/api-error';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import type { Locale, Milestone } from '@ia/core';
import { type Ref, ref } from 'vue';
import { milestoneTexts } from './milestone-texts.ts';
import { dataOf, isRecord } from './read-board.ts';

/** What the server made of a milestone, as a person reads it. */
interface Outcome {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly text: string;
}

/** Records what a sale goes through besides meetings and notes. */
export function useMilestones(deal: string, locale: Ref<Locale>, onRecorded: () => void) {
  const api = useRawApi();
  const isBusy = ref(false);
  const outcome = ref<Outcome | null>(null);

  async function record(milestone: Milestone, hasAgreement?: boolean): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    const body = { milestone, has_agreement: hasAgreement ?? null };
    try {
      const answer = dataOf(await api.post(`/crm/deals/${deal}/milestones`, body));
      outcome.value = tellOutcome(answer);
      onRecorded();
    } catch (error) {
      outcome.value = { tone: 'danger', text: apiProblem(error, locale.value).message };
    } finally {
      isBusy.value = false;
    }
  }

  function tellOutcome(answer: unknown): Outcome {
    const { missing, moved } = isRecord(answer) ? answer : {};
    const done = milestoneTexts[moved ? 'moved' : 'recorded'][locale.value];
    if (!isRecord(missing)) return { tone: 'success', text: done };
    return { tone: 'warning', text: `${done} ${String(missing.message)}` };
  }

  return { isBusy, outcome, record };
}

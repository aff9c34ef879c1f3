import { apiProblem } from '@ia/app-kit/api-error';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale, Milestone } from '@ia/core';
import { type Ref, ref } from 'vue';
import { type Recorded, recorded } from '../contract.ts';
import { milestoneTexts } from './milestone-texts.ts';

/** What the server made of a milestone, as a person reads it. */
interface Outcome {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly text: string;
}

/** Records what a sale goes through besides meetings and notes. */
export function useMilestones(deal: string, locale: Ref<Locale>, onRecorded: () => void) {
  const api = useApi();
  const isBusy = ref(false);
  const outcome = ref<Outcome | null>(null);

  async function record(milestone: Milestone, hasAgreement?: boolean): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    const body = { milestone, has_agreement: hasAgreement ?? null };
    try {
      const answer = await api.post(`/crm/deals/${deal}/milestones`, recorded, body);
      outcome.value = tellOutcome(answer);
      onRecorded();
    } catch (error) {
      outcome.value = { tone: 'danger', text: apiProblem(error, locale.value).message };
    } finally {
      isBusy.value = false;
    }
  }

  function tellOutcome({ missing, moved }: Recorded): Outcome {
    const done = milestoneTexts[moved ? 'moved' : 'recorded'][locale.value];
    if (!missing) return { tone: 'success', text: done };
    return { tone: 'warning', text: `${done} ${missing.message}` };
  }

  return { isBusy, outcome, record };
}

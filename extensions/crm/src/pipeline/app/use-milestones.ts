import { apiProblem } from '@ia/app-kit/api-error';
import { rows, textAt } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale, Milestone } from '@ia/core';
import { type ProvenMilestone, provenMilestones } from '@ia/core/pipeline/decide-milestone';
import { type Ref, ref } from 'vue';
import { type Recorded, recorded, withdrawn } from '../contract.ts';
import { milestoneTexts } from './milestone-texts.ts';

/** What the server made of a milestone, as a person reads it. */
interface Outcome {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly text: string;
}

/** What was handed over, to whom, on which civil day. */
export interface Handover {
  readonly attachment: string;
  readonly contact: string;
  readonly occurred_on: string | null;
  readonly note: string | null;
}

/** A proposal sent or an audit delivered that still stands. */
export interface KeptLine {
  readonly id: string;
  readonly milestone: ProvenMilestone | undefined;
  readonly subject: string;
  readonly at: string;
  readonly file: { readonly id: string; readonly name: string } | null;
}

/** Records what a sale goes through besides meetings and notes, and takes it back. */
export function useMilestones(deal: string, locale: Ref<Locale>, onChanged: () => void) {
  const api = useApi();
  const isBusy = ref(false);
  const outcome = ref<Outcome | null>(null);
  const kept = ref<readonly KeptLine[]>([]);

  /** @returns whether it was done */
  async function attempt(work: () => Promise<Outcome>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    try {
      outcome.value = await work();
      await load();
      onChanged();
      return true;
    } catch (error) {
      outcome.value = { tone: 'danger', text: apiProblem(error, locale.value).message };
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  const record = (milestone: Milestone, more: Partial<Handover> & { has_agreement?: boolean }) =>
    attempt(async () =>
      tellOutcome(
        await api.post(`/crm/deals/${deal}/milestones`, recorded, { milestone, ...more }),
      ),
    );

  const withdraw = ({ id, milestone }: KeptLine, reason: string) =>
    attempt(async () => {
      await api.post(`/crm/deals/${deal}/milestones/${id}/withdraw`, withdrawn, { reason });
      const text = milestoneTexts[milestone ? (`${milestone}_withdrawn` as const) : 'recorded'];
      return { tone: 'success', text: text[locale.value] };
    });

  async function load(): Promise<void> {
    const lines = await api.get('/items/activities', rows, {
      filter: {
        deal: { _eq: deal },
        milestone: { _in: provenMilestones },
        withdrawn_at: { _null: true },
      },
      fields: [
        ...['id', 'milestone', 'subject', 'occurred_at'],
        ...['attachment.id', 'attachment.filename_download'],
      ],
      sort: ['-occurred_at'],
      limit: 20,
    });
    kept.value = lines.map((row) => {
      const file = textAt(row, 'attachment', 'id');
      return {
        id: String(row.id),
        milestone: provenMilestones.find((one) => one === row.milestone),
        subject: textAt(row, 'subject') ?? '',
        at: textAt(row, 'occurred_at') ?? '',
        file: file
          ? { id: file, name: textAt(row, 'attachment', 'filename_download') ?? file }
          : null,
      };
    });
  }

  function tellOutcome({ missing, moved }: Recorded): Outcome {
    const done = milestoneTexts[moved ? 'moved' : 'recorded'][locale.value];
    if (!missing) return { tone: 'success', text: done };
    return { tone: 'warning', text: `${done} ${missing.message}` };
  }

  return { isBusy, outcome, kept, load, record, withdraw };
}

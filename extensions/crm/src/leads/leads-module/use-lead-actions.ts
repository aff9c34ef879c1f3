import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import type { Toasts } from '@ia/app-kit/parts/use-toasts';
import { useApi } from '@ia/app-kit/use-api';
import type { LeadStatus } from '@ia/core/leads/lead-status';
import { ref } from 'vue';
import { type Verdicts, verdicts } from '../contract.ts';
import { actionTexts } from './action-texts.ts';
import { groupByStatus, verdictText, type Wording } from './bulk-words.ts';
import { leadTexts } from './lead-texts.ts';
import type { LeadUi } from './lead-ui.ts';

export interface ActedLead {
  readonly id: string;
  readonly status: LeadStatus;
}

export interface Disqualifying {
  readonly reason: string;
  readonly note: string | null;
  readonly duplicate_of: string | null;
}

interface Act {
  readonly path: string;
  readonly leads: readonly ActedLead[];
  readonly body?: object;
  readonly wording: Wording;
  readonly undo?: (verdicts: Verdicts) => void;
}

/** What is done to one lead or to many, the same way; it says what was and what was not. */
export function useLeadActions(ui: LeadUi, toasts: Toasts, onDone: () => unknown) {
  const api = useApi();
  const isBusy = ref(false);
  /** The refusal of a dialog that is still open. */
  const problem = ref<ApiProblem | null>(null);

  async function act({ path, leads, body, wording, undo }: Act): Promise<boolean> {
    if (isBusy.value || leads.length === 0) return false;
    isBusy.value = true;
    problem.value = null;
    try {
      const ids = leads.map(({ id }) => id);
      tell(await api.post(`/crm/leads/${path}`, verdicts, { ids, ...body }), wording, undo);
      await onDone();
      return true;
    } catch (error) {
      problem.value = apiProblem(error, ui.locale.value);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  function tell(told: Verdicts, wording: Wording, undo: Act['undo']): void {
    toasts.show({
      tone: told.refused.length > 0 ? 'warning' : 'success',
      text: verdictText(told, wording, ui.locale.value),
      ...(undo &&
        told.done.length > 0 && {
          action: { label: ui.say(leadTexts.undo), run: () => undo(told) },
        }),
    });
  }

  /** A refusal where no dialog is open to show it. */
  async function actOrTell(asked: Act): Promise<void> {
    if (await act(asked)) return;
    if (problem.value) toasts.show({ tone: 'danger', text: problem.value.message });
    problem.value = null;
  }

  const reopenedWording = { one: actionTexts.reopenedOne, many: actionTexts.reopenedDone };

  function disqualify(leads: readonly ActedLead[], body: Disqualifying): Promise<boolean> {
    return act({
      path: 'disqualify',
      leads,
      body,
      wording: { one: actionTexts.disqualifiedOne, many: actionTexts.disqualifiedDone },
      undo: ({ done }) => void undoDisqualify(leads, done),
    });
  }

  async function undoDisqualify(leads: readonly ActedLead[], done: readonly string[]) {
    for (const { status, ids } of groupByStatus(leads, done)) {
      const group = ids.map((id) => ({ id, status }));
      await actOrTell({ path: 'reopen', leads: group, body: { status }, wording: reopenedWording });
    }
  }

  const reopen = (leads: readonly ActedLead[]) =>
    actOrTell({ path: 'reopen', leads, wording: reopenedWording });

  const restoredWording = { one: actionTexts.restoredOne, many: actionTexts.restoredDone };

  const restore = (leads: readonly ActedLead[]) =>
    actOrTell({
      path: 'restore',
      leads,
      wording: restoredWording,
      undo: ({ done }) => void archive(leads.filter(({ id }) => done.includes(id))),
    });

  const archive = (leads: readonly ActedLead[]) =>
    actOrTell({
      path: 'archive',
      leads,
      wording: { one: actionTexts.archivedOne, many: actionTexts.archivedDone },
      undo: ({ done }) => void restore(leads.filter(({ id }) => done.includes(id))),
    });

  const markContacted = (leads: readonly ActedLead[]) =>
    actOrTell({
      path: 'contacted',
      leads,
      wording: { one: actionTexts.contactedOne, many: actionTexts.contactedDone },
    });

  const assign = (leads: readonly ActedLead[], owner: string | null) =>
    act({
      path: 'assign',
      leads,
      body: { owner },
      wording: { one: actionTexts.assignedOne, many: actionTexts.assignedDone },
    });

  return { isBusy, problem, disqualify, reopen, markContacted, assign, archive, restore };
}

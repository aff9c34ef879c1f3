import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { unread } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef } from 'vue';
import {
  type Preview,
  preview as previewAnswer,
  type ReminderList,
  reminderList,
} from '../contract.ts';
import { type ShownReminder, shownReminder } from './shown-reminder.ts';

export interface ReminderSubject {
  readonly of: 'lead' | 'deal';
  readonly id: string;
}

interface ShownReminders {
  readonly reminders: readonly ShownReminder[];
  readonly sequences: ReminderList['sequences'];
  readonly mayChange: boolean;
  readonly hasMore: boolean;
}

const NOTHING: ShownReminders = { reminders: [], sequences: [], mayChange: false, hasMore: false };

/** The reminders of a lead or a deal, and what can be done about them. */
export function useReminders(
  { of, id }: ReminderSubject,
  locale: Ref<Locale>,
  onChange: () => void,
) {
  const api = useApi();
  const shown = shallowRef<ShownReminders>(NOTHING);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const isBusy = ref(false);
  const problem = ref<ApiProblem | null>(null);
  let page = 1;

  async function load(): Promise<void> {
    try {
      page = 1;
      shown.value = await read(page);
      state.value = 'ready';
    } catch {
      state.value = 'failed';
    }
  }

  async function read(wanted: number): Promise<ShownReminders> {
    const list = await api.get('/crm/reminders', reminderList, { [of]: id, page: wanted });
    return {
      reminders: list.reminders.map(shownReminder),
      sequences: list.sequences,
      mayChange: list.may_change,
      hasMore: list.has_more,
    };
  }

  async function more(): Promise<void> {
    const further = await read(page + 1);
    page += 1;
    const reminders = [...shown.value.reminders, ...further.reminders];
    shown.value = { ...further, reminders };
  }

  /** Runs one change; the list is read again whatever came of it, since others change it too. */
  async function send(path: string, body: Record<string, unknown>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    problem.value = null;
    try {
      await api.post(path, unread, body);
      onChange();
      return true;
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
      return false;
    } finally {
      await load();
      isBusy.value = false;
    }
  }

  function preview(sequence: string): Promise<Preview> {
    return api.post('/crm/reminders/preview', previewAnswer, { sequence, [of]: id });
  }

  return {
    shown,
    state,
    isBusy,
    problem,
    load,
    more,
    preview,
    start: (sequence: string) => send('/crm/reminders', { sequence, [of]: id }),
    stop: (enrolment: string, note: string) => send(`/crm/reminders/${enrolment}/stop`, { note }),
    settle: (reminder: string, outcome: 'sent' | 'again') =>
      send(`/crm/reminders/${reminder}/settle`, { outcome }),
  };
}

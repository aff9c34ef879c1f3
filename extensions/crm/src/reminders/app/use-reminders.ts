import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef } from 'vue';
import {
  readPreview,
  readReminders,
  type ShownPreview,
  type ShownReminders,
} from './read-reminders.ts';

export interface ReminderSubject {
  readonly of: 'lead' | 'deal';
  readonly id: string;
}

const NOTHING: ShownReminders = { reminders: [], sequences: [], mayChange: false, hasMore: false };

/** The reminders of a lead or a deal, and what can be done about them. */
export function useReminders(
  { of, id }: ReminderSubject,
  locale: Ref<Locale>,
  onChange: () => void,
) {
  const api = useRawApi();
  const shown = shallowRef<ShownReminders>(NOTHING);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const isBusy = ref(false);
  const problem = ref<ApiProblem | null>(null);
  let page = 1;

  async function load(): Promise<void> {
    try {
      page = 1;
      shown.value = readReminders(await api.get('/crm/reminders', { params: { [of]: id } }));
      state.value = 'ready';
    } catch {
      state.value = 'failed';
    }
  }

  async function more(): Promise<void> {
    const params = { [of]: id, page: page + 1 };
    const further = readReminders(await api.get('/crm/reminders', { params }));
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
      await api.post(path, body);
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

  async function preview(sequence: string): Promise<ShownPreview> {
    return readPreview(await api.post('/crm/reminders/preview', { sequence, [of]: id }));
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

import { apiProblem } from '@ia/app-kit/api-error';
import { useLoaded } from '@ia/app-kit/parts/use-loaded';
import { useApi } from '@ia/app-kit/use-api';
import { computed, ref, watch } from 'vue';
import { countedTo, type EventStatus, outgoingPage, replayedAnswer } from '../contract.ts';
import { useTexts } from './texts.ts';

const PER_PAGE = 25;

/** The log of what goes out: its filter, its page, and sending again. */
export function useOutgoing() {
  const api = useApi();
  const { locale } = useTexts();
  const status = ref<EventStatus | null>(null);
  const page = ref(1);
  /** What is about to be sent again: one event, or every failed one. */
  const asked = ref<string | 'all' | null>(null);
  const isBusy = ref(false);
  const replayed = ref<number | null>(null);
  const { value: found, problem, load } = useLoaded(readPage, locale);

  const counts = computed(() => found.value?.counts ?? { failed: 0, pending: 0, done: 0 });
  const total = computed(() => counts.value.failed + counts.value.pending + counts.value.done);
  const shown = computed(() => (status.value ? counts.value[status.value] : total.value));
  const pages = computed(() => Math.max(1, Math.ceil(Math.min(shown.value, countedTo) / PER_PAGE)));

  function readPage() {
    const query = { ...(status.value && { status: status.value }), page: page.value };
    return api.get('/platform/outgoing', outgoingPage, { ...query, per: PER_PAGE });
  }

  async function replay(): Promise<void> {
    if (asked.value === null) return;
    isBusy.value = true;
    const path = asked.value === 'all' ? 'replay' : `${encodeURIComponent(asked.value)}/replay`;
    try {
      const answer = await api.post(`/platform/outgoing/${path}`, replayedAnswer);
      replayed.value = answer.replayed;
      await load();
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    } finally {
      isBusy.value = false;
      asked.value = null;
    }
  }

  watch(status, () => {
    if (page.value === 1) void load();
    else page.value = 1;
  });
  watch(page, () => void load());
  return {
    status,
    page,
    pages,
    asked,
    isBusy,
    replayed,
    found,
    problem,
    load,
    counts,
    total,
    replay,
  };
}

import { useApi } from '@ia/app-kit/use-api';
import { ref, shallowRef } from 'vue';
import { type TimelineEntry, timelinePage } from '../contract.ts';

export interface TimelineSubject {
  readonly of: 'deal' | 'account' | 'contact';
  readonly id: string;
}

/** The story of a deal, an account or a contact, read page after page. */
export function useTimeline({ of, id }: TimelineSubject) {
  const api = useApi();
  const entries = shallowRef<readonly TimelineEntry[]>([]);
  const next = ref<string | null>(null);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');

  async function read(cursor: string | null): Promise<void> {
    try {
      const params = { [of]: id, per: 20, ...(cursor ? { cursor } : {}) };
      const page = await api.get('/crm/timeline', timelinePage, params);
      const known = cursor ? entries.value : [];
      entries.value = [...known, ...page.entries];
      next.value = page.next;
      state.value = 'ready';
    } catch {
      state.value = 'failed';
    }
  }

  return { entries, next, state, load: () => read(null), more: () => read(next.value) };
}

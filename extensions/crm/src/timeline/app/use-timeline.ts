import { useApi } from '@ia/app-kit/use-api';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { type TimelineEntry, timelinePage } from '../contract.ts';

const LOOK_MS = 3_000;
const MOST_LOOKS = 20;
/** How far back a line is looked for: older ones are on the pages behind. */
const MOST_PAGES = 10;

export interface TimelineSubject {
  readonly of: 'deal' | 'account' | 'contact' | 'lead';
  readonly id: string;
}

/** The story of a deal, an account, a contact or a lead, read page after page. */
export function useTimeline({ of, id }: TimelineSubject) {
  const api = useApi();
  const entries = shallowRef<readonly TimelineEntry[]>([]);
  const next = ref<string | null>(null);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');

  async function read(cursor: string | null, per = 20): Promise<void> {
    try {
      const params = { [of]: id, per, ...(cursor ? { cursor } : {}) };
      const page = await api.get('/crm/timeline', timelinePage, params);
      const known = cursor ? entries.value : [];
      entries.value = [...known, ...page.entries];
      next.value = page.next;
      state.value = 'ready';
    } catch {
      state.value = 'failed';
    }
  }

  /** Reads on until a line is there. */
  async function loadUntil(line: string): Promise<void> {
    await read(null);
    for (let page = 1; page < MOST_PAGES; page += 1) {
      if (!next.value || entries.value.some((entry) => entry.id === line)) return;
      await read(next.value, 100);
    }
  }

  // What waits to leave is looked at again until it has, for as long as somebody may wait for it.
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(entries, (lines) => {
    clearTimeout(timer);
    const isWaiting = lines.some(
      (line) => line.kind === 'activity' && line.mail?.state === 'waiting',
    );
    if (!isWaiting || looks >= MOST_LOOKS) return;
    looks += 1;
    timer = setTimeout(() => void read(null), LOOK_MS);
  });
  onScopeDispose(() => clearTimeout(timer));

  const load = () => read(null);
  const more = () => read(next.value);
  return { entries, next, state, load, more, loadUntil };
}

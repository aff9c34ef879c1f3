import {
  type HomeBlock,
  type HomeDay,
  type HomeLine,
  type HomeStep,
  MAX_ROWS,
} from '@ia/app-kit/home/home-block';
import { type ApiRow, rows as anyRows, at, textAt, unread } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { onMounted, type Ref, ref } from 'vue';

export interface HomeRow extends HomeLine {
  readonly id: string;
  /** The row as it was read: a step writes from it. */
  readonly source: ApiRow;
}

type State = 'loading' | 'ready' | 'failed' | 'forbidden';

/** The first rows of a block, read with the rights of the person who looks. */
export function useHomeRows(block: HomeBlock, day: Ref<HomeDay>) {
  const api = useApi();
  const state = ref<State>('loading');
  const rows = ref<HomeRow[]>([]);
  const hasMore = ref(false);
  /** The line a step is being written of. */
  const busyId = ref<string | null>(null);
  const refusedId = ref<string | null>(null);

  async function load(): Promise<void> {
    state.value = 'loading';
    try {
      const found = await fetchRows();
      rows.value = found.slice(0, MAX_ROWS).map((row) => toHomeRow(row));
      hasMore.value = found.length > MAX_ROWS;
      state.value = 'ready';
    } catch (error) {
      state.value = isForbidden(error) ? 'forbidden' : 'failed';
    }
  }

  function fetchRows(): Promise<ApiRow[]> {
    return api.get(`/items/${block.collection}`, anyRows, {
      fields: block.fields,
      filter: block.filter(day.value),
      sort: block.sort,
      // One more than shown tells whether there are others, without counting them.
      limit: MAX_ROWS + 1,
    });
  }

  function toHomeRow(row: ApiRow): HomeRow {
    return { id: textAt(row, 'id') ?? '', source: row, ...block.line(row, day.value) };
  }

  /** Writes a step of a line, then reads the list again: what is done leaves it. */
  async function take({ id, source }: HomeRow, step: HomeStep): Promise<void> {
    const write = block.steps?.[step](source, new Date());
    if (!write || busyId.value) return;
    busyId.value = id;
    refusedId.value = null;
    try {
      await api.patch(
        `/items/${block.collection}/${encodeURIComponent(id)}`,
        unread,
        write.changes,
      );
      if (write.activity) await api.post('/items/activities', unread, write.activity);
      const found = await fetchRows();
      rows.value = found.slice(0, MAX_ROWS).map((row) => toHomeRow(row));
      hasMore.value = found.length > MAX_ROWS;
    } catch {
      refusedId.value = id;
    } finally {
      busyId.value = null;
    }
  }

  onMounted(load);
  return { state, rows, hasMore, busyId, refusedId, load, take };
}

/** A right lost since the page was opened: the block goes away, as if it had not been offered. */
function isForbidden(error: unknown): boolean {
  return at(error, 'response', 'status') === 403;
}

import {
  type HomeBlock,
  type HomeDay,
  type HomeLine,
  type HomeStep,
  MAX_ROWS,
  type StepWrite,
} from '@ia/app-kit/home/home-block';
import {
  type ApiRow,
  row as anyRow,
  rows as anyRows,
  at,
  textAt,
  unread,
} from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { onMounted, type Ref, ref } from 'vue';

export interface HomeRow extends HomeLine {
  readonly id: string;
  /** The row as it was read: a step writes from it. */
  readonly source: ApiRow;
}

/** A step that was written. */
export interface Taken {
  /** The instant the line is postponed to. */
  readonly until: string | null;
  /** Puts all back as it was. @throws what the server refuses */
  readonly undo: () => Promise<void>;
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
      await refresh();
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

  async function refresh(): Promise<void> {
    const found = await fetchRows();
    rows.value = found.slice(0, MAX_ROWS).map((row) => toHomeRow(row));
    hasMore.value = found.length > MAX_ROWS;
  }

  /** Writes a step of a line, then reads the list again: what is done leaves it. Null when it was refused. */
  async function take({ id, source }: HomeRow, step: HomeStep): Promise<Taken | null> {
    const write = block.steps?.[step]?.(source, new Date());
    if (!write || busyId.value) return null;
    busyId.value = id;
    refusedId.value = null;
    try {
      await api.patch(pathOf(id), unread, write.changes);
      const added = write.activity && (await api.post('/items/activities', anyRow, write.activity));
      await refresh();
      return { until: write.until ?? null, undo: () => putBack(id, write, textAt(added, 'id')) };
    } catch {
      refusedId.value = id;
      return null;
    } finally {
      busyId.value = null;
    }
  }

  /** The row as it was, without the line the step left on a timeline. */
  async function putBack(id: string, { undo }: StepWrite, added: string | null): Promise<void> {
    await api.patch(pathOf(id), unread, undo);
    if (added) await api.delete(`/items/activities/${encodeURIComponent(added)}`, unread);
    await refresh();
  }

  const pathOf = (id: string) => `/items/${block.collection}/${encodeURIComponent(id)}`;

  onMounted(load);
  return { state, rows, hasMore, busyId, refusedId, load, refresh, take };
}

/** A right lost since the page was opened: the block goes away, as if it had not been offered. */
function isForbidden(error: unknown): boolean {
  return at(error, 'response', 'status') === 403;
}

import { useApi } from '@directus/extensions-sdk';
import { onMounted, type Ref, ref } from 'vue';
import {
  type ApiRow,
  type HomeBlock,
  type HomeDay,
  type HomeLine,
  MAX_ROWS,
} from './home-block.ts';
import { isRow, textAt } from './read-row.ts';

export interface HomeRow extends HomeLine {
  readonly id: string;
}

type State = 'loading' | 'ready' | 'failed' | 'forbidden';

/** The first rows of a block, read with the rights of the person who looks. */
export function useHomeRows(block: HomeBlock, day: Ref<HomeDay>) {
  const api = useApi();
  const state = ref<State>('loading');
  const rows = ref<HomeRow[]>([]);
  const hasMore = ref(false);

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

  async function fetchRows(): Promise<ApiRow[]> {
    const { data } = await api.get(`/items/${block.collection}`, {
      params: {
        fields: block.fields,
        filter: block.filter(day.value),
        sort: block.sort,
        // One more than shown tells whether there are others, without counting them.
        limit: MAX_ROWS + 1,
      },
    });
    return Array.isArray(data?.data) ? data.data.filter(isRow) : [];
  }

  function toHomeRow(row: ApiRow): HomeRow {
    return { id: textAt(row, 'id') ?? '', ...block.line(row, day.value) };
  }

  onMounted(load);
  return { state, rows, hasMore, load };
}

/** A right lost since the page was opened: the block goes away, as if it had not been offered. */
function isForbidden(error: unknown): boolean {
  return isRow(error) && isRow(error.response) && error.response.status === 403;
}

import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { type ApiRow, rows, textAt } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import {
  decideLeadMerge,
  differingFields,
  type MergedField,
  mergeColumns,
} from '@ia/core/leads/merge-leads';
import { computed, onMounted, type Ref, ref, shallowRef } from 'vue';
import { merged } from '../contract.ts';

export interface MergePair {
  /** The lead that stays. */
  readonly kept: string;
  /** The one that becomes its duplicate. */
  readonly other: string;
}

/** Two leads side by side: which one stays, and whose value is right where they differ. */
export function useMerge(asked: MergePair, locale: Ref<Locale>) {
  const api = useApi();
  const pair = ref<MergePair>(asked);
  const leads = shallowRef<readonly ApiRow[]>([]);
  const taken = ref<ReadonlySet<MergedField>>(new Set());
  const problem = ref<ApiProblem | null>(null);
  const isBusy = ref(false);

  const rowOf = (id: string) => leads.value.find((row) => textAt(row, 'id') === id) ?? null;
  const kept = computed(() => rowOf(pair.value.kept));
  const other = computed(() => rowOf(pair.value.other));
  const differing = computed(() =>
    kept.value && other.value ? differingFields(kept.value, other.value) : [],
  );
  /** What the lead that stays gets without being asked: it had nothing there. */
  const completed = computed(() => {
    if (!kept.value || !other.value) return [];
    const changes = decideOrNone(kept.value, other.value);
    return Object.keys(changes);
  });

  onMounted(async () => {
    try {
      const ids = [asked.kept, asked.other];
      const params = {
        fields: [...mergeColumns, 'number', 'date_created'],
        filter: { id: { _in: ids } },
        limit: ids.length,
      };
      leads.value = await api.get('/items/leads', rows, params);
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    }
  });

  function swap(): void {
    pair.value = { kept: pair.value.other, other: pair.value.kept };
    taken.value = new Set(differing.value.filter((field) => !taken.value.has(field)));
  }

  function choose(field: MergedField, isOther: boolean): void {
    const next = new Set(taken.value);
    if (isOther) next.add(field);
    else next.delete(field);
    taken.value = next;
  }

  /** The lead that stays; null when it was refused, which `problem` then says. */
  async function merge(): Promise<string | null> {
    if (isBusy.value) return null;
    isBusy.value = true;
    problem.value = null;
    try {
      const body = { other: pair.value.other, take: [...taken.value] };
      const path = `/crm/leads/${pair.value.kept}/merge`;
      return (await api.post(path, merged, body)).id;
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
      return null;
    } finally {
      isBusy.value = false;
    }
  }

  return { kept, other, differing, completed, taken, problem, isBusy, swap, choose, merge };
}

/** Closed leads are refused by the server, which says why. */
function decideOrNone(kept: ApiRow, other: ApiRow): object {
  try {
    return decideLeadMerge({ kept, other, take: [] });
  } catch {
    return {};
  }
}

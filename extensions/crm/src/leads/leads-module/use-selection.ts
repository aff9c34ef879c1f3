import { computed, type Ref, ref, watch } from 'vue';
import type { ListedLead } from './lead-types.ts';

/** The leads that are ticked, on the page that is shown: what is not seen is not changed. */
export function useSelection(leads: Ref<readonly ListedLead[]>) {
  const picked = ref<ReadonlySet<string>>(new Set());
  const selected = computed(() => leads.value.filter(({ id }) => picked.value.has(id)));
  const isWhole = computed(
    () => leads.value.length > 0 && selected.value.length === leads.value.length,
  );

  function toggle(id: string): void {
    const next = new Set(picked.value);
    if (!next.delete(id)) next.add(id);
    picked.value = next;
  }

  function toggleAll(): void {
    picked.value = isWhole.value ? new Set() : new Set(leads.value.map(({ id }) => id));
  }

  function clear(): void {
    picked.value = new Set();
  }

  watch(leads, (shown) => {
    const ids = new Set(shown.map(({ id }) => id));
    picked.value = new Set([...picked.value].filter((id) => ids.has(id)));
  });

  return { picked, selected, isWhole, toggle, toggleAll, clear };
}

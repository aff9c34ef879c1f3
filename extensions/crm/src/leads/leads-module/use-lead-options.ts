import { numberAt, rowsOf, textAt } from '@ia/app-kit/read-row';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import { ref, shallowRef } from 'vue';
import type { Named } from './lead-types.ts';

/** What filters and dialogs offer: sources in use, sellers, and how many leads are in each status. */
export function useLeadOptions() {
  const api = useRawApi();
  const sources = shallowRef<readonly string[]>([]);
  const owners = shallowRef<readonly Named[]>([]);
  const counts = ref<Readonly<Record<string, number>>>({});

  async function loadSources(): Promise<void> {
    const params = { groupBy: ['source'], aggregate: { count: '*' }, sort: ['source'], limit: 500 };
    const rows = rowsOf(await api.get('/items/leads', { params }));
    sources.value = rows.map((row) => textAt(row, 'source')).filter((source) => source !== null);
  }

  async function loadOwners(): Promise<void> {
    const rows = rowsOf(await api.get('/crm/leads/owners'));
    owners.value = rows.map((row) => ({
      id: textAt(row, 'id') ?? '',
      name: textAt(row, 'name') ?? '—',
    }));
  }

  async function loadCounts(): Promise<void> {
    const params = { groupBy: ['status'], aggregate: { count: '*' } };
    const rows = rowsOf(await api.get('/items/leads', { params }));
    counts.value = Object.fromEntries(
      rows.map((row) => [textAt(row, 'status') ?? '', numberAt(row, 'count') ?? 0]),
    );
  }

  /** Each by itself: a filter less is no reason to show no list. */
  async function load(): Promise<void> {
    await Promise.allSettled([loadSources(), loadOwners(), loadCounts()]);
  }

  return { sources, owners, counts, load, loadCounts: () => loadCounts().catch(() => undefined) };
}

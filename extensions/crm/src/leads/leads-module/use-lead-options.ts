import { useChoices } from '@ia/app-kit/parts/use-choices';
import { rows as anyRows, numberAt, textAt } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { ref, shallowRef } from 'vue';
import { type Named, owners as ownersAnswer } from '../contract.ts';

/** What filters and dialogs offer: sources in use, sellers, and how many leads are in each status. */
export function useLeadOptions() {
  const api = useApi();
  const sources = shallowRef<readonly string[]>([]);
  const owners = shallowRef<readonly Named[]>([]);
  const counts = ref<Readonly<Record<string, number>>>({});

  async function loadSources(): Promise<void> {
    const params = { groupBy: ['source'], aggregate: { count: '*' }, sort: ['source'], limit: 500 };
    const rows = await api.get('/items/leads', anyRows, params);
    sources.value = rows.map((row) => textAt(row, 'source')).filter((source) => source !== null);
  }

  async function loadOwners(): Promise<void> {
    owners.value = await api.get('/crm/leads/owners', ownersAnswer);
  }

  async function loadCounts(): Promise<void> {
    const filter = { is_archived: { _eq: false } };
    const params = { groupBy: ['status'], aggregate: { count: '*' }, filter };
    const rows = await api.get('/items/leads', anyRows, params);
    counts.value = Object.fromEntries(
      rows.map((row) => [textAt(row, 'status') ?? '', numberAt(row, 'count') ?? 0]),
    );
  }

  const { hasFailed, load } = useChoices(loadSources, loadOwners, loadCounts);
  // Read again after each change: the counts of before stay where this fails.
  const recount = useChoices(loadCounts).load;
  return { sources, owners, counts, hasFailed, load, loadCounts: recount };
}

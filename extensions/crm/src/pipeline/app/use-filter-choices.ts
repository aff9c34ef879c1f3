import { useStores } from '@directus/extensions-sdk';
import { useChoices } from '@ia/app-kit/parts/use-choices';
import { rows as anyRows } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { onMounted, ref } from 'vue';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** The people who follow deals and the offers, to choose from. */
export function useFilterChoices() {
  const api = useApi();
  const me = String(useStores().useUserStore().currentUser?.id ?? '');
  const owners = ref<readonly Choice[]>([]);
  const offers = ref<readonly Choice[]>([]);

  async function loadOwners(): Promise<void> {
    const grouped = { groupBy: ['owner'], aggregate: { count: 'id' } };
    const groups = await api.get('/items/deals', anyRows, grouped);
    const ids = groups.map(({ owner }) => owner).filter((id) => typeof id === 'string');
    if (ids.length === 0) return;
    const people = await api.get('/users', anyRows, {
      filter: { id: { _in: ids } },
      fields: ['id', 'first_name', 'last_name'],
      sort: ['first_name', 'last_name'],
      limit: 200,
    });
    owners.value = people
      .filter(({ id }) => id !== me)
      .map(({ id, first_name, last_name }) => ({
        value: String(id),
        text: [first_name, last_name].filter(Boolean).join(' ') || '?',
      }));
  }

  async function loadOffers(): Promise<void> {
    const params = { fields: ['id', 'name'], sort: ['name'], limit: 200 };
    const rows = await api.get('/items/offers', anyRows, params);
    offers.value = rows.map(({ id, name }) => ({ value: String(id), text: String(name) }));
  }

  // A filter without its choices still shows « Moi » and what the address asks for.
  const { hasFailed, load } = useChoices(loadOwners, loadOffers);
  onMounted(load);
  return { me, owners, offers, hasFailed, load };
}

import { useStores } from '@directus/extensions-sdk';
import { row, rows, unread } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { computed, ref } from 'vue';
import type { Query } from '../app/board-filters.ts';
import { sharedView } from '../contract.ts';
import { readViews, type SavedView, VIEWS_COLLECTION, type ViewSettings } from './saved-views.ts';

/** The views of the board, kept among the presets of Directus with the rights it gives on them. */
export function useSavedViews() {
  const api = useApi();
  const { useUserStore, usePermissionsStore } = useStores();
  const user = useUserStore();
  const permissions = usePermissionsStore();
  const me = String(user.currentUser?.id ?? '');
  const views = ref<readonly SavedView[]>([]);
  const settings = ref<ViewSettings | null>(null);
  const defaultId = computed(() => settings.value?.defaultView ?? null);
  /** Everybody keeps views of their own; those of the team are for sales. */
  const mayShare = computed(() => user.isAdmin || permissions.hasPermission('deals', 'create'));

  async function load(): Promise<void> {
    const presets = await api.get('/presets', rows, {
      filter: { collection: { _eq: VIEWS_COLLECTION }, role: { _null: true } },
      fields: ['id', 'bookmark', 'user', 'layout_query', 'layout_options'],
      limit: 200,
    });
    const found = readViews(presets, me);
    views.value = found.views;
    settings.value = found.settings;
  }

  async function create(name: string, isShared: boolean, query: Query): Promise<number | null> {
    const own = { collection: VIEWS_COLLECTION, bookmark: name, user: me, layout_query: query };
    const created = isShared
      ? await api.post('/crm/board/views', sharedView, { name, query })
      : await api.post('/presets', row, own);
    await load();
    const id = created?.id;
    return typeof id === 'number' ? id : null;
  }

  async function update(view: SavedView, changes: { name?: string; query?: Query }): Promise<void> {
    await api.patch(`/presets/${view.id}`, unread, {
      ...(changes.name ? { bookmark: changes.name } : {}),
      ...(changes.query ? { layout_query: changes.query } : {}),
    });
    await load();
  }

  async function remove(view: SavedView): Promise<void> {
    await api.delete(`/presets/${view.id}`, unread);
    await load();
  }

  async function chooseDefault(id: number | null): Promise<void> {
    const layout_options = { default_view: id };
    const own = { collection: VIEWS_COLLECTION, user: me, layout_options };
    if (!settings.value) await api.post('/presets', unread, own);
    else await api.patch(`/presets/${settings.value.id}`, unread, { layout_options });
    await load();
  }

  return { views, defaultId, mayShare, load, create, update, remove, chooseDefault };
}

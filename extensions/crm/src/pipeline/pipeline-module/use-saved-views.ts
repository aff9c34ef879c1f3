import { useStores } from '@directus/extensions-sdk';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import { computed, ref } from 'vue';
import type { Query } from '../app/board-filters.ts';
import { readRows } from '../app/read-board.ts';
import { readViews, type SavedView, VIEWS_COLLECTION, type ViewSettings } from './saved-views.ts';

/** The views of the board, kept among the presets of Directus with the rights it gives on them. */
export function useSavedViews() {
  const api = useRawApi();
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
    const answer = await api.get('/presets', {
      params: {
        filter: { collection: { _eq: VIEWS_COLLECTION }, role: { _null: true } },
        fields: ['id', 'bookmark', 'user', 'layout_query', 'layout_options'],
        limit: 200,
      },
    });
    const found = readViews(readRows(answer), me);
    views.value = found.views;
    settings.value = found.settings;
  }

  async function create(name: string, isShared: boolean, query: Query): Promise<number | null> {
    const own = { collection: VIEWS_COLLECTION, bookmark: name, user: me, layout_query: query };
    const answer = isShared
      ? await api.post('/crm/board/views', { name, query })
      : await api.post('/presets', own);
    await load();
    const id: unknown = answer.data?.data?.id;
    return typeof id === 'number' ? id : null;
  }

  async function update(view: SavedView, changes: { name?: string; query?: Query }): Promise<void> {
    await api.patch(`/presets/${view.id}`, {
      ...(changes.name ? { bookmark: changes.name } : {}),
      ...(changes.query ? { layout_query: changes.query } : {}),
    });
    await load();
  }

  async function remove(view: SavedView): Promise<void> {
    await api.delete(`/presets/${view.id}`);
    await load();
  }

  async function chooseDefault(id: number | null): Promise<void> {
    const layout_options = { default_view: id };
    if (settings.value) await api.patch(`/presets/${settings.value.id}`, { layout_options });
    else await api.post('/presets', { collection: VIEWS_COLLECTION, user: me, layout_options });
    await load();
  }

  return { views, defaultId, mayShare, load, create, update, remove, chooseDefault };
}

import { useStores } from '@directus/extensions-sdk';
import { row, rows, unread } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { computed, ref } from 'vue';
import { sharedView, type ViewList, viewLists } from '../contract.ts';
import {
  type CleanQuery,
  type Query,
  readViews,
  type SavedView,
  type ViewSettings,
} from './saved-views.ts';

interface KeptViews {
  readonly list: ViewList;
  /** Whoever creates rows of it shares views of it. */
  readonly collection: string;
  readonly clean: CleanQuery;
}

/** The views of a list, kept among the presets of Directus with the rights it gives on them. */
export function useSavedViews({ list, collection, clean }: KeptViews) {
  const api = useApi();
  const { useUserStore, usePermissionsStore } = useStores();
  const user = useUserStore();
  const permissions = usePermissionsStore();
  const me = String(user.currentUser?.id ?? '');
  const name = viewLists[list];
  const views = ref<readonly SavedView[]>([]);
  const settings = ref<ViewSettings | null>(null);
  const defaultId = computed(() => settings.value?.defaultView ?? null);
  const mayShare = computed(() => user.isAdmin || permissions.hasPermission(collection, 'create'));
  const isAdmin = computed<boolean>(() => user.isAdmin);

  async function load(): Promise<void> {
    const presets = await api.get('/presets', rows, {
      filter: {
        collection: { _eq: name },
        _or: [{ user: { _eq: me } }, { user: { _null: true }, author: { _nnull: true } }],
      },
      fields: [
        'id',
        'bookmark',
        'user',
        'layout_query',
        'layout_options',
        'author.id',
        'author.first_name',
        'author.last_name',
      ],
      limit: 200,
    });
    const found = readViews(presets, me, clean);
    views.value = found.views;
    settings.value = found.settings;
  }

  async function create(bookmark: string, isShared: boolean, query: Query): Promise<number | null> {
    const own = { collection: name, bookmark, user: me, layout_query: query };
    const created = isShared
      ? await api.post(`/crm/views/${list}`, sharedView, { name: bookmark, query })
      : await api.post('/presets', row, own);
    await load();
    const id = created?.id;
    return typeof id === 'number' ? id : null;
  }

  /** One's own view becomes the team's. */
  async function share(view: SavedView): Promise<number | null> {
    const id = await create(view.name, true, view.query);
    await remove(view);
    return id;
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
    if (settings.value)
      await api.patch(`/presets/${settings.value.id}`, unread, { layout_options });
    else await api.post('/presets', unread, { collection: name, user: me, layout_options });
    await load();
  }

  return {
    views,
    defaultId,
    mayShare,
    isAdmin,
    load,
    create,
    share,
    update,
    remove,
    chooseDefault,
  };
}

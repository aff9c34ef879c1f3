import { apiProblem } from '@ia/app-kit/api-error';
import { fillText } from '@ia/app-kit/fill-text';
import { useChoices } from '@ia/app-kit/parts/use-choices';
import type { Toasts } from '@ia/app-kit/parts/use-toasts';
import type { Locale } from '@ia/core';
import { computed, type Ref } from 'vue';
import type { ViewList } from '../contract.ts';
import { type CleanQuery, isSameQuery, type Query, type SavedView } from './saved-views.ts';
import { useSavedViews } from './use-saved-views.ts';
import { type ViewText, viewTexts } from './view-texts.ts';

interface ListWithViews {
  readonly list: ViewList;
  readonly collection: string;
  readonly clean: CleanQuery;
  /** What the page shows now, as a view keeps it. */
  readonly query: () => Query;
  /** The view the page came from. */
  readonly activeId: Ref<number | null>;
  readonly open: (view: SavedView) => void;
  /** Keeps in the page which view it shows, without changing what it shows. */
  readonly mark: (id: number | null) => void;
  readonly toasts: Toasts;
  readonly locale: Ref<Locale>;
}

/** What people do with the views of a list, whichever list: one implementation for all of them. */
export function useListViews(page: ListWithViews) {
  const saved = useSavedViews(page);
  const { toasts, locale } = page;

  const reading = useChoices(saved.load);

  const current = computed(
    () => saved.views.value.find(({ id }) => id === page.activeId.value) ?? null,
  );
  /** The view that was opened, may be changed, and shows something else since. */
  const changed = computed(() => {
    const view = current.value;
    if (!view || !mayChange(view)) return null;
    return isSameQuery(view.query, page.query()) ? null : view;
  });

  function mayChange(view: SavedView): boolean {
    return view.isMine || saved.isAdmin.value;
  }

  /** Runs a change and says how it went. */
  async function run(
    work: () => Promise<unknown>,
    text: ViewText | null,
    name = '',
  ): Promise<void> {
    try {
      await work();
      if (!text) return;
      toasts.show({ tone: 'success', text: fillText(viewTexts[text], locale.value, { name }) });
    } catch (error) {
      toasts.show({ tone: 'danger', text: apiProblem(error, locale.value).message });
    }
  }

  const actions = {
    create: (name: string, isShared: boolean) =>
      run(
        async () => page.mark(await saved.create(name, isShared, page.query())),
        isShared ? 'viewShared' : 'viewSaved',
        name,
      ),
    copy: (view: SavedView) => {
      const name = fillText(viewTexts.copyName, locale.value, { name: view.name });
      return run(() => saved.create(name, false, view.query), 'viewSaved', name);
    },
    share: (view: SavedView) =>
      run(
        async () => {
          const id = await saved.share(view);
          if (page.activeId.value === view.id) page.mark(id);
        },
        'viewShared',
        view.name,
      ),
    update: (view: SavedView) =>
      run(() => saved.update(view, { query: page.query() }), 'viewSaved', view.name),
    rename: (view: SavedView, name: string) =>
      run(() => saved.update(view, { name }), 'viewSaved', name),
    remove: (view: SavedView) => run(() => saved.remove(view), 'viewRemoved', view.name),
    chooseDefault: (id: number | null) => run(() => saved.chooseDefault(id), null),
  };

  /** The default view opens only on a page nobody asked anything of. */
  async function start(isBare: boolean): Promise<void> {
    const known = reading.load();
    if (!isBare) return;
    await known;
    const view = saved.views.value.find(({ id }) => id === saved.defaultId.value);
    if (view) page.open(view);
  }

  return {
    views: saved.views,
    hasFailed: reading.hasFailed,
    reload: reading.load,
    defaultId: saved.defaultId,
    mayShare: saved.mayShare,
    current,
    changed,
    mayChange,
    actions,
    open: page.open,
    activeId: page.activeId,
    locale,
    start,
  };
}

export type ListViews = ReturnType<typeof useListViews>;

import { useStores } from '@directus/extensions-sdk';
import { apiProblem } from '@ia/app-kit/api-error';
import { fillText } from '@ia/app-kit/fill-text';
import { computed, onMounted, ref, watch } from 'vue';
import { countFilters, isSameQuery, noFilters } from '../app/board-filters.ts';
import { useBoardSession } from '../app/use-board-session.ts';
import { moduleTexts } from './module-texts.ts';
import { readPageState } from './page-state.ts';
import { pageOfView, type SavedView, viewQuery } from './saved-views.ts';
import { useExport } from './use-export.ts';
import { usePageState } from './use-page-state.ts';
import { useSavedViews } from './use-saved-views.ts';

const readyStates = {
  all: noFilters,
  mine: { ...noFilters, owners: ['me'] },
  late: { ...noFilters, late: true },
} as const;

/** The pipeline page: its address, the board of its filters, and the views people keep of it. */
export function usePipeline() {
  const { state, filters, change, isBare } = usePageState();
  const session = useBoardSession(filters);
  const { locale } = session.ui;
  const saved = useSavedViews();
  const exporting = useExport(session.toasts, locale);
  const folded = ref<readonly string[]>(['won', 'lost']);
  const mayCreate = useStores().usePermissionsStore().hasPermission('deals', 'create');

  const currentView = computed(
    () => saved.views.value.find(({ id }) => id === state.value.view) ?? null,
  );
  /** The view that was opened and whose filters were changed since. */
  const changedView = computed(() => {
    const view = currentView.value;
    if (!view || (view.isShared && !saved.mayShare.value)) return null;
    return isSameQuery(view.query, viewQuery(state.value)) ? null : view;
  });
  const isNarrowed = computed(
    () => countFilters(filters.value) > 0 || state.value.stages.length > 0,
  );
  const readyView = computed(() => {
    if (currentView.value || state.value.stages.length > 0) return null;
    const asked = viewQuery({ ...state.value, display: 'board', sort: '' });
    const known = Object.entries(readyStates).find(([, one]) =>
      isSameQuery(asked, viewQuery({ ...readPageState({}), filters: one })),
    );
    return known?.[0] ?? null;
  });

  function openReady(name: keyof typeof readyStates): void {
    change({ filters: readyStates[name], stages: [], page: 1, view: null });
  }

  function openView(view: SavedView): void {
    state.value = pageOfView(view);
  }

  /** Runs a change of the views and says how it went. */
  async function say(work: () => Promise<unknown>, text: string | null): Promise<void> {
    try {
      await work();
      if (text) session.toasts.show({ tone: 'success', text });
    } catch (error) {
      const { message } = apiProblem(error, locale.value);
      session.toasts.show({ tone: 'danger', text: message });
    }
  }

  const savedText = (name: string) => fillText(moduleTexts.viewSaved, locale.value, { name });
  const views = {
    create: (name: string, isShared: boolean) =>
      say(async () => {
        const id = await saved.create(name, isShared, viewQuery(state.value));
        change({ view: id });
      }, savedText(name)),
    update: (view: SavedView) =>
      say(() => saved.update(view, { query: viewQuery(state.value) }), savedText(view.name)),
    rename: (view: SavedView, name: string) =>
      say(() => saved.update(view, { name }), savedText(name)),
    remove: (view: SavedView) =>
      say(
        () => saved.remove(view),
        fillText(moduleTexts.viewRemoved, locale.value, { name: view.name }),
      ),
    chooseDefault: (id: number | null) => say(() => saved.chooseDefault(id), null),
  };

  function fold(stage: string, isFolded: boolean): void {
    const others = folded.value.filter((key) => key !== stage);
    folded.value = isFolded ? [...others, stage] : others;
  }

  function exportCsv(): Promise<void> {
    const { display, stages, sort } = state.value;
    return exporting.run({
      ...session.store.params.value,
      view: display,
      ...(display === 'list' && stages.length > 0 ? { stage: stages.join(',') } : {}),
      ...(display === 'list' && sort ? { sort } : {}),
    });
  }

  /** The default view opens only on a page nobody asked anything of. */
  async function start(): Promise<void> {
    const known = saved.load().catch(() => undefined);
    if (isBare) {
      await known;
      const view = saved.views.value.find(({ id }) => id === saved.defaultId.value);
      if (view) state.value = pageOfView(view);
    }
    watch(session.store.params, () => session.load());
    await session.load();
  }

  onMounted(start);
  return {
    session,
    state,
    filters,
    change,
    saved,
    views,
    folded,
    fold,
    changedView,
    isNarrowed,
    readyView,
    openReady,
    openView,
    exportCsv,
    isExporting: exporting.isExporting,
    mayCreate,
  };
}

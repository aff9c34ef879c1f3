import { useStores } from '@directus/extensions-sdk';
import { computed, onMounted, ref, watch } from 'vue';
import { isSameQuery } from '../../views/app/saved-views.ts';
import { useListViews } from '../../views/app/use-list-views.ts';
import { countFilters, noFilters } from '../app/board-filters.ts';
import { useBoardSession } from '../app/use-board-session.ts';
import { pageOfView, readPageState, viewQuery } from './page-state.ts';
import { useExport } from './use-export.ts';
import { usePageState } from './use-page-state.ts';

const readyStates = {
  all: noFilters,
  mine: { ...noFilters, owners: ['me'] },
  late: { ...noFilters, late: true },
  archived: { ...noFilters, archived: true },
} as const;

/** The pipeline page: its address, the board of its filters, and the views people keep of it. */
export function usePipeline() {
  const { state, filters, change, isBare, dealAsked, lineAsked } = usePageState();
  const session = useBoardSession(filters);
  const { locale } = session.ui;
  const views = useListViews({
    list: 'pipeline',
    collection: 'deals',
    clean: (written) => viewQuery(readPageState(written)),
    query: () => viewQuery(state.value),
    activeId: computed(() => state.value.view),
    open: (view) => {
      state.value = pageOfView(view);
    },
    mark: (view) => change({ view }),
    toasts: session.toasts,
    locale,
  });
  const exporting = useExport(session.toasts, locale);
  const folded = ref<readonly string[]>(['won', 'lost']);
  const mayCreate = useStores().usePermissionsStore().hasPermission('deals', 'create');

  const isNarrowed = computed(
    () => countFilters(filters.value) > 0 || state.value.stages.length > 0,
  );
  const readyView = computed(() => {
    if (views.current.value || state.value.stages.length > 0) return null;
    const asked = viewQuery({ ...state.value, display: 'board', sort: '', hidden: [] });
    const known = Object.entries(readyStates).find(([, one]) =>
      isSameQuery(asked, viewQuery({ ...readPageState({}), filters: one })),
    );
    return known?.[0] ?? null;
  });

  function openReady(name: keyof typeof readyStates): void {
    // What was put away has no column to be moved in: it is a list.
    const leaves = state.value.filters.archived && ({ display: 'board' } as const);
    const display = name === 'archived' ? ({ display: 'list' } as const) : leaves;
    change({ filters: readyStates[name], stages: [], page: 1, view: null, ...display });
  }

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

  async function start(): Promise<void> {
    await views.start(isBare);
    watch(session.store.params, () => session.load());
    await session.load();
  }

  onMounted(start);
  if (dealAsked) {
    session.record.value = { id: dealAsked, stage: null, line: lineAsked };
    // Closed, it leaves the address: a reload does not bring it back.
    watch(session.record, (record) => {
      if (!record) change({});
    });
  }
  return {
    session,
    state,
    filters,
    change,
    views,
    folded,
    fold,
    isNarrowed,
    readyView,
    openReady,
    exportCsv,
    isExporting: exporting.isExporting,
    mayCreate,
  };
}

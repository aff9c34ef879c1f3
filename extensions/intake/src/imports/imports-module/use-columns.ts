import { useLoaded } from '@ia/app-kit/parts/use-loaded';
import type { Locale } from '@ia/core';
import { computed, type Ref, ref, shallowRef, watch } from 'vue';
import type { ImportTarget, Inspection, KeptMapping } from '../contract.ts';
import { checkDraft } from './check-draft.ts';
import { isChanged, type MappingNaming, toMapping } from './mapping-body.ts';
import {
  draftFrom,
  draftOf,
  emptyDraft,
  type MappingDraft,
  type RuleContext,
} from './mapping-draft.ts';
import { obviousMapping, offeredMappings } from './mapping-order.ts';
import { useImportApi } from './use-import-api.ts';

export const NEW = '#new';

interface Known {
  readonly targets: readonly ImportTarget[];
  readonly mappings: readonly KeptMapping[];
}

/** The choice of where each column of a file goes: a mapping, and what is changed about it. */
export function useColumns(inspection: Ref<Inspection | null>, locale: Ref<Locale>) {
  const api = useImportApi();
  const known = useLoaded<Known>(async () => {
    const [targets, mappings] = await Promise.all([api.targets(), api.mappings()]);
    return { targets, mappings };
  }, locale);
  const choice = ref<string | null>(null);
  const isProposed = ref(false);
  const draft = shallowRef<MappingDraft | null>(null);

  const targets = computed(() => known.value.value?.targets ?? []);
  const mappings = computed(() => known.value.value?.mappings ?? []);
  const target = computed(
    () => targets.value.find(({ collection }) => collection === draft.value?.target) ?? null,
  );
  const fields = computed(() => target.value?.fields ?? []);
  const offered = computed(() => {
    const mayImport = (name: string) =>
      targets.value.find(({ collection }) => collection === name)?.may_import === true;
    return offeredMappings(inspection.value?.suggestions ?? [], mappings.value, mayImport);
  });
  const context = computed<RuleContext>(() => ({
    dateFormat: inspection.value?.settings.date_format ?? null,
    sourcesOf: (collection) => sourcesIn(mappings.value, collection),
  }));
  const problems = computed(() => (draft.value ? checkDraft(draft.value, fields.value) : []));
  const needsSaving = computed(() => draft.value !== null && isChanged(draft.value));
  const isReady = computed(
    () => draft.value !== null && problems.value.length === 0 && !needsSaving.value,
  );

  function choose(next: string): void {
    choice.value = next;
    isProposed.value = false;
    const header = inspection.value?.header ?? [];
    const kept = mappings.value.find(({ key }) => key === next);
    if (kept) draft.value = draftFrom(kept, header);
    else chooseTarget(bestTarget());
  }

  function chooseTarget(collection: string | null): void {
    const header = inspection.value?.header ?? [];
    const proposal = inspection.value?.proposals.find(({ target: name }) => name === collection);
    const into = targets.value.find((candidate) => candidate.collection === collection);
    if (!collection || !into) draft.value = null;
    else if (!proposal) draft.value = emptyDraft(collection, header);
    else draft.value = draftOf(proposal, header, into.fields, context.value);
  }

  /** The collection whose fields the titles of the columns name best. */
  function bestTarget(): string | null {
    const proposals = [...(inspection.value?.proposals ?? [])].sort((a, b) => b.score - a.score);
    const [first] = proposals.filter(({ score }) => score > 0);
    return first?.target ?? null;
  }

  async function save(naming: MappingNaming): Promise<void> {
    if (!draft.value) return;
    const saved = await api.saveMapping(toMapping(draft.value, naming));
    await known.load();
    choose(saved.key);
  }

  /** What one chose stays as long as the file has the same columns. */
  function fit(header: readonly string[], before: readonly string[] | undefined): void {
    if (draft.value && header.join('\n') === before?.join('\n')) return;
    const isUnknown = offered.value.every(({ percent }) => percent === null);
    const obvious = choice.value === null ? obviousMapping(offered.value) : null;
    const next = choice.value ?? obvious ?? (isUnknown ? NEW : null);
    if (next === null) return;
    choose(next);
    isProposed.value = obvious !== null;
  }

  /** Another file is another question. */
  function forget(): void {
    choice.value = null;
    draft.value = null;
    isProposed.value = false;
  }

  watch(
    [inspection, known.value],
    ([now, list], [before]) => {
      if (now && list) fit(now.header, before?.header);
    },
    { immediate: true },
  );

  return {
    known,
    choice,
    isProposed,
    draft,
    targets,
    target,
    fields,
    offered,
    context,
    problems,
    needsSaving,
    isReady,
    choose,
    chooseTarget,
    forget,
    save,
  };
}

export type Columns = ReturnType<typeof useColumns>;

function sourcesIn(mappings: readonly KeptMapping[], collection: string): readonly string[] {
  const sources = mappings
    .filter(({ target, options }) => target === collection && !options.into)
    .map(({ options }) => options.source);
  return [...new Set(sources)];
}

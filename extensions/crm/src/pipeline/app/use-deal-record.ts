import { useStores } from '@directus/extensions-sdk';
import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { row as anyRow, isRow, unread } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import { useLateWords } from '@ia/app-kit/use-late-words';
import type { Locale } from '@ia/core';
import { computed, type Ref, ref, shallowRef } from 'vue';
import {
  createFields,
  type DealRow,
  editFields,
  formFields,
  mayUpdate,
  writableFields,
} from './deal-record.ts';

/** A deal beside the board: its form, with the app's own interfaces and rights. */
export function useDealRecord(id: string, preset: DealRow, locale: Ref<Locale>) {
  const api = useApi();
  const { useFieldsStore, usePermissionsStore } = useStores();
  const isNew = id === '+';
  const path = `/items/deals/${encodeURIComponent(id)}`;

  const state = ref<'loading' | 'ready' | 'gone'>(isNew ? 'ready' : 'loading');
  const deal = shallowRef<DealRow | null>(null);
  const edits = ref<DealRow>({ ...preset });
  const isEditable = ref(isNew);
  const isSaving = ref(false);
  const problem = ref<ApiProblem | null>(null);
  const hasEdits = computed(() => isNew || Object.keys(edits.value).length > 0);

  const permission = usePermissionsStore().getPermission('deals', isNew ? 'create' : 'update');
  const known = useFieldsStore();
  const withWords = useLateWords();
  // Read again when the app has its words: by a link the form may open before the language is there.
  const fields = computed(() =>
    formFields(
      known.getFieldsForCollection('deals'),
      isNew ? createFields : editFields,
      isNew || permission ? writableFields(permission) : ['*'],
    ).map(withWords),
  );
  const errors = computed(() => {
    const { field, message } = problem.value ?? {};
    if (!field) return [];
    return [
      { code: 'FAILED_VALIDATION', type: 'domain', field, message, validation_message: message },
    ];
  });

  async function load(): Promise<void> {
    if (isNew) return;
    try {
      const fieldsRead = [
        '*',
        'account.id',
        'account.name',
        'owner.id',
        'owner.first_name',
        'owner.last_name',
      ];
      const [row, rights] = await Promise.all([
        api.get(path, anyRow, { fields: fieldsRead }),
        api.get(`/permissions/me/deals/${encodeURIComponent(id)}`, anyRow),
      ]);
      deal.value = row;
      isEditable.value = mayUpdate(rights);
      state.value = deal.value ? 'ready' : 'gone';
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
      state.value = 'gone';
    }
  }

  /** Writes what was typed through the items of Directus; true when the server took it. */
  async function save(): Promise<boolean> {
    if (isSaving.value || !hasEdits.value) return false;
    isSaving.value = true;
    problem.value = null;
    try {
      if (isNew) await api.post('/items/deals', unread, edits.value);
      else await api.patch(path, unread, edits.value);
      edits.value = {};
      await load();
      return true;
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
      return false;
    } finally {
      isSaving.value = false;
    }
  }

  /** The related objects read for the heading are ids again for the form. */
  const initialValues = computed(() => {
    const row = deal.value;
    if (!row) return {};
    const { account, owner } = row;
    return { ...row, account: idOf(account), owner: idOf(owner) };
  });

  function idOf(value: unknown): unknown {
    return isRow(value) ? value.id : value;
  }

  return {
    isNew,
    state,
    deal,
    edits,
    fields,
    errors,
    isEditable,
    isSaving,
    problem,
    hasEdits,
    initialValues,
    load,
    save,
  };
}

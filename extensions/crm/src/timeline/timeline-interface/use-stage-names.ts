import { useChoices } from '@ia/app-kit/parts/use-choices';
import { rows as anyRows } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { ref } from 'vue';

/** What people call the stages; their keys until that is known, or when they may not be read. */
export function useStageNames(locale: () => Locale) {
  const api = useApi();
  const names = ref<ReadonlyMap<string, { readonly fr: string; readonly en: string }>>(new Map());

  const { hasFailed, load } = useChoices(async () => {
    const params = { fields: ['key', 'label', 'label_en'], limit: -1 };
    const rows = await api.get('/items/deal_stages', anyRows, params);
    names.value = new Map(
      rows.map(({ key, label, label_en }) => {
        const fr = String(label);
        return [String(key), { fr, en: label_en ? String(label_en) : fr }];
      }),
    );
  });

  return { hasFailed, load, stageName: (key: string) => names.value.get(key)?.[locale()] ?? key };
}

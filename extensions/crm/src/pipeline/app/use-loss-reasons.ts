import { rows } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { onMounted, type Ref, ref } from 'vue';

export interface LossReasonChoice {
  readonly value: string;
  readonly text: string;
  readonly needsNote: boolean;
}

/** The reasons a person may give for a deal lost today. */
export function useLossReasons(locale: Ref<Locale>) {
  const api = useApi();
  const reasons = ref<readonly LossReasonChoice[]>([]);
  const hasFailed = ref(false);

  async function load(): Promise<void> {
    hasFailed.value = false;
    try {
      const found = await api.get('/items/loss_reasons', rows, {
        fields: ['key', 'label', 'label_en', 'needs_note'],
        filter: { is_active: { _eq: true } },
        sort: ['sort'],
      });
      reasons.value = found.map((row) => ({
        value: String(row.key),
        text: String((locale.value === 'en' && row.label_en) || row.label),
        needsNote: row.needs_note === true,
      }));
    } catch {
      hasFailed.value = true;
    }
  }

  onMounted(load);
  return { reasons, hasFailed, load };
}

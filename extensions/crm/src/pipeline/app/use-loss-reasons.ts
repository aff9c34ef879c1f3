import { useRawApi } from '@ia/app-kit/use-raw-api';
import type { Locale } from '@ia/core';
import { onMounted, type Ref, ref } from 'vue';
import { readRows } from './read-board.ts';

export interface LossReasonChoice {
  readonly value: string;
  readonly text: string;
  readonly needsNote: boolean;
}

/** The reasons a person may give for a deal lost today. */
export function useLossReasons(locale: Ref<Locale>) {
  const api = useRawApi();
  const reasons = ref<readonly LossReasonChoice[]>([]);
  const hasFailed = ref(false);

  async function load(): Promise<void> {
    hasFailed.value = false;
    try {
      const answer = await api.get('/items/loss_reasons', {
        params: {
          fields: ['key', 'label', 'label_en', 'needs_note'],
          filter: { is_active: { _eq: true } },
          sort: ['sort'],
        },
      });
      reasons.value = readRows(answer).map((row) => ({
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

import { useStores } from '@directus/extensions-sdk';
import { apiProblem } from '@ia/app-kit/api-error';
import { fillText } from '@ia/app-kit/fill-text';
import { type ApiRow, unread } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { computed, ref } from 'vue';
import { timelineTexts } from './timeline-texts.ts';

export interface OwnLine {
  readonly activity: string;
  readonly owner: string | null;
  readonly locale: Locale;
}

/**
 * What the owner of a line changes of it: one change at a time, and why it was refused. `isBusy` is told,
 * never disables: a button that is disabled loses the focus of whoever works with the keyboard.
 */
export function useOwnLine(props: OwnLine) {
  const api = useApi();
  const me = useStores().useUserStore().currentUser?.id;
  const isBusy = ref(false);
  const refusal = ref('');
  const isMine = computed(() => Boolean(props.owner) && props.owner === me);

  /** @returns whether it was changed */
  async function change(changes: ApiRow): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    refusal.value = '';
    try {
      await api.patch(`/items/activities/${props.activity}`, unread, changes);
      return true;
    } catch (error) {
      const reason = apiProblem(error, props.locale).message;
      refusal.value = fillText(timelineTexts.notChanged, props.locale, { reason });
      return false;
    } finally {
      isBusy.value = false;
    }
  }
  return { isMine, isBusy, refusal, change };
}

import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import type { Toasts } from '@ia/app-kit/parts/use-toasts';
import { unread } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef } from 'vue';
import type { BoardText } from './board-texts.ts';

/** What is known of a deal that is put away or taken back. */
export interface ArchivedDeal {
  readonly id: string;
  readonly name: string;
  readonly is_archived: boolean;
}

interface ArchivingOptions {
  readonly toasts: Toasts;
  readonly locale: Ref<Locale>;
  readonly say: (text: BoardText, fillings?: Readonly<Record<string, string>>) => string;
  readonly onDone: (deal: ArchivedDeal) => unknown;
}

/** Deals put away after a question, taken back at once, and either undone from the message. */
export function useArchiving({ toasts, locale, say, onDone }: ArchivingOptions) {
  const api = useApi();
  const asked = shallowRef<ArchivedDeal | null>(null);
  const isBusy = ref(false);

  async function write(deal: ArchivedDeal, is_archived: boolean): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      await api.patch(`/items/deals/${encodeURIComponent(deal.id)}`, unread, { is_archived });
      const done = { ...deal, is_archived };
      toasts.show({
        tone: 'success',
        text: say(is_archived ? 'archived' : 'restored', { name: deal.name }),
        action: { label: say('undo'), run: () => void write(done, !is_archived) },
      });
      await onDone(done);
    } catch (error) {
      const problem: ApiProblem = apiProblem(error, locale.value);
      toasts.show({ tone: 'danger', text: problem.message });
    } finally {
      isBusy.value = false;
      asked.value = null;
    }
  }

  function start(deal: ArchivedDeal): void {
    if (deal.is_archived) void write(deal, false);
    else asked.value = deal;
  }

  function cancel(): void {
    if (!isBusy.value) asked.value = null;
  }

  async function confirm(): Promise<void> {
    if (asked.value) await write(asked.value, true);
  }

  return { asked, isBusy, start, cancel, confirm };
}

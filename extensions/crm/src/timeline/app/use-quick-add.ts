import { apiProblem } from '@ia/app-kit/api-error';
import { useChoices } from '@ia/app-kit/parts/use-choices';
import { row, unread } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref } from 'vue';
import { owners } from '../../leads/contract.ts';
import {
  type ActivityDraft,
  activityOf,
  type Colleague,
  instantInParis,
} from './activity-draft.ts';

/** What a new line hangs on. */
export interface Links {
  readonly deal?: string | null;
  readonly account?: string | null;
  readonly contact?: string | null;
  /** Whom a call, a meeting or a mail is with, where notes are about the deal alone. */
  readonly partner?: string | null;
  readonly lead?: string | null;
}

/** Writes lines of a story through the items of Directus, with the rights of the person. */
export function useQuickAdd(links: () => Links, locale: Ref<Locale>) {
  const api = useApi();
  const isSaving = ref(false);
  const refusal = ref('');
  const colleagues = ref<readonly Colleague[]>([]);

  async function attempt(write: () => Promise<unknown>): Promise<boolean> {
    if (isSaving.value) return false;
    isSaving.value = true;
    refusal.value = '';
    try {
      await write();
      return true;
    } catch (error) {
      refusal.value = apiProblem(error, locale.value).message;
      return false;
    } finally {
      isSaving.value = false;
    }
  }

  const add = (draft: Omit<ActivityDraft, 'attachment'>, file: File | null) =>
    attempt(async () => {
      const attachment = file ? await upload(file, draft.isPrivate) : null;
      const activity = activityOf({ ...draft, attachment }, new Date());
      await api.post('/items/activities', unread, { ...linksOf(draft.type), ...activity });
    });

  const planNext = (action: string, when: string) =>
    attempt(() =>
      api.patch(`/items/deals/${links().deal}`, unread, {
        next_action: action.trim(),
        next_action_at: when === '' ? null : instantInParis(when).toISOString(),
      }),
    );

  /** A file of a private line stays its author's: without an account nobody else may open it. */
  async function upload(file: File, isPrivate: boolean): Promise<string> {
    const form = new FormData();
    form.append('title', file.name);
    if (!isPrivate && links().account) form.append('account', String(links().account));
    form.append('file', file);
    const stored = await api.post('/files', row, form);
    return String(stored?.id ?? '');
  }

  function linksOf(type: ActivityDraft['type']): Links {
    const { partner, ...known } = links();
    const all = type === 'note' ? known : { ...known, contact: known.contact ?? partner };
    return Object.fromEntries(Object.entries(all).filter(([, id]) => id));
  }

  const { hasFailed, load: loadColleagues } = useChoices(async () => {
    if (colleagues.value.length > 0) return;
    colleagues.value = await api.get('/crm/leads/owners', owners);
  });

  return { isSaving, refusal, colleagues, hasFailed, add, planNext, loadColleagues };
}

import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { rowOf, rowsOf, textAt } from '@ia/app-kit/read-row';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import type { Locale } from '@ia/core';
import type { ConvertibleLead } from '@ia/core/leads/lead-conversion';
import { onMounted, type Ref, ref, shallowRef, watch } from 'vue';
import {
  type ConversionDraft,
  requestOf,
  type SuggestedAccount,
  startDraft,
  suggestedAccounts,
} from './conversion-draft.ts';
import { convertibleLead, RECORD_FIELDS } from './lead-record.ts';
import { type Named, readMatches } from './lead-types.ts';

export interface Converted {
  readonly account: string;
  readonly deal: string | null;
}

const MAX_CONTACTS = 50;

/** The form of a conversion: what it starts from, what it may choose, and asking for it once. */
export function useConversion(id: string, locale: Ref<Locale>) {
  const api = useRawApi();
  const lead = shallowRef<ConvertibleLead | null>(null);
  const accounts = shallowRef<readonly SuggestedAccount[]>([]);
  const contacts = shallowRef<readonly Named[]>([]);
  const offers = shallowRef<readonly Named[]>([]);
  const draft = ref<ConversionDraft | null>(null);
  const problem = ref<ApiProblem | null>(null);
  const isBusy = ref(false);

  async function load(): Promise<void> {
    problem.value = null;
    try {
      const path = `/items/leads/${encodeURIComponent(id)}`;
      const [row] = await Promise.all([
        api.get(path, { params: { fields: RECORD_FIELDS } }).then(rowOf),
        loadAccounts(),
        loadOffers(),
      ]);
      if (!row) return;
      lead.value = convertibleLead(row);
      draft.value = startDraft(lead.value, accounts.value, new Date());
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    }
  }

  /** Suggestions and choices only: without them a lead is converted all the same. */
  async function loadAccounts(): Promise<void> {
    const answer = await api.post('/crm/leads/matches', { ids: [id] }).catch(() => null);
    accounts.value = suggestedAccounts(readMatches(answer).get(id) ?? []);
  }

  async function loadOffers(): Promise<void> {
    const params = { fields: ['id', 'name'], filter: { is_active: { _eq: true } }, sort: ['name'] };
    const answer = await api.get('/items/offers', { params }).catch(() => null);
    offers.value = rowsOf(answer).map(named);
  }

  async function loadContacts(account: string): Promise<void> {
    const params = {
      fields: ['id', 'first_name', 'last_name'],
      filter: { account: { _eq: account } },
      sort: ['last_name'],
      limit: MAX_CONTACTS,
    };
    const answer = await api.get('/items/contacts', { params }).catch(() => null);
    if (draft.value?.account === account) contacts.value = rowsOf(answer).map(named);
  }

  watch(
    () => draft.value?.account,
    (account, before) => {
      contacts.value = [];
      if (!account || !draft.value) return;
      const isExisting = account !== 'new' && account !== 'other';
      if (isExisting) void loadContacts(account);
      // A contact belongs to one account: it does not follow to another.
      const isChosen = draft.value.contact !== 'new' && draft.value.contact !== 'none';
      if (before !== undefined && isChosen) draft.value.contact = 'new';
    },
  );

  async function convert(): Promise<Converted | null> {
    if (!draft.value || isBusy.value) return null;
    isBusy.value = true;
    problem.value = null;
    try {
      const path = `/crm/leads/${encodeURIComponent(id)}/convert`;
      const row = rowOf(await api.post(path, requestOf(draft.value)));
      return { account: textAt(row, 'account') ?? '', deal: textAt(row, 'deal') };
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
      return null;
    } finally {
      isBusy.value = false;
    }
  }

  onMounted(load);
  return { lead, accounts, contacts, offers, draft, problem, isBusy, load, convert };
}

function named(row: unknown): Named {
  const whole = [textAt(row, 'first_name'), textAt(row, 'last_name')].filter(Boolean).join(' ');
  return { id: textAt(row, 'id') ?? '', name: textAt(row, 'name') ?? (whole || '—') };
}

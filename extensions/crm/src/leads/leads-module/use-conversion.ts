import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useChoices } from '@ia/app-kit/parts/use-choices';
import { row as anyRow, rows, textAt } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import type { ConvertibleLead } from '@ia/core/leads/lead-conversion';
import { computed, onMounted, type Ref, ref, shallowRef, watch } from 'vue';
import { type Converted, converted, matches, type Named } from '../contract.ts';
import {
  type ConversionDraft,
  requestOf,
  type SuggestedAccount,
  startDraft,
  suggestedAccounts,
} from './conversion-draft.ts';
import { convertibleLead, RECORD_FIELDS } from './lead-record.ts';

const MAX_CONTACTS = 50;

/** The form of a conversion: what it starts from, what it may choose, and asking for it once. */
export function useConversion(id: string, locale: Ref<Locale>) {
  const api = useApi();
  const lead = shallowRef<ConvertibleLead | null>(null);
  const accounts = shallowRef<readonly SuggestedAccount[]>([]);
  const contacts = shallowRef<readonly Named[]>([]);
  const offers = shallowRef<readonly Named[]>([]);
  const draft = ref<ConversionDraft | null>(null);
  const problem = ref<ApiProblem | null>(null);
  const isBusy = ref(false);
  // Without suggestions and choices a lead is converted all the same.
  const choices = useChoices(loadAccounts, loadOffers);
  const people = useChoices(loadContacts);
  const hasFailed = computed(() => choices.hasFailed.value || people.hasFailed.value);

  async function load(): Promise<void> {
    problem.value = null;
    try {
      const path = `/items/leads/${encodeURIComponent(id)}`;
      const [row] = await Promise.all([
        api.get(path, anyRow, { fields: RECORD_FIELDS }),
        choices.load(),
      ]);
      if (!row) return;
      lead.value = convertibleLead(row);
      draft.value = startDraft(lead.value, accounts.value, new Date());
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    }
  }

  async function loadAccounts(): Promise<void> {
    const found = await api.post('/crm/leads/matches', matches, { ids: [id] });
    accounts.value = suggestedAccounts(found[id] ?? []);
  }

  async function loadOffers(): Promise<void> {
    const params = { fields: ['id', 'name'], filter: { is_active: { _eq: true } }, sort: ['name'] };
    offers.value = (await api.get('/items/offers', rows, params)).map(named);
  }

  async function loadContacts(): Promise<void> {
    const account = draft.value?.account;
    if (!account || account === 'new' || account === 'other') return;
    const params = {
      fields: ['id', 'first_name', 'last_name'],
      filter: { account: { _eq: account } },
      sort: ['last_name'],
      limit: MAX_CONTACTS,
    };
    const found = await api.get('/items/contacts', rows, params);
    if (draft.value?.account === account) contacts.value = found.map(named);
  }

  watch(
    () => draft.value?.account,
    (account, before) => {
      contacts.value = [];
      if (!account || !draft.value) return;
      void people.load();
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
      return await api.post(path, converted, requestOf(draft.value));
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
      return null;
    } finally {
      isBusy.value = false;
    }
  }

  onMounted(load);
  /** What could not be read beside the lead; what was typed since stays. */
  async function reloadChoices(): Promise<void> {
    await Promise.all([choices.load(), people.load()]);
  }

  const lists = { accounts, contacts, offers, hasFailed, reloadChoices };
  return { lead, ...lists, draft, problem, isBusy, load, convert };
}

function named(row: unknown): Named {
  const whole = [textAt(row, 'first_name'), textAt(row, 'last_name')].filter(Boolean).join(' ');
  return { id: textAt(row, 'id') ?? '', name: textAt(row, 'name') ?? (whole || '—') };
}

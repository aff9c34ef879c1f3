import type { ConvertibleLead } from '@ia/core/leads/lead-conversion';
import { suggestConversion } from '@ia/core/leads/suggest-conversion';
import type { LeadMatch, Named } from '../contract.ts';

export interface DraftContact {
  first_name: string;
  last_name: string;
  email: string;
  phone: string;
  job_title: string;
}

/** What a person is about to ask a lead to become. */
export interface ConversionDraft {
  /** An id, `new`, or `other` while one is looked for. */
  account: string;
  newAccount: { name: string; domain: string };
  /** An id, `new` or `none`. */
  contact: string;
  newContact: DraftContact;
  hasDeal: boolean;
  deal: {
    name: string;
    amount: number | string | null;
    currency: string;
    expected_close_on: string;
    offer: string;
  };
}

/** An account the lead may belong to, with what makes one think so. */
export interface SuggestedAccount extends Named {
  readonly kind: LeadMatch['kind'];
  readonly contact: Named | null;
}

/** The accounts of the look-alikes, surest first; with the contact that led there. */
export function suggestedAccounts(matches: readonly LeadMatch[]): SuggestedAccount[] {
  const found = new Map<string, SuggestedAccount>();
  for (const { account, collection, kind, id, label } of matches) {
    if (!account) continue;
    const contact = collection === 'contacts' ? { id, name: label } : null;
    const known = found.get(account.id);
    if (!known) found.set(account.id, { ...account, kind, contact });
    else if (!known.contact && contact) found.set(account.id, { ...known, contact });
  }
  return [...found.values()];
}

/** A name alone is a hint; an address, a number or a domain is where one starts from. */
const SURE: readonly LeadMatch['kind'][] = ['email', 'phone', 'domain'];

export function startDraft(
  lead: ConvertibleLead,
  accounts: readonly SuggestedAccount[],
  now: Date,
): ConversionDraft {
  const suggestion = suggestConversion(lead, now);
  const [first] = accounts;
  const chosen = first && SURE.includes(first.kind) ? first : null;
  const person = suggestion.contact;
  return {
    account: chosen?.id ?? 'new',
    newAccount: { name: suggestion.account.name, domain: suggestion.account.domain ?? '' },
    contact: chosen?.contact?.id ?? (person ? 'new' : 'none'),
    newContact: {
      first_name: person?.first_name ?? '',
      last_name: person?.last_name ?? '',
      email: person?.email ?? lead.email ?? '',
      phone: person?.phone ?? lead.phone ?? '',
      job_title: person?.job_title ?? lead.job_title ?? '',
    },
    hasDeal: true,
    deal: {
      name: suggestion.deal.name,
      amount: null,
      currency: 'EUR',
      expected_close_on: suggestion.deal.expected_close_on,
      offer: '',
    },
  };
}

/** The body of the request; what is left empty is not sent, an amount not typed is zero. */
export function requestOf(draft: ConversionDraft): object {
  const { account, contact, deal } = draft;
  return {
    account: account === 'new' ? filled(draft.newAccount, ['name']) : { id: account },
    contact:
      contact === 'none'
        ? null
        : contact === 'new'
          ? filled({ ...draft.newContact }, ['last_name'])
          : { id: contact },
    deal: draft.hasDeal
      ? { ...filled(deal, ['name', 'expected_close_on']), amount: deal.amount ?? 0 }
      : null,
  };
}

/** An input of the app that is emptied gives null. */
function filled(fields: Readonly<Record<string, unknown>>, required: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([key, value]) => [key, value ?? ''] as const)
      .filter(([key, value]) => required.includes(key) || value !== ''),
  );
}

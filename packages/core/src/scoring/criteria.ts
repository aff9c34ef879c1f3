import { companyDomain } from '../leads/company-domain.ts';
import type { ScoredLead } from './scored-lead.ts';

/** What a weight may look at, and how: `words` of a field, a `number` at least so high, a `fact`, or so many `events` in so many days. */
export type Criterion =
  | { readonly on: 'words'; readonly read: (lead: ScoredLead) => string | null }
  | {
      readonly on: 'number';
      readonly read: (lead: ScoredLead) => number | null;
      readonly unit?: 'seconds';
    }
  | { readonly on: 'fact'; readonly read: (lead: ScoredLead) => boolean }
  | { readonly on: 'events' };

/** Source, fit with the ideal customer, engagement: in the order they are explained in. */
export const criteria = {
  source: { on: 'words', read: ({ source }) => source },
  channel: { on: 'words', read: ({ channel }) => channel },
  job_title: { on: 'words', read: ({ job_title }) => job_title },
  occupation: { on: 'words', read: ({ occupation }) => occupation },
  specialization: { on: 'words', read: ({ specialization }) => specialization },
  country: { on: 'words', read: ({ country }) => country },
  sector: { on: 'words', read: ({ sector }) => sector },
  employees: { on: 'number', read: ({ employees }) => employees },
  company_name: { on: 'fact', read: ({ company_name }) => Boolean(company_name?.trim()) },
  company_email: { on: 'fact', read: ({ email }) => companyDomain(email) !== null },
  phone: { on: 'fact', read: ({ phone }) => Boolean(phone?.trim()) },
  visits: { on: 'number', read: ({ visits }) => visits },
  seconds_on_site: {
    on: 'number',
    read: ({ seconds_on_site }) => seconds_on_site,
    unit: 'seconds',
  },
  pages_per_visit: { on: 'number', read: ({ pages_per_visit }) => pages_per_visit },
  email_opt_out: { on: 'fact', read: ({ email_opt_out }) => email_opt_out },
  call_opt_out: { on: 'fact', read: ({ call_opt_out }) => call_opt_out },
  call: { on: 'events' },
  email: { on: 'events' },
  meeting: { on: 'events' },
} as const satisfies Record<string, Criterion>;

export type CriterionKey = keyof typeof criteria;

export const criterionKeys: readonly CriterionKey[] = Object.keys(criteria).filter(isCriterion);

export function isCriterion(key: string): key is CriterionKey {
  return Object.hasOwn(criteria, key);
}

export function criterionOf(key: CriterionKey): Criterion {
  return criteria[key];
}

/** The kinds of engagement that rules may weigh. */
export const engagementKinds: readonly CriterionKey[] = criterionKeys.filter(
  (key) => criteria[key].on === 'events',
);

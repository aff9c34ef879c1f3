import { type ApiRow, numberAt, personAt, textAt } from '@ia/app-kit/read-row';
import type { LeadStatus } from '@ia/core/leads/lead-status';
import { parseLeadStatus } from '@ia/core/leads/lead-status';
import { leadLabel } from '@ia/core/leads/suggest-conversion';
import type { Named } from '../contract.ts';

/** A lead as a line of the list. */
export interface ListedLead {
  readonly id: string;
  readonly label: string;
  /** What comes under the label: the company of a person, the number of a company. */
  readonly detail: string | null;
  readonly status: LeadStatus;
  readonly score: number | null;
  readonly isScoreManual: boolean;
  readonly source: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly city: string | null;
  readonly owner: Named | null;
  readonly date_created: string | null;
  readonly last_activity: string | null;
}

export const LISTED_FIELDS = [
  'id',
  'number',
  'first_name',
  'last_name',
  'company_name',
  'status',
  'score',
  'score_kind',
  'source',
  'email',
  'phone',
  'city',
  'owner.id',
  'owner.first_name',
  'owner.last_name',
  'date_created',
  'last_activity',
] as const;

export function readListedLead(row: ApiRow): ListedLead {
  const named = {
    first_name: textAt(row, 'first_name'),
    last_name: textAt(row, 'last_name'),
    company_name: textAt(row, 'company_name'),
    email: textAt(row, 'email'),
    number: textAt(row, 'number'),
  };
  const label = leadLabel(named) || '—';
  const { company_name, number } = named;
  return {
    id: textAt(row, 'id') ?? '',
    label,
    detail: [company_name, number].find((text) => text !== null && text !== label) ?? null,
    status: parseLeadStatus(row.status),
    score: numberAt(row, 'score'),
    isScoreManual: row.score_kind === 'manual',
    source: textAt(row, 'source'),
    email: named.email,
    phone: textAt(row, 'phone'),
    city: textAt(row, 'city'),
    owner: personAt(row, 'owner'),
    date_created: textAt(row, 'date_created'),
    last_activity: textAt(row, 'last_activity'),
  };
}

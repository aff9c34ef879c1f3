import { type ApiRow, at, isRow, numberAt, personAt, textAt } from '@ia/app-kit/read-row';
import type { LeadStatus } from '@ia/core/leads/lead-status';
import { parseLeadStatus } from '@ia/core/leads/lead-status';
import type { MatchKind } from '@ia/core/leads/score-match';
import { matchKinds } from '@ia/core/leads/score-match';
import { leadLabel } from '@ia/core/leads/suggest-conversion';

export interface Named {
  readonly id: string;
  readonly name: string;
}

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

/** A record that looks like a lead. */
export interface LeadMatch {
  readonly kind: MatchKind;
  readonly collection: 'leads' | 'contacts' | 'accounts';
  readonly id: string;
  readonly label: string;
  readonly status: string | null;
  readonly account: Named | null;
  readonly score: number;
}

const collections = ['leads', 'contacts', 'accounts'] as const;

/** The answer of /crm/leads/matches, by lead. */
export function readMatches(answer: unknown): ReadonlyMap<string, readonly LeadMatch[]> {
  const data = at(answer, 'data', 'data');
  const entries = isRow(data) ? Object.entries(data) : [];
  return new Map(
    entries.map(([lead, matches]) => [
      lead,
      Array.isArray(matches) ? matches.map(readMatch).filter((match) => match !== null) : [],
    ]),
  );
}

function readMatch(row: unknown): LeadMatch | null {
  const kind = matchKinds.find((one) => one === at(row, 'kind'));
  const collection = collections.find((one) => one === at(row, 'collection'));
  const [id, account] = [textAt(row, 'id'), textAt(row, 'account', 'id')];
  if (!kind || !collection || !id) return null;
  return {
    kind,
    collection,
    id,
    label: textAt(row, 'label') ?? '—',
    status: textAt(row, 'status'),
    account: account ? { id: account, name: textAt(row, 'account', 'name') ?? '—' } : null,
    score: numberAt(row, 'score') ?? 0,
  };
}

import { normaliseEmail } from '@ia/core';
import { phoneSpellings } from '@ia/core/contacts/normalise-phone';
import { companyDomain, domainAndParents } from '@ia/core/leads/company-domain';
import { foldCompany, foldName } from '@ia/core/leads/fold-name';
import { scoreMatch } from '@ia/core/leads/score-match';
import { leadLabel } from '@ia/core/leads/suggest-conversion';
import type { ExtensionContext, Row } from '@ia/directus-kit';
import type { LeadMatch, Matches } from '../contract.ts';
import type { LeadAsker } from './lead-asker.ts';
import { readableTables } from './readable-tables.ts';
import { type AskedLead, type Candidate, findCandidates } from './store/lead-matches.ts';

interface KnownLead {
  readonly id: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly domain: string | null;
  /** What the lead became is no look-alike. */
  readonly became: readonly (string | null)[];
}

const FIELDS = [
  'id',
  'first_name',
  'last_name',
  'company_name',
  'email',
  'phone',
  'domain',
  'converted_account',
  'converted_contact',
];

/** For one lead: beyond, it is a list of its own. */
const MOST = 12;

/** What looks like each of these leads, surest first, among what the asker may read. */
export async function matchLeads(
  { services }: ExtensionContext,
  asker: LeadAsker,
  ids: readonly string[],
): Promise<Matches> {
  const { accountability, schema, database } = asker;
  const items = new services.ItemsService('leads', { accountability, schema, knex: database });
  const rows = await items.readByQuery({
    filter: { id: { _in: ids } },
    fields: FIELDS,
    limit: ids.length,
  });
  const leads = rows.map(knownLead);
  const readable = await readableTables(asker);
  const candidates = await findCandidates(database, leads.map(askedLead), readable);
  return Object.fromEntries(
    leads.map((lead) => [
      lead.id,
      rank(
        lead,
        candidates.filter((candidate) => candidate.lead === lead.id),
      ),
    ]),
  );
}

function knownLead(row: Row): KnownLead {
  const text = (field: string) => {
    const value = row[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    id: String(row.id),
    first_name: text('first_name'),
    last_name: text('last_name'),
    company: text('company_name'),
    email: text('email'),
    phone: text('phone'),
    domain: text('domain'),
    became: [text('converted_account'), text('converted_contact')],
  };
}

function askedLead(lead: KnownLead): AskedLead {
  const domain = lead.domain ?? companyDomain(lead.email);
  return {
    id: lead.id,
    email: emailOf(lead.email),
    phones: lead.phone ? phoneSpellings(lead.phone) : [],
    domains: domain ? domainAndParents(domain) : [],
    company: lead.company ? foldCompany(lead.company) || null : null,
    last_name: lead.last_name ? foldName(lead.last_name) || null : null,
  };
}

/** A lead keeps an address it was given wrong: it is then nobody else's. */
function emailOf(email: string | null): string | null {
  try {
    return email && normaliseEmail(email);
  } catch {
    return null;
  }
}

function rank(lead: KnownLead, candidates: readonly Candidate[]): LeadMatch[] {
  const best = new Map<string, LeadMatch>();
  for (const candidate of candidates) {
    if (lead.became.includes(candidate.id)) continue;
    const score = scoreMatch(candidate.kind, lead, candidate);
    if (score > 0) best.set(`${candidate.kind} ${candidate.id}`, toMatch(candidate, score));
  }
  return [...best.values()].sort((one, other) => other.score - one.score).slice(0, MOST);
}

function toMatch(candidate: Candidate, score: number): LeadMatch {
  const { kind, collection, id, company, account, account_name, status } = candidate;
  const person = leadLabel({ ...candidate, company_name: company });
  const isLead = collection === 'leads';
  return {
    kind,
    collection,
    id,
    label: isLead && company && company !== person ? `${person} · ${company}` : person,
    ...(status && { status }),
    ...(account && { account: { id: account, name: account_name ?? '' } }),
    score,
  };
}

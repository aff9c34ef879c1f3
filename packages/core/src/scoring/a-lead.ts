import type { ScoredLead } from './scored-lead.ts';

/** A lead nobody knows anything of, but what the test says. */
export function aLead(known: Partial<ScoredLead> = {}): ScoredLead {
  return {
    id: 'lead',
    source: null,
    channel: null,
    job_title: null,
    company_name: null,
    email: null,
    phone: null,
    country: null,
    occupation: null,
    specialization: null,
    sector: null,
    employees: null,
    email_opt_out: false,
    call_opt_out: false,
    visits: null,
    seconds_on_site: null,
    pages_per_visit: null,
    engagements: [],
    ...known,
  };
}

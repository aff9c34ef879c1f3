import { addDays, civilDateOf } from '../time/civil-date.ts';
import { companyDomain } from './company-domain.ts';
import type { ConversionSuggestion, ConvertibleLead } from './lead-conversion.ts';

const CLOSE_DAYS = 30;

/**
 * What a lead would become when nobody corrects it: the company by its name, else the person, else
 * its domain or its number (a web file often knows no more); no contact when nobody is named; a
 * deal expected in thirty days (Paris).
 */
export function suggestConversion(lead: ConvertibleLead, now: Date): ConversionSuggestion {
  const domain = lead.domain ?? companyDomain(lead.email);
  const name = accountName(lead, domain);
  return {
    account: { name, domain },
    contact: contactOf(lead),
    deal: { name, expected_close_on: addDays(civilDateOf(now), CLOSE_DAYS) },
  };
}

/** How a lead is called in a list: the person, else the company, its address or its number. */
export function leadLabel(
  lead: Pick<ConvertibleLead, 'first_name' | 'last_name' | 'company_name' | 'email' | 'number'>,
): string {
  const { company_name, email, number } = lead;
  return fullName(lead) || company_name?.trim() || email?.trim() || number?.trim() || '';
}

function accountName(lead: ConvertibleLead, domain: string | null): string {
  return lead.company_name?.trim() || fullName(lead) || domain || lead.number?.trim() || '';
}

function contactOf(lead: ConvertibleLead): ConversionSuggestion['contact'] {
  const last = lead.last_name?.trim() || null;
  const first = lead.first_name?.trim() || null;
  // A contact is filed under its last name: with one name only, that is it.
  const filed = last ?? first;
  if (!filed) return null;
  const { email, phone, job_title } = lead;
  return { first_name: last ? first : null, last_name: filed, email, phone, job_title };
}

function fullName({ first_name, last_name }: Pick<ConvertibleLead, 'first_name' | 'last_name'>) {
  return [first_name, last_name]
    .map((name) => name?.trim())
    .filter(Boolean)
    .join(' ');
}

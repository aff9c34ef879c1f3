import { DomainError } from '../errors.ts';
import type {
  ConversionRequest,
  ConvertibleLead,
  NewAccountRequest,
  NewContactRequest,
  NewDealRequest,
} from './lead-conversion.ts';
import { isExisting } from './lead-conversion.ts';

export interface ConversionInput {
  readonly lead: ConvertibleLead;
  readonly request: ConversionRequest;
  /** Who asks: owner of what comes of a lead nobody had taken. */
  readonly actor: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** A record to reuse, or one to create with these fields. */
export type Part = { readonly id: string } | { readonly create: Fields };

export interface ConversionPlan {
  readonly account: Part;
  readonly contact: Part | null;
  readonly deal: { readonly create: Fields } | null;
  /** What the lead refused; a contact, new or not, must carry it. Null when nothing. */
  readonly refusals: string | null;
}

/**
 * What a lead becomes: an account, maybe a contact and a deal of that account. What people refused
 * (mails, calls) follows them. @throws LEAD_CONVERTED when something came of it already,
 * LEAD_DISQUALIFIED
 */
export function decideLeadConversion({ lead, request, actor }: ConversionInput): ConversionPlan {
  assertConvertible(lead);
  const owner = lead.owner ?? actor;
  const refusals = refusalsOf(lead);
  const { account, contact, deal } = request;
  return {
    account: isExisting(account)
      ? { id: account.id }
      : { create: accountFields(lead, account, owner) },
    contact: contact && contactPart(lead, contact, refusals),
    deal: deal && { create: dealFields(deal, owner) },
    refusals,
  };
}

/** @throws LEAD_CONVERTED, LEAD_DISQUALIFIED */
export function assertConvertible(lead: Pick<ConvertibleLead, 'status'>): void {
  if (lead.status === 'converted') throw new DomainError('LEAD_CONVERTED');
  if (lead.status === 'disqualified') throw new DomainError('LEAD_DISQUALIFIED');
}

function accountFields(lead: ConvertibleLead, { name, domain }: NewAccountRequest, owner: string) {
  return present({ name, domain, city: lead.city, country: lead.country, owner });
}

function contactPart(
  lead: ConvertibleLead,
  contact: { readonly id: string } | NewContactRequest,
  refusals: string | null,
): Part {
  if (isExisting(contact)) return { id: contact.id };
  const { email, ...person } = contact;
  return {
    create: present({
      ...person,
      linkedin_url: lead.linkedin_url,
      source: lead.source,
      notes: refusals,
      emails: email ? { create: [{ email, is_primary: true }] } : null,
    }),
  };
}

function dealFields({ owner, ...deal }: NewDealRequest, leadOwner: string): Fields {
  return present({ ...deal, owner: owner ?? leadOwner });
}

/** In the agency's language: it is read in the notes of the contact. */
function refusalsOf(lead: ConvertibleLead): string | null {
  const refused = [
    lead.email_opt_out ? 'les e-mails' : null,
    lead.call_opt_out ? 'les appels' : null,
  ].filter((one) => one !== null);
  return refused.length > 0 ? `Refuse ${refused.join(' et ')}.` : null;
}

function present(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== null && value !== '',
    ),
  );
}

import { type ConsentLine, lastConsents } from '../contacts/consent.ts';
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
  /** Its log. */
  readonly consents: readonly ConsentLine[];
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
  /** What the lead agreed to or refused; a contact, new or not, must carry it. */
  readonly consents: readonly CarriedConsent[];
}

/** A line for the log of the contact; without `occurred_at` the day is not known. */
export type CarriedConsent = Omit<ConsentLine, 'occurred_at'> & {
  readonly occurred_at?: string;
  readonly source: 'lead';
};

/**
 * What a lead becomes: an account, maybe a contact and a deal of that account. What people agreed
 * to or refused follows them. @throws LEAD_CONVERTED when something came of it already,
 * LEAD_DISQUALIFIED
 */
export function decideLeadConversion(input: ConversionInput): ConversionPlan {
  const { lead, request, actor } = input;
  assertConvertible(lead);
  const owner = lead.owner ?? actor;
  const { account, contact, deal } = request;
  return {
    account: isExisting(account)
      ? { id: account.id }
      : { create: accountFields(lead, account, owner) },
    contact: contact && contactPart(lead, contact),
    deal: deal && { create: dealFields(deal, owner) },
    consents: contact ? carriedConsents(lead, input.consents) : [],
  };
}

/** @throws LEAD_CONVERTED, LEAD_DISQUALIFIED */
export function assertConvertible(lead: Pick<ConvertibleLead, 'status'>): void {
  if (lead.status === 'converted') throw new DomainError('LEAD_CONVERTED');
  if (lead.status === 'disqualified') throw new DomainError('LEAD_DISQUALIFIED');
}

function accountFields(lead: ConvertibleLead, { name, domain }: NewAccountRequest, owner: string) {
  const { city, country, sector, employees, annual_revenue } = lead;
  return present({ name, domain, city, country, sector, employees, annual_revenue, owner });
}

function contactPart(
  lead: ConvertibleLead,
  contact: { readonly id: string } | NewContactRequest,
): Part {
  if (isExisting(contact)) return { id: contact.id };
  const { email, ...person } = contact;
  return {
    create: present({
      ...person,
      linkedin_url: lead.linkedin_url,
      source: lead.source,
      emails: email ? { create: [{ email, is_primary: true }] } : null,
    }),
  };
}

function dealFields({ owner, ...deal }: NewDealRequest, leadOwner: string): Fields {
  return present({ ...deal, owner: owner ?? leadOwner });
}

/** The log of the lead, and what its flags say that no line of the log does. */
export function carriedConsents(
  lead: Pick<ConvertibleLead, 'id' | 'number' | 'email_opt_out' | 'call_opt_out'>,
  log: readonly ConsentLine[],
): readonly CarriedConsent[] {
  const last = lastConsents(log);
  const flagged = [
    ...(lead.email_opt_out ? (['email'] as const) : []),
    ...(lead.call_opt_out ? (['phone'] as const) : []),
  ].filter((channel) => last.get(channel)?.status !== 'withdrawn');
  return [
    ...[...last.values()].map((line) => ({ ...line, source: 'lead' as const })),
    ...flagged.map((channel) => ({
      channel,
      status: 'withdrawn' as const,
      source: 'lead' as const,
      proof: `Lead n° ${lead.number ?? lead.id}`,
    })),
  ];
}

function present(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== null && value !== '',
    ),
  );
}

import { dayText } from '@ia/app-kit/date-text';
import { durationText } from '@ia/app-kit/delay-text';
import { type ApiRow, at, numberAt, textAt } from '@ia/app-kit/read-row';
import type { Locale } from '@ia/core';
import { formatPhone } from '@ia/core/contacts/normalise-phone';
import type { ConvertibleLead } from '@ia/core/leads/lead-conversion';
import type { DrawerText } from './action-texts.ts';

export const RECORD_FIELDS = [
  '*',
  'owner.id',
  'owner.first_name',
  'owner.last_name',
  'score_override_by.id',
  'score_override_by.first_name',
  'score_override_by.last_name',
  'converted_account.id',
  'converted_account.name',
  'converted_contact.id',
  'converted_contact.first_name',
  'converted_contact.last_name',
  'converted_deal.id',
  'converted_deal.name',
  'duplicate_of.id',
  'duplicate_of.first_name',
  'duplicate_of.last_name',
  'duplicate_of.company_name',
  'duplicate_of.number',
] as const;

/** The lead as core knows it. */
export function convertibleLead(row: ApiRow): ConvertibleLead {
  const text = (field: string) => textAt(row, field);
  return {
    id: text('id') ?? '',
    number: text('number'),
    status: text('status') ?? 'new',
    first_name: text('first_name'),
    last_name: text('last_name'),
    company_name: text('company_name'),
    email: text('email'),
    phone: text('phone'),
    job_title: text('job_title'),
    linkedin_url: text('linkedin_url'),
    source: text('source'),
    city: text('city'),
    country: text('country'),
    domain: text('domain'),
    sector: text('sector'),
    employees: numberAt(row, 'employees'),
    annual_revenue: numberAt(row, 'annual_revenue'),
    email_opt_out: row.email_opt_out === true,
    call_opt_out: row.call_opt_out === true,
    owner: textAt(row, 'owner', 'id') ?? text('owner'),
    converted_account: textAt(row, 'converted_account', 'id'),
    converted_contact: textAt(row, 'converted_contact', 'id'),
    converted_deal: textAt(row, 'converted_deal', 'id'),
  };
}

export interface Fact {
  readonly text: DrawerText | 'source' | 'owner' | 'date_created' | 'lastActivity';
  readonly value: string;
  /** Where a click leads: a mail, a call, a page. */
  readonly href?: string;
}

/** How to reach somebody: what is there, in the order one looks for it. */
export function contactFacts(row: ApiRow): Fact[] {
  const [email, phone, linkedin] = ['email', 'phone', 'linkedin_url'].map((key) =>
    textAt(row, key),
  );
  return known([
    { text: 'company', value: textAt(row, 'company_name') },
    { text: 'job', value: textAt(row, 'job_title') },
    { text: 'email', value: email, href: email ? `mailto:${email}` : undefined },
    {
      text: 'phone',
      value: phone ? formatPhone(phone) : null,
      href: phone ? `tel:${phone.replace(/[^+\d]/g, '')}` : undefined,
    },
    { text: 'city', value: textAt(row, 'city') },
    { text: 'country', value: textAt(row, 'country') },
    { text: 'linkedin', value: linkedin, href: webAddress(linkedin) },
  ]);
}

/** Where a lead comes from and what it did. */
export function originFacts(row: ApiRow, locale: Locale): Fact[] {
  const [visits, seconds] = [numberAt(row, 'visits'), numberAt(row, 'seconds_on_site')];
  const created = textAt(row, 'date_created');
  const owner = [textAt(row, 'owner', 'first_name'), textAt(row, 'owner', 'last_name')];
  return known([
    { text: 'owner', value: owner.filter(Boolean).join(' ') || null },
    { text: 'source', value: textAt(row, 'source') },
    { text: 'channel', value: textAt(row, 'channel') },
    { text: 'number', value: textAt(row, 'number') },
    { text: 'date_created', value: created && dayText(created, locale) },
    { text: 'lastActivity', value: textAt(row, 'last_activity') },
    { text: 'occupation', value: textAt(row, 'occupation') },
    { text: 'specialization', value: textAt(row, 'specialization') },
    { text: 'visits', value: visits === null ? null : String(visits) },
    { text: 'secondsOnSite', value: seconds ? durationText(seconds, locale) : null },
  ]);
}

/** What a file said beyond our fields, question by question; what it left empty is not shown. */
export function attributesOf(row: ApiRow): { readonly key: string; readonly value: string }[] {
  const attributes = at(row, 'attributes');
  if (typeof attributes !== 'object' || attributes === null) return [];
  return Object.entries(attributes)
    .map(([key, value]) => ({ key, value: attributeText(value) }))
    .filter(({ value }) => value !== '');
}

function attributeText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(attributeText).filter(Boolean).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

function webAddress(address: string | null | undefined): string | undefined {
  return address && /^https?:\/\//i.test(address) ? address : undefined;
}

type MaybeFact = Omit<Fact, 'value'> & { readonly value: string | null | undefined };

function known(facts: readonly MaybeFact[]): Fact[] {
  return facts.flatMap(({ value, ...fact }) => (value ? [{ ...fact, value }] : []));
}

import { DomainError } from '@ia/core';
import type { ConsentLine } from '@ia/core/contacts/consent';
import { type ConversionPlan, decideLeadConversion } from '@ia/core/leads/decide-lead-conversion';
import type { ConversionRequest, ConvertibleLead } from '@ia/core/leads/lead-conversion';
import {
  type ExtensionContext,
  type ItemsService,
  recordAudit,
  toDirectusError,
} from '@ia/directus-kit';
import { addToRefusal } from '@ia/directus-kit/http/add-to-refusal';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { runUnit, type Unit } from '@ia/directus-kit/writing/unit';
import { isSeller } from '@ia/records/people/of-the-team';
import { z } from 'zod';
import type { Converted } from '../contract.ts';
import { asConversion } from './conversion-scope.ts';
import type { LeadAsker } from './lead-asker.ts';
import { lockLeadStates } from './store/leads.ts';
import { attachActivities, carryConsents, writePart } from './write-part.ts';

export interface LeadToConvert {
  readonly id: string;
  readonly request: ConversionRequest;
  readonly now: Date;
}

/**
 * Makes an account, maybe a contact and a deal of a lead, all or nothing, once: a second click waits
 * for the first and learns where it led. Each record is written with the asker's own rights.
 * @throws FORBIDDEN before any reason
 */
export function convertLead(
  context: ExtensionContext,
  asker: LeadAsker,
  { id, request, now }: LeadToConvert,
): Promise<Converted> {
  return runUnit(context, asker, async (unit) => {
    await lockLeadStates(unit.trx, [id]);
    const lead = await readLead(unit, id);
    // On the unit's own connection: ten clicks would otherwise hold every connection and wait for one more.
    await assertMayUpdate({ ...asker, database: unit.trx }, { collection: 'leads', ids: [id] });
    if (lead.status === 'converted') throw alreadyConverted(lead);
    const consents = await readConsents(unit.items('consents'), id);
    // What comes of the lead of somebody who left is not given to them: it goes to whoever converts it.
    const owner = (await isSeller(unit.trx, lead.owner)) ? lead.owner : null;
    const plan = decideLeadConversion({
      lead: { ...lead, owner },
      consents,
      request,
      actor: asker.user,
    });
    const converted = await writePlan(unit, plan);
    await attachActivities(unit, asker, { lead: id, ...converted });
    await noteConversion(unit, asker, { id, converted, now });
    await recordAudit(unit.trx, {
      action: 'lead.converted',
      collection: 'leads',
      subject: id,
      account: converted.account,
      data: { contact: converted.contact, deal: converted.deal },
      accountability: asker.accountability,
    });
    return converted;
  });
}

interface Conversion {
  readonly id: string;
  readonly converted: Converted;
  readonly now: Date;
}

/** Where a lead led is written by its conversion alone: that the asker may change it was asked before. */
async function noteConversion(
  { items, options }: Unit,
  asker: LeadAsker,
  { id, converted, now }: Conversion,
): Promise<void> {
  const conversion = {
    status: 'converted',
    converted_account: converted.account,
    converted_contact: converted.contact,
    converted_deal: converted.deal,
    converted_at: now.toISOString(),
  };
  const everyRight = { ...asker.accountability, admin: true };
  await asConversion(id, () => items('leads', everyRight).updateOne(id, conversion, options));
}

async function readLead({ items }: Unit, id: string): Promise<ConvertibleLead> {
  const row = await items('leads').readOne(id, { fields: ['*'] });
  const textAt = (field: string) => {
    const value = row[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  // Directus gives amounts as text.
  const numberAt = (field: string) => (row[field] === null ? null : Number(row[field]));
  return {
    id,
    status: String(row.status),
    number: textAt('number'),
    first_name: textAt('first_name'),
    last_name: textAt('last_name'),
    company_name: textAt('company_name'),
    email: textAt('email'),
    phone: textAt('phone'),
    job_title: textAt('job_title'),
    linkedin_url: textAt('linkedin_url'),
    source: textAt('source'),
    city: textAt('city'),
    country: textAt('country'),
    domain: textAt('domain'),
    sector: textAt('sector'),
    employees: numberAt('employees'),
    annual_revenue: numberAt('annual_revenue'),
    owner: textAt('owner'),
    email_opt_out: row.email_opt_out === true,
    call_opt_out: row.call_opt_out === true,
    converted_account: textAt('converted_account'),
    converted_contact: textAt('converted_contact'),
    converted_deal: textAt('converted_deal'),
  };
}

const consentLine = z.object({
  channel: z.enum(['email', 'phone', 'whatsapp', 'linkedin']),
  status: z.enum(['granted', 'withdrawn']),
  occurred_at: z.string(),
  text_version: z.string().nullable(),
  text: z.string().nullable(),
  proof: z.string().nullable(),
});

export async function readConsents(
  consents: ItemsService,
  lead: string,
): Promise<readonly ConsentLine[]> {
  const lines = await consents.readByQuery({
    filter: { lead: { _eq: lead } },
    fields: Object.keys(consentLine.shape),
    sort: ['occurred_at', 'date_created'],
    limit: -1,
  });
  return z.array(consentLine).parse(lines);
}

async function writePlan(unit: Unit, plan: ConversionPlan): Promise<Converted> {
  const account = await writePart(unit, { name: 'account', part: plan.account, belongsTo: {} });
  const contact =
    plan.contact &&
    (await writePart(unit, { name: 'contact', part: plan.contact, belongsTo: { account } }));
  if (contact) await carryConsents(unit, { contact }, plan.consents);
  const deal =
    plan.deal &&
    (await writePart(unit, { name: 'deal', part: plan.deal, belongsTo: { account, contact } }));
  return { account, contact, deal };
}

/** The answer to a second click: where the first one led. */
function alreadyConverted(lead: ConvertibleLead): unknown {
  const { converted_account, converted_contact, converted_deal } = lead;
  const value = converted_deal ?? converted_account;
  return addToRefusal(toDirectusError(new DomainError('LEAD_CONVERTED', { value })), () => ({
    converted: { account: converted_account, contact: converted_contact, deal: converted_deal },
  }));
}

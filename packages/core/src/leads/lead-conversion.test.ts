import { describe, expect, test } from 'vitest';
import type { ConsentLine } from '../contacts/consent.ts';
import { companyDomain, domainAndParents } from './company-domain.ts';
import { decideLeadConversion } from './decide-lead-conversion.ts';
import type { ConversionRequest, ConvertibleLead } from './lead-conversion.ts';
import { leadLabel, suggestConversion } from './suggest-conversion.ts';

const now = new Date('2026-03-01T23:30:00Z');
const lead: ConvertibleLead = {
  id: 'lead-1',
  number: 'L-1001',
  status: 'qualified',
  first_name: 'Agathe',
  last_name: 'Lenoir',
  company_name: 'Fromageries Lenoir',
  email: 'agathe@lenoir.fr',
  phone: '+33612345678',
  job_title: 'Gérante',
  linkedin_url: null,
  source: 'Salon',
  city: 'Annecy',
  country: 'France',
  email_opt_out: false,
  call_opt_out: false,
  owner: 'owner-1',
  converted_account: null,
  converted_contact: null,
  converted_deal: null,
  domain: null,
  sector: null,
  employees: null,
  annual_revenue: null,
};
const request: ConversionRequest = {
  account: { name: 'Fromageries Lenoir', domain: 'lenoir.fr' },
  contact: { first_name: 'Agathe', last_name: 'Lenoir', email: 'agathe@lenoir.fr' },
  deal: {
    name: 'Traçabilité',
    amount: 1_200_000,
    currency: 'EUR',
    expected_close_on: '2026-04-01',
  },
};

describe('the domain behind an address', () => {
  test.each([
    ['agathe@Lenoir.FR', 'lenoir.fr'],
    ['a@paris.lenoir.fr', 'paris.lenoir.fr'],
    ['a@www.lenoir.fr', 'lenoir.fr'],
    ['agathe@gmail.com', null],
    ['Agathe.Lenoir@ORANGE.fr', null],
    ['a@laposte.net', null],
    ['pas une adresse', null],
    ['', null],
    [null, null],
  ])('%s: %s', (email, domain) => {
    expect(companyDomain(email)).toBe(domain);
  });

  test('an account may be known by it or by one above, never by the top level', () => {
    expect(domainAndParents('shop.lenoir.fr')).toEqual(['shop.lenoir.fr', 'lenoir.fr']);
    expect(domainAndParents('lenoir.fr')).toEqual(['lenoir.fr']);
  });
});

describe('what a lead would become', () => {
  test('its company, its person, and a deal in thirty days of Paris', () => {
    expect(suggestConversion(lead, now)).toEqual({
      account: { name: 'Fromageries Lenoir', domain: 'lenoir.fr' },
      contact: {
        first_name: 'Agathe',
        last_name: 'Lenoir',
        email: 'agathe@lenoir.fr',
        phone: '+33612345678',
        job_title: 'Gérante',
      },
      deal: { name: 'Fromageries Lenoir', expected_close_on: '2026-04-01' },
    });
  });

  test('a private person is an account of their own, without a domain', () => {
    const person = { ...lead, company_name: ' ', email: 'agathe@gmail.com' };
    expect(suggestConversion(person, now).account).toEqual({ name: 'Agathe Lenoir', domain: null });
  });

  test('a lead of a web file is known by its number only, and gives no contact', () => {
    const bare = {
      ...lead,
      first_name: null,
      last_name: null,
      company_name: null,
      email: null,
      number: '660737',
    };
    expect(suggestConversion(bare, now)).toMatchObject({
      account: { name: '660737', domain: null },
      contact: null,
      deal: { name: '660737' },
    });
    expect(leadLabel(bare)).toBe('660737');
    expect(leadLabel(lead)).toBe('Agathe Lenoir');
  });

  test('with one name only, it is the one people are filed under', () => {
    const first = suggestConversion({ ...lead, last_name: null }, now);
    expect(first.contact).toMatchObject({ first_name: null, last_name: 'Agathe' });
  });
});

describe('a conversion', () => {
  const decide = (
    changes: Partial<ConvertibleLead> = {},
    asked: Partial<ConversionRequest> = {},
    consents: readonly ConsentLine[] = [],
  ) =>
    decideLeadConversion({
      lead: { ...lead, ...changes },
      consents,
      request: { ...request, ...asked },
      actor: 'me',
    });

  test('each field goes where it belongs, under the owner of the lead', () => {
    expect(decide()).toEqual({
      account: {
        create: {
          name: 'Fromageries Lenoir',
          domain: 'lenoir.fr',
          city: 'Annecy',
          country: 'France',
          owner: 'owner-1',
        },
      },
      contact: {
        create: {
          first_name: 'Agathe',
          last_name: 'Lenoir',
          source: 'Salon',
          emails: { create: [{ email: 'agathe@lenoir.fr', is_primary: true }] },
        },
      },
      deal: {
        create: {
          name: 'Traçabilité',
          amount: 1_200_000,
          currency: 'EUR',
          expected_close_on: '2026-04-01',
          owner: 'owner-1',
        },
      },
      consents: [],
    });
  });

  test('a lead nobody had taken becomes the deal of who converts it, unless another is named', () => {
    expect(decide({ owner: null }).deal?.create).toMatchObject({ owner: 'me' });
    const deal = { ...request.deal, owner: 'colleague' };
    expect(decide({}, { deal: deal as ConversionRequest['deal'] }).deal?.create).toMatchObject({
      owner: 'colleague',
    });
  });

  test('what exists is reused, what is not wanted is left out', () => {
    const plan = decide({}, { account: { id: 'a' }, contact: { id: 'c' }, deal: null });
    expect(plan).toMatchObject({ account: { id: 'a' }, contact: { id: 'c' }, deal: null });
    expect(decide({}, { contact: null }).contact).toBeNull();
  });

  test('a free deal keeps its amount of zero', () => {
    const deal = { ...request.deal, amount: 0 } as ConversionRequest['deal'];
    expect(decide({}, { deal }).deal?.create).toMatchObject({ amount: 0 });
  });

  test('what people refused follows them', () => {
    const proof = 'Lead n° 7';
    const refused = (channel: string) => ({ channel, status: 'withdrawn', source: 'lead', proof });
    const lead = { number: '7', email_opt_out: true, call_opt_out: true };
    expect(decide(lead).consents).toEqual([refused('email'), refused('phone')]);
    expect(decide(lead, { contact: { id: 'c' } }).consents).toHaveLength(2);
    expect(decide(lead, { contact: null }).consents).toEqual([]);
  });

  test('the last decision of each channel follows them with its day and its proof', () => {
    const granted = {
      channel: 'whatsapp',
      status: 'granted',
      occurred_at: '2026-03-01T10:00:00Z',
      text_version: 'site-2026-03',
    } as const;
    const withdrawn = {
      channel: 'email',
      status: 'withdrawn',
      occurred_at: '2026-02-01T10:00:00Z',
    } as const;
    const former = {
      ...withdrawn,
      status: 'granted',
      occurred_at: '2026-01-01T10:00:00Z',
    } as const;
    const log = [former, withdrawn, granted];
    expect(decide({ email_opt_out: true }, {}, log).consents).toEqual([
      { ...withdrawn, source: 'lead' },
      { ...granted, source: 'lead' },
    ]);
  });

  test.each([
    ['converted', 'LEAD_CONVERTED'],
    ['disqualified', 'LEAD_DISQUALIFIED'],
  ])('a lead that is %s is refused', (status, code) => {
    expect(() => decide({ status })).toThrow(expect.objectContaining({ code }));
  });
});

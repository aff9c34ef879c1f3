import type { ConvertibleLead } from '@ia/core/leads/lead-conversion';
import { describe, expect, test } from 'vitest';
import type { LeadMatch } from '../contract.ts';
import { requestOf, startDraft, suggestedAccounts } from './conversion-draft.ts';
import { convertibleLead } from './lead-record.ts';

const now = new Date('2026-03-01T12:00:00Z');
const lead: ConvertibleLead = convertibleLead({
  id: 'lead',
  status: 'new',
  first_name: 'Agathe',
  last_name: 'Lenoir',
  company_name: 'Lenoir',
  email: 'a@lenoir.fr',
});
const match = (changes: Partial<LeadMatch>): LeadMatch => ({
  kind: 'name',
  collection: 'accounts',
  id: 'account',
  label: 'Lenoir SAS',
  account: { id: 'account', name: 'Lenoir SAS' },
  score: 75,
  ...changes,
});
const byMail = match({ kind: 'email', collection: 'contacts', id: 'contact', label: 'Agathe L.' });

describe('the form of a conversion', () => {
  test('starts from the account its address leads to, and from the contact there', () => {
    const accounts = suggestedAccounts([
      byMail,
      match({}),
      match({ collection: 'leads', account: undefined }),
    ]);
    expect(accounts).toEqual([
      {
        id: 'account',
        name: 'Lenoir SAS',
        kind: 'email',
        contact: { id: 'contact', name: 'Agathe L.' },
      },
    ]);
    expect(startDraft(lead, accounts, now)).toMatchObject({
      account: 'account',
      contact: 'contact',
    });
  });

  test('a similar name is offered, not chosen', () => {
    const accounts = suggestedAccounts([match({})]);
    expect(accounts).toHaveLength(1);
    expect(startDraft(lead, accounts, now)).toMatchObject({
      account: 'new',
      newAccount: { name: 'Lenoir', domain: 'lenoir.fr' },
      contact: 'new',
    });
  });

  test('a lead without a name starts without a contact', () => {
    const bare = convertibleLead({ id: 'lead', status: 'new', number: '660737' });
    expect(startDraft(bare, [], now)).toMatchObject({
      newAccount: { name: '660737', domain: '' },
      contact: 'none',
      deal: { name: '660737', expected_close_on: '2026-03-31' },
    });
  });

  test('asks for what was chosen, without what was left empty', () => {
    const draft = startDraft(lead, [], now);
    draft.newContact.phone = '';
    expect(requestOf(draft)).toEqual({
      account: { name: 'Lenoir', domain: 'lenoir.fr' },
      contact: { first_name: 'Agathe', last_name: 'Lenoir', email: 'a@lenoir.fr' },
      deal: { name: 'Lenoir', amount: 0, currency: 'EUR', expected_close_on: '2026-03-31' },
    });
    expect(requestOf({ ...draft, account: 'account', contact: 'none', hasDeal: false })).toEqual({
      account: { id: 'account' },
      contact: null,
      deal: null,
    });
  });

  test('a name erased is sent as such: the server says it is needed', () => {
    const draft = startDraft(lead, [], now);
    Object.assign(draft.newAccount, { name: null, domain: null });
    draft.newContact.last_name = '';
    const request = requestOf(draft);
    expect(request).toMatchObject({ account: { name: '' }, contact: { last_name: '' } });
    expect(request).not.toHaveProperty('account.domain');
  });
});

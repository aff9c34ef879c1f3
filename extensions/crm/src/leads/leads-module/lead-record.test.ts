import { describe, expect, test } from 'vitest';
import { attributesOf, contactFacts, convertibleLead, originFacts } from './lead-record.ts';

describe('a lead in its drawer', () => {
  test('shows how to reach somebody, and nothing that is empty', () => {
    expect(
      contactFacts({
        email: 'a@lenoir.fr',
        phone: '+33612345678',
        city: ' ',
        linkedin_url: 'javascript:alert(1)',
      }),
    ).toEqual([
      { text: 'email', value: 'a@lenoir.fr', href: 'mailto:a@lenoir.fr' },
      { text: 'phone', value: '+33 6 12 34 56 78', href: 'tel:+33612345678' },
      { text: 'linkedin', value: 'javascript:alert(1)', href: undefined },
    ]);
  });

  test('tells where it comes from', () => {
    const row = {
      owner: { id: 'o', first_name: 'Camille', last_name: null },
      visits: 0,
      seconds_on_site: '674',
      date_created: '2026-03-01T10:00:00Z',
    };
    expect(originFacts(row, 'fr')).toEqual([
      { text: 'owner', value: 'Camille' },
      { text: 'date_created', value: '1 mars 2026' },
      { text: 'visits', value: '0' },
      { text: 'secondsOnSite', value: '11\u00a0min' },
    ]);
  });

  test('lists the other answers of a file readably', () => {
    const attributes = { Tags: 'Ringing', Search: 'No', Empty: '', Nothing: null, Many: ['a', 2] };
    expect(attributesOf({ attributes })).toEqual([
      { key: 'Tags', value: 'Ringing' },
      { key: 'Search', value: 'No' },
      { key: 'Many', value: 'a, 2' },
    ]);
    expect(attributesOf({ attributes: null })).toEqual([]);
  });

  test('is what core converts', () => {
    const lead = convertibleLead({
      id: 'l',
      status: 'new',
      owner: { id: 'o' },
      email_opt_out: true,
    });
    expect(lead).toMatchObject({ id: 'l', owner: 'o', email_opt_out: true, call_opt_out: false });
  });
});

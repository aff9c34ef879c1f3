import { describe, expect, it } from 'vitest';
import { decideLeadMerge, differingFields, type MergeableLead } from './merge-leads.ts';

const aLead = (known: MergeableLead): MergeableLead => ({
  id: 'kept',
  status: 'new',
  ...known,
});

describe('two leads that are one person', () => {
  const kept = aLead({ last_name: 'Lenoir', email: 'agathe@lenoir.fr', notes: 'Salon', visits: 2 });
  const other = aLead({
    id: 'other',
    last_name: ' Lenoir',
    email: 'a.lenoir@gmail.com',
    phone: '+33612345678',
    notes: 'Rappeler en mai',
    visits: 5,
    seconds_on_site: 60,
    owner: 'hugo',
  });

  it('differ in what both say otherwise, blanks aside', () => {
    expect(differingFields(kept, other)).toEqual(['email']);
  });

  it('complete each other: what lacks, the notes of both, the higher counts', () => {
    expect(decideLeadMerge({ kept, other, take: [] })).toEqual({
      phone: '+33612345678',
      owner: 'hugo',
      visits: 5,
      seconds_on_site: 60,
      notes: 'Salon\n\nRappeler en mai',
    });
  });

  it('give what was chosen of the other, and never an empty value', () => {
    const take = ['email', 'city'] as const;
    expect(decideLeadMerge({ kept, other, take })).toMatchObject({ email: 'a.lenoir@gmail.com' });
    expect(decideLeadMerge({ kept, other, take })).not.toHaveProperty('city');
  });

  it('keep the answers of both, the one that stays first', () => {
    const [one, two] = [
      { budget: '10 k', ville: 'Metz' },
      { budget: '5 k', taille: '12' },
    ];
    expect(
      decideLeadMerge({
        kept: aLead({ attributes: one }),
        other: aLead({ id: 'other', attributes: two }),
        take: [],
      }),
    ).toEqual({ attributes: { budget: '10 k', ville: 'Metz', taille: '12' } });
  });

  it.each([
    ['converted', 'LEAD_CONVERTED'],
    ['disqualified', 'LEAD_DISQUALIFIED'],
  ])('are not merged when one is %s', (status, code) => {
    const closed = aLead({ id: 'other', status });
    const refusal = expect.objectContaining({ code });
    expect(() => decideLeadMerge({ kept, other: closed, take: [] })).toThrow(refusal);
    expect(() => decideLeadMerge({ kept: closed, other: kept, take: [] })).toThrow(refusal);
  });

  it('are two', () => {
    expect(() => decideLeadMerge({ kept, other: kept, take: [] })).toThrow(
      expect.objectContaining({ code: 'VALUE_INVALID', details: { field: 'other' } }),
    );
  });
});

import { draftLead, type LeadDraft } from '@ia/core/acquisition/draft-lead';
import { expect, test } from 'vitest';
import { fieldsOf } from '../access/model.ts';

const LONG = 'bonjour je voudrais un devis '.repeat(20).trim();
const FIELDS = ['first_name', 'last_name', 'company_name', 'job_title', 'city', 'country'] as const;

const roomOf = (field: keyof LeadDraft) =>
  fieldsOf('leads').find((known) => known.field === field)?.maxLength ?? Number.NaN;

function draft(answers: Readonly<Record<string, string>>): LeadDraft {
  const mapping = Object.fromEntries(Object.keys(answers).map((question) => [question, question]));
  const all = { email: 'lea@example.com', ...answers };
  return draftLead({
    answers: new Map(Object.entries(all)),
    mapping: { ...mapping, email: 'email' } as never,
    source: LONG,
    channel: null,
  });
}

test.each([...FIELDS, 'full_name'])(
  'an answer to « %s » as long as a message fits the model, and stays whole in the notes',
  (field) => {
    const lead = draft({ [field]: LONG });
    for (const each of [...FIELDS, 'source'] as const)
      expect((lead[each] ?? '').length, each).toBeLessThanOrEqual(roomOf(each));
    expect(lead.notes).toContain(LONG);
  },
);

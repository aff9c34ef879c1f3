import { describe, expect, test } from 'vitest';
import { type DraftInput, draftLead } from './draft-lead.ts';
import { flattenAnswers } from './flatten-answers.ts';

const draft = (body: unknown, rest: Partial<DraftInput> = {}) =>
  draftLead({
    answers: flattenAnswers(body),
    mapping: {},
    source: 'Site',
    channel: 'Site web',
    ...rest,
  });

describe('the lead a form describes', () => {
  test.each<[string, unknown, object]>([
    ['one name is split', { name: 'Ada  de Roux' }, { first_name: 'Ada', last_name: 'de Roux' }],
    [
      'one word is the name it is filed under',
      { name: 'Ada' },
      { first_name: null, last_name: 'Ada' },
    ],
    [
      'questions are told by their name',
      { 'Votre prénom': 'Ada', NOM: 'Roux' },
      { first_name: 'Ada', last_name: 'Roux' },
    ],
    [
      'the whole name beside the first is the family name',
      { prénom: 'Ada', nom: 'Ada Roux' },
      { first_name: 'Ada', last_name: 'Roux' },
    ],
    [
      'in camel case too',
      { firstName: 'Ada', companyName: 'Lumen', name: 'Roux' },
      { first_name: 'Ada', company_name: 'Lumen' },
    ],
    [
      'nested as JotForm does',
      { q3_name: { first: 'Ada', last: 'Roux' }, q9_phone: { full: '0611223344' } },
      { first_name: 'Ada', last_name: 'Roux', phone: '+33611223344' },
    ],
    ['an address in its one form', { email: ' Ada@Lumen.FR ' }, { email: 'ada@lumen.fr' }],
    [
      'an address that is none is said',
      { nom: 'Roux', email: 'ada@lumen' },
      { email: null, notes: 'Adresse e-mail illisible : « ada@lumen ».' },
    ],
    [
      'a phone that is none is said',
      { nom: 'Roux', tel: 'le soir', message: 'Salut' },
      { phone: null, notes: 'Salut\nTéléphone non reconnu : « le soir ».' },
    ],
    [
      'markup is text',
      { nom: '<img src=x onerror=alert(1)>' },
      { last_name: '< img src=x onerror=alert(1)>' },
    ],
    [
      'what is below or a heart stays',
      { nom: 'Marge < 10', company: 'I <3 IA' },
      { last_name: 'Marge <10', company_name: 'I <3 IA' },
    ],
    [
      'the rest is kept as it came',
      { nom: 'Roux', utm_source: 'lettre', choix: ['a', 'b'] },
      { attributes: { utm_source: 'lettre', choix: 'a, b' } },
    ],
    [
      'a second answer to one question too',
      { email: 'a@x.fr', mail: 'b@x.fr' },
      { email: 'a@x.fr', attributes: { mail: 'b@x.fr' } },
    ],
    ['its source and channel', { nom: 'Roux' }, { source: 'Site', channel: 'Site web' }],
    [
      'a profile of LinkedIn',
      { nom: 'Roux', linkedin: 'linkedin.com/in/roux' },
      { linkedin_url: 'https://linkedin.com/in/roux' },
    ],
    [
      'a profile elsewhere is said',
      { nom: 'Roux', linkedin: 'javascript:alert(1)' },
      { linkedin_url: null },
    ],
    ['bytes Postgres refuses are gone', { nom: 'Ro\u0000ux \ud800' }, { last_name: 'Roux ?' }],
  ])('%s', (_what, body, lead) => {
    expect(draft(body)).toMatchObject(lead);
  });

  test('the settings of the source say what its questions mean', () => {
    const mapping = { champ_1: 'email', champ_2: 'ignore', email: 'notes' } as const;
    expect(
      draft({ champ_1: 'ada@lumen.fr', champ_2: 'x', email: 'autre' }, { mapping }),
    ).toMatchObject({
      email: 'ada@lumen.fr',
      notes: 'autre',
      attributes: null,
    });
  });

  test('a name too long is cut, and whole in the notes', () => {
    const name = 'é'.repeat(400);
    const lead = draft({ nom: name });
    expect(lead.last_name).toHaveLength(100);
    expect(lead.notes).toContain(name);
  });

  test.each([{}, { message: 'Bonjour' }, { tel: 'demain' }, [], 'texte', null])(
    'that says nobody is refused: %j',
    (body) => {
      expect(() => draft(body)).toThrow(expect.objectContaining({ code: 'INBOUND_NO_IDENTITY' }));
    },
  );
});

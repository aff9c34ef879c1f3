import { expect, it } from 'vitest';
import { draftConsents } from './draft-consents.ts';

const mapping = {
  'J’accepte de recevoir vos e-mails': 'email_consent',
  'Être rappelé': 'phone_consent',
  'Ne plus m’écrire': 'email_refusal',
} as const;
const drafted = (answers: Record<string, string>) =>
  draftConsents({ answers: new Map(Object.entries(answers)), mapping });

it('a ticked box is a decision, with the words beside it and the answer', () => {
  expect(drafted({ 'J’accepte de recevoir vos e-mails': ' Oui ', Message: 'Bonjour' })).toEqual([
    {
      channel: 'email',
      status: 'granted',
      text: 'J’accepte de recevoir vos e-mails',
      answer: 'Oui',
    },
  ]);
});

it.each([
  ...['Non, merci', 'Je refuse', 'no thanks', 'plus tard', 'Pas pour le moment', 'unsubscribed'],
  ...[
    'Je ne souhaite pas recevoir la newsletter',
    'déclined',
    'unchecked',
    '[]',
    '-',
    'N/A',
    '0.0',
  ],
  ...['J’accepte pas', 'désinscrit', 'opt-out', 'Indifférent', 'https://example.com/newsletter'],
])('« %s » is no agreement', (answer) => {
  expect(drafted({ 'J’accepte de recevoir vos e-mails': answer })).toEqual([]);
});

it.each([
  ...['on', 'true', '1', 'checked', '✓', 'Oui, avec plaisir', 'Newsletter mensuelle', 'J’accepte'],
  ...['J’accepte ; mes données ne seront pas transmises', 'I agree', 'O'],
])('« %s » is one', (answer) => {
  expect(drafted({ 'J’accepte de recevoir vos e-mails': answer })).toMatchObject([
    { channel: 'email', status: 'granted', answer },
  ]);
});

it.each([
  ['type', 'unsubscribe'],
  ['event', 'unsubscribed'],
  ['event', 'list_unsubscribe'],
  ['data.action', 'unsub'],
  ['event', 'spam'],
])('what a mailing tool tells of who left its list (%s: %s) is a refusal', (question, answer) => {
  expect(drafted({ [question]: answer, email: 'agathe@example.fr' })).toMatchObject([
    { channel: 'email', status: 'withdrawn' },
  ]);
});

it('a link to unsubscribe refuses nothing', () => {
  expect(drafted({ unsubscribe: 'https://example.com/u?id=1' })).toEqual([]);
});

it.each(['', 'non', 'No', 'false', '0', 'off'])(
  'a box left empty (« %s ») decides nothing',
  (answer) => {
    expect(drafted({ 'J’accepte de recevoir vos e-mails': answer })).toEqual([]);
  },
);

it('a refusal counts more than an agreement to the same channel, and of no other', () => {
  const answers = {
    'J’accepte de recevoir vos e-mails': 'on',
    'Ne plus m’écrire': 'on',
    'Être rappelé': 'on',
  };
  expect(drafted(answers).map(({ channel, status }) => [channel, status])).toEqual([
    ['email', 'withdrawn'],
    ['phone', 'granted'],
  ]);
});

it('is known by the name of the question too', () => {
  const [consent] = draftConsents({ answers: new Map([['newsletter', '1']]), mapping: {} });
  expect(consent).toMatchObject({ channel: 'email', status: 'granted' });
});

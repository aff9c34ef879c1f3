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

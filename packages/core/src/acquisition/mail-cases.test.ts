import { describe, expect, test } from 'vitest';
import { decideColleagueMail, outsideRecipients } from './decide-colleague-mail.ts';
import { decideReaders, type Readers, type ReadersQuestion } from './decide-readers.ts';
import { decideSender, type MailTrace } from './decide-sender.ts';
import { isAbsence, isRobot } from './mail-address.ts';
import { isForward, readForward } from './read-forward.ts';
import { readLabelledLines } from './read-labelled-lines.ts';
import { splitName } from './split-name.ts';

const AGATHE = { name: 'Agathe Lenoir', address: 'agathe@client.example.com' };
const trace = (more: Partial<MailTrace> = {}): MailTrace => ({
  from: AGATHE,
  replyTo: null,
  original: null,
  to: ['contact@agence.example.com'],
  recipients: [],
  deliveredTo: [],
  isForged: false,
  proof: null,
  list: null,
  isAnswerOfMachine: false,
  isBulk: false,
  isGenerated: false,
  isByScript: false,
  ...more,
});
const from = (address: string, name = '') => ({ from: { name, address } });

describe('a mail is of', () => {
  test.each<[string, Partial<MailTrace>, string]>([
    ['whoever sent it', {}, 'from'],
    [
      'whoever sent it, wherever they want the answer',
      { replyTo: { name: '', address: 'b@c.example.com' } },
      'from',
    ],
    ['whoever wrote to a group', { list: 'contact.agence.example.com' }, 'from'],
    [
      'whoever wrote to a group that took their place',
      {
        ...from('contact@agence.example.com', "'Agathe Lenoir' via Contact"),
        list: 'contact@agence.example.com',
        original: AGATHE,
      },
      'original',
    ],
    [
      'whoever a group names for the answer',
      {
        ...from('contact@agence.example.com', 'Agathe via Contact'),
        list: 'contact.agence.example.com',
        replyTo: AGATHE,
      },
      'reply_to',
    ],
    [
      'whoever filled in the form of a site',
      { ...from('no-reply@site.example.com'), replyTo: AGATHE },
      'reply_to',
    ],
    [
      'whoever filled in one that writes from our own address',
      { ...from('contact@agence.example.com'), replyTo: AGATHE },
      'reply_to',
    ],
    [
      'whoever filled in one of our own domain',
      { ...from('site.vitrine@agence.example.com'), replyTo: AGATHE },
      'reply_to',
    ],
    [
      'whoever filled in a page',
      { ...from('hebergement@hote.example.net'), isByScript: true, replyTo: AGATHE },
      'reply_to',
    ],
    [
      'whoever filled in a form that says a machine made it',
      { ...from('wordpress@site.example.com'), isGenerated: true, replyTo: AGATHE },
      'reply_to',
    ],
  ])('%s', (_who, more, by) => {
    expect(decideSender(trace(more), 'addressed')).toEqual({ kind: 'person', person: AGATHE, by });
  });

  test.each<[string, Partial<MailTrace>]>([
    ['a machine that answers', { isAnswerOfMachine: true }],
    ['a newsletter', { isBulk: true }],
    ['a list we are on', { list: 'news.example.com' }],
    ['a list that names itself nowhere', { list: '' }],
    [
      'a service whose support answers',
      {
        ...from('no-reply@shop.example.com'),
        replyTo: { name: '', address: 'help@shop.example.com' },
      },
    ],
    [
      'a service of many addresses',
      {
        ...from('notifications@app.example.com'),
        replyTo: { name: '', address: 'no-reply@other.example.net' },
      },
    ],
    [
      'a newsletter that wants answers',
      { ...from('no-reply@shop.example.com'), isBulk: true, replyTo: AGATHE },
    ],
    ['a notice', { isGenerated: true }],
  ])('%s: nobody', (_what, more) => {
    expect(decideSender(trace(more), 'addressed')).toEqual({ kind: 'automatic' });
  });

  test('nobody through groups that are not wanted, or that name nobody', () => {
    const group = { list: 'contact.agence.example.com' };
    expect(decideSender(trace(group), 'ignored')).toEqual({ kind: 'automatic' });
    const hidden = { ...group, ...from('contact@agence.example.com', 'x via Contact') };
    expect(decideSender(trace(hidden), 'addressed')).toEqual({ kind: 'unknown' });
  });

  test.each([
    'ne-pas-repondre@a.example.com',
    'no_reply@a.example.com',
    'noreply-42@a.example.com',
    'wordpress@a.example.com',
  ])('a site that names nobody: its text may (%s)', (address) => {
    expect(decideSender(trace(from(address)), 'addressed')).toEqual({ kind: 'form' });
  });
});

test.each([
  'Automatic reply: Votre projet',
  'Réponse automatique : Votre projet',
  'Absence du bureau Re: Votre projet',
  'Out of Office: Votre projet',
  'Je suis absent jusqu’au 3 mai',
  '[Message d’absence] Votre projet',
  'Abwesenheitsnotiz: Ihr Projekt',
  'En congés jusqu’au 12 août',
  'Actuellement absente – Re: Devis',
  'Message automatique : Re: Devis',
  'Lu : Devis',
])('« %s » is an absence', (subject) => {
  expect(isAbsence(subject)).toBe(true);
});

test.each([
  'Re: Votre projet',
  'Absence de réponse à ma demande',
  'Automatiser nos relances',
  'Auto-école : devis',
  'En congés la semaine prochaine, on décale ?',
  'Lu et approuvé',
  'Accusé de réception de votre offre',
])('« %s » is none', (subject) => {
  expect(isAbsence(subject)).toBe(false);
});

describe('what a colleague passes on', () => {
  const outlook = [
    'À traiter.',
    '',
    '-----Message d’origine-----',
    'De : Agathe Lenoir <agathe@client.example.com>',
    'Envoyé : mercredi 25 mars 2026 18:02',
    'À : camille@agence.example.com',
    'Objet : Demande de devis',
    '',
    'Bonjour',
  ];
  const gmail = [
    '---------- Forwarded message ---------',
    'De : *Agathe Lenoir* <agathe@client.example.com>',
    'Date: mer. 25 mars 2026 à 18:02',
    'Subject: Demande de devis',
    'To: <camille@agence.example.com>',
    '',
    'Bonjour',
  ];
  const thunderbird = [
    '-------- Message transféré --------',
    'Sujet : \tDemande de devis',
    'Date : \tWed, 25 Mar 2026 18:02:00 +0100',
    'De : \tAgathe Lenoir <agathe@client.example.com>',
    'Pour : \tcamille@agence.example.com',
    '',
    'Bonjour',
  ];
  const apple = [
    'Début du message transféré :',
    '',
    '> De: Agathe Lenoir <agathe@client.example.com>',
    '> Objet: Demande de devis',
    '> Date: 25 mars 2026 à 18:02:00 UTC+1',
    '> À: camille@agence.example.com',
    '>',
    '> Bonjour',
  ];
  const web = [
    '________________________________',
    'From: Agathe Lenoir [mailto:agathe@client.example.com]',
    'Sent: Wednesday, March 25, 2026 6:02 PM',
    'To: Camille',
    'Subject: Demande de devis',
    '',
    'Bonjour',
  ];
  test.each([
    ['Outlook', 'TR: Demande de devis', outlook],
    ['Gmail', 'Fwd: Demande de devis', gmail],
    ['Thunderbird', 'Fwd: Demande de devis', thunderbird],
    ['Apple Mail', 'Tr : Demande de devis', apple],
    ['Outlook on the web', 'FW: Demande de devis', web],
  ])('by %s is of whoever wrote it', (_reader, subject, lines) => {
    const text = lines.join('\n');
    expect(isForward(subject, text)).toBe(true);
    expect(readForward(text)).toEqual({
      from: AGATHE,
      subject: 'Demande de devis',
      text: 'Bonjour',
    });
  });

  test('is nobody’s when the mail passed on names no address, whoever is quoted below it', () => {
    const text = ['De : Camille Roy', 'Envoyé : lundi', 'Objet : RE: Devis', '', 'Oui', ...outlook];
    expect(readForward(text.join('\n'))).toBeNull();
  });

  test('is not what they answer', () => {
    expect(isForward('RE: Demande de devis', outlook.join('\n'))).toBe(false);
    expect(readForward('De : Agathe\nBonjour')).toBeNull();
    expect(readForward('Note : rappeler')).toBeNull();
  });
});

test('the lines a form makes of its answers are read, its message over several', () => {
  const text =
    'Nom : Agathe Lenoir\nTéléphone : 06 12 34 56 78\nMessage : je souhaite\nun devis\n\nEnvoyé le : lundi';
  expect([...readLabelledLines(text)]).toEqual([
    ['Nom', 'Agathe Lenoir'],
    ['Téléphone', '06 12 34 56 78'],
    ['Message', 'je souhaite\nun devis\n\nEnvoyé le : lundi'],
  ]);
});

test.each([
  ['Ada de Roux', 'Ada', 'de Roux'],
  ['Lenoir, Agathe', 'Agathe', 'Lenoir'],
  ['LENOIR Agathe', 'Agathe', 'LENOIR'],
  ['LA TOUR Jean', 'Jean', 'LA TOUR'],
  ['Yann LE GALL', 'Yann', 'LE GALL'],
  ['Marie Claire DUPONT', 'Marie Claire', 'DUPONT'],
  ['Agathe Lenoir PDG', 'Agathe', 'Lenoir PDG'],
  ['JP Martin', 'JP', 'Martin'],
  ['Mme Agathe Lenoir', 'Agathe', 'Lenoir'],
  ['M. Jean Martin', 'Jean', 'Martin'],
  ['M DUPONT', null, 'DUPONT'],
  ['M. et Mme Martin', null, 'M. et Mme Martin'],
  ['Agathe LENOIR', 'Agathe', 'LENOIR'],
  ['ADA LOVELACE', 'ADA', 'LOVELACE'],
  ['Agathe', null, 'Agathe'],
])('« %s » is split as its owner means it', (name, first_name, last_name) => {
  expect(splitName(name)).toEqual({ first_name, last_name });
});

test.each([
  ['forwarding-noreply@google.com', true],
  ['calendar-notification@google.com', true],
  ['no-reply-42@site.example.com', true],
  ['agathe@client.example.com', false],
  ['notify.me.lenoir@client.example.com', false],
])('whether nobody reads %s: %s', (address, is) => {
  expect(isRobot(address)).toBe(is);
});

describe('a mail of a colleague', () => {
  const to = (...addresses: readonly string[]) =>
    outsideRecipients({
      from: 'lea@agence.example.com',
      recipients: addresses.map((address) => ({ name: '', address })),
      own: ['crm@copie.example.com'],
      colleagues: new Set(['bob@gmail.com']),
    });

  test('went outside where neither we, nor our house, nor machines are', () => {
    expect(to('A@Client.example.com', 'a@client.example.com', 'x@agence.example.com')).toEqual([
      'a@client.example.com',
    ]);
    expect(to('crm@copie.example.com', 'bob@gmail.com', 'noreply@x.example.com', '')).toEqual([]);
  });

  test.each([
    [['a@b.fr'], ['a@b.fr'], true, 'outgoing'],
    [['a@b.fr', 'c@d.fr'], ['c@d.fr'], false, 'outgoing'],
    [['a@b.fr'], [], true, 'forward'],
    [[], [], true, 'forward'],
    [['a@b.fr'], [], false, 'outgoing'],
    [[], [], false, 'internal'],
  ] as const)(
    'to %j, of whom %j are known, passed on %j: %s',
    (outside, known, isForward, kind) => {
      expect(decideColleagueMail(outside, { known: new Set(known), isForward })).toBe(kind);
    },
  );
});

describe('a mail is read by', () => {
  const lea = { visibility: 'private', owner: 'lea' } as const;
  const team = { visibility: 'shared', owner: null } as const;
  test.each<[string, ReadersQuestion, Readers | null]>([
    ['the team', { mailbox: team, answered: null, follower: 'bob' }, { ...team, owner: 'bob' }],
    ['its mailbox’ owner', { mailbox: lea, answered: null, follower: 'bob' }, lea],
    ['whoever reads what it answers', { mailbox: team, answered: lea, follower: 'bob' }, lea],
    [
      'the team again, when what it answers was shared',
      { mailbox: team, answered: { ...lea, visibility: 'shared' }, follower: 'bob' },
      { ...team, owner: 'bob' },
    ],
    ['nobody: it waits', { mailbox: { ...lea, owner: null }, answered: team, follower: 'x' }, null],
  ])('%s', (_who, question, readers) => expect(decideReaders(question)).toEqual(readers));
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readWhatsappWebhook } from './read-webhook.ts';

const CASES = new URL('../../../../tests/acquisition/cases/', import.meta.url);
const caseOf = (file: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(file, CASES)), 'utf8'));

const delivery = (value: object, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ field, value }] }],
});
const message = (more: object) => ({
  from: '33612345678',
  id: 'wamid.1',
  timestamp: '1774600000',
  ...more,
});
const read = (more: object) => readWhatsappWebhook(delivery({ messages: [message(more)] }))?.[0];

describe('a message', () => {
  test('37 of somebody without a number is told by their id and name', () => {
    expect(readWhatsappWebhook(caseOf('37-a.body.json'))).toMatchObject([
      { kind: 'message', from: null, userId: 'FR.1000000000000001', name: 'Agathe' },
    ]);
  });

  test('37 holds back none of its neighbours', () => {
    expect(readWhatsappWebhook(caseOf('37-b.body.json'))).toMatchObject([
      { from: null, userId: 'FR.1000000000000001', text: 'Bonjour' },
      { from: '+33612345678', text: 'Rappelez-moi' },
    ]);
    const messages = [{ id: 'wamid.0' }, null, message({ type: 'text', text: { body: 'Là' } })];
    expect(readWhatsappWebhook(delivery({ messages }))).toMatchObject([
      { kind: 'unreadable', id: 'wamid.0' },
      { kind: 'unreadable' },
      { kind: 'message', text: 'Là' },
    ]);
  });

  test('of a profile without a name has none', () => {
    const contacts = [
      { wa_id: '33612345678', profile: {} },
      { wa_id: '', profile: null },
    ];
    const told = readWhatsappWebhook(
      delivery({ contacts, messages: [message({ type: 'text', text: { body: 'Oui' } })] }),
    );
    expect(told).toMatchObject([{ from: '+33612345678', name: null }]);
  });

  test.each<[string, object, string]>([
    ['a text', { type: 'text', text: { body: 'Oui' } }, 'Oui'],
    ['a button of a template', { type: 'button', button: { payload: 'p', text: 'Non' } }, 'Non'],
    [
      'a button',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Demain' } },
      },
      'Demain',
    ],
    [
      'a line of a list',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: '1', title: 'Audit' } },
      },
      'Audit',
    ],
    [
      'the words of a photo',
      { type: 'image', image: { id: '1', caption: 'Le devis' } },
      'Le devis',
    ],
    ['a photo', { type: 'image', image: { id: '1' } }, '(photo)'],
    [
      'a document',
      { type: 'document', document: { filename: 'devis.pdf' } },
      '(document : devis.pdf)',
    ],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } },
      '(réaction : 👍)',
    ],
    [
      'the words of a message that was changed',
      { type: 'edit', edit: { original_message_id: 'x', message: { text: { body: 'Corrigé' } } } },
      'Corrigé',
    ],
    ['a type of another day', { type: 'hologram' }, '(hologram)'],
  ])('is %s', (_what, more, text) => {
    expect(read(more)).toMatchObject({ text, isNotice: false });
  });

  test('that WhatsApp does not pass on says so', () => {
    const errors = [{ code: 131051, title: 'Message type is not supported' }];
    expect(read({ type: 'unsupported', errors })).toMatchObject({
      text: expect.stringContaining('à lire sur le téléphone'),
    });
  });

  test('about another number is a notice, not their words', () => {
    const system = {
      body: 'User A changed',
      type: 'user_changed_number',
      new_wa_id: '33700000000',
    };
    expect(read({ type: 'system', system })).toMatchObject({
      isNotice: true,
      text: 'A changé de numéro : +33700000000',
    });
  });
});

test.each(['FR.13491208655302741918', 'FR.1234567890'])(
  'an id that stands where the number was is no number: %s',
  (from) => {
    const messages = [
      { from, id: 'wamid.1', timestamp: '1774600000', type: 'text', text: { body: 'Bonjour' } },
    ];
    expect(readWhatsappWebhook(delivery({ messages }))).toMatchObject([
      { kind: 'message', from: null, userId: from },
    ]);
  },
);

test('the button against promotions is a preference', () => {
  const user_preferences = [
    { wa_id: '33612345678', category: 'marketing_messages', value: 'stop', timestamp: 1774600000 },
    { user_id: 'FR.1', category: 'marketing_messages', value: 'resume', timestamp: '1774600000' },
  ];
  expect(readWhatsappWebhook(delivery({ user_preferences }, 'user_preferences'))).toMatchObject([
    { kind: 'preference', from: '+33612345678', wantsPromotions: false },
    { kind: 'preference', userId: 'FR.1', wantsPromotions: true },
  ]);
});

test.each([null, {}, { object: 'page', entry: [] }, delivery({ messages: [{}, {}] })])(
  'what nobody documents is not read: %j',
  (body) => {
    expect(readWhatsappWebhook(body)).toBeNull();
  },
);

import { rememberLocale } from '@ia/directus-kit/http/request-locale';
import { expect, it } from 'vitest';
import { presentEvent } from './present-event.ts';
import type { EventRow } from './store/lists.ts';

const dead: EventRow = {
  id: 'd4f6',
  status: 'dead',
  event_type: 'form',
  received_at: new Date('2026-11-23T06:00:00Z'),
  processed_at: null,
  attempts: 1,
  error_code: 'MAIL_UNFETCHABLE',
  error_details: { hint: 'UID 12' },
  error_message: 'La boîte mail n’a pas pu fournir ce message.',
  body_size: 0,
  lead: null,
  contact: null,
  deal: null,
  activity: null,
  source: 'a1',
  source_name: 'Boîte',
  source_kind: 'mail_imap',
  sender: null,
  subject: null,
};

/** What somebody reads whose app asks in a language. */
function readIn(language: string, event: EventRow): string | null {
  let read: string | null = null;
  const request = { headers: { 'accept-language': language } };
  rememberLocale(request as never, {} as never, () => {
    read = presentEvent(event).error_message;
  });
  return read;
}

it('says the reason of a failure in the language of whoever reads it', () => {
  expect(readIn('en-US', dead)).toBe(
    'The mailbox could not provide this message: read it in your mail client (UID 12).',
  );
  expect(readIn('fr-FR', dead)).toContain('lisez-le dans la messagerie (UID 12).');
});

it('leaves what was kept before its details were as it is', () => {
  expect(readIn('en-US', { ...dead, error_details: null })).toBe(dead.error_message);
});

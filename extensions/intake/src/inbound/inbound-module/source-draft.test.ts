import type { SourceKind } from '@ia/core/acquisition/source-kinds';
import { expect, test } from 'vitest';
import { bodyOf, copyAddress, draftOf, emptyDraft, keyFromName } from './source-draft.ts';

test('the key of an address follows the name', () => {
  expect(keyFromName(' Site Vitrine (été 2026) ')).toBe('site-vitrine-ete-2026');
  expect(keyFromName('!!!')).toBe('');
});

test('what is not edited here stays, what is emptied goes, ports are numbers', () => {
  const kept = { signature: 'if_present', source: 'Ancienne' };
  const draft = {
    ...emptyDraft(),
    kind: 'linkedin' as const,
    settings: { source: ' ', channel: ' LinkedIn ' },
    answers: [
      { question: ' q1 ', target: 'email' as const },
      { question: '', target: 'phone' as const },
    ],
    secrets: { signing_secret: '', access_token: 'x' },
  };
  expect(bodyOf(draft, kept)).toMatchObject({
    settings: { signature: 'if_present', channel: 'LinkedIn', fields: { q1: 'email' } },
    secrets: { access_token: 'x' },
  });
  expect(bodyOf(draft, kept)).not.toMatchObject({ settings: { source: 'Ancienne' } });
  const mailbox = { ...emptyDraft(), kind: 'mail_imap' as const, settings: { port: '143' } };
  expect(bodyOf(mailbox, null)).toMatchObject({ settings: { port: 143 } });
});

test('a source is edited as it is kept', () => {
  const source = {
    id: '1',
    name: 'Site',
    key: 'site',
    kind: 'site_form' as const,
    is_active: true,
    owner: null,
    owner_name: null,
    settings: { source: 'Web', fields: { champ: 'email' } },
    has_secrets: false,
    counts: {},
    last_received_at: null,
    refusals: {},
  };
  expect(draftOf(source)).toMatchObject({
    settings: { source: 'Web' },
    answers: [{ question: 'champ', target: 'email' }],
  });
});

test('the address to put in copy is the one that was told, else that of the mailbox', () => {
  const draft = (kind: SourceKind, settings: Record<string, string>) =>
    copyAddress({ ...emptyDraft(), kind, settings });
  expect(draft('mail_imap', { user: 'crm@a.fr' })).toBe('crm@a.fr');
  expect(draft('mail_imap', { user: 'crm', address: ' crm@b.fr ' })).toBe('crm@b.fr');
  expect(draft('mail_imap', { user: 'crm' })).toBeNull();
  expect(draft('site_form', { address: 'crm@b.fr' })).toBeNull();
});

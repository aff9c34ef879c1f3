import { describe, expect, test } from 'vitest';
import { linkExpiry, mayReceiveLink } from './link-policy.ts';

const client = { status: 'active', role: 'client_admin', isAdmin: false, hasSecondFactor: false };

describe('a sign-in link', () => {
  test.each(['client_admin', 'client_member', 'vendor'])('may be sent to %s', (role) => {
    expect(mayReceiveLink({ ...client, role })).toBe(true);
  });

  test.each([
    ['an unknown person', null],
    ['a suspended person', { ...client, status: 'suspended' }],
    ['an invited person', { ...client, status: 'invited' }],
    ['an administrator', { ...client, isAdmin: true }],
    ['a person with a second factor', { ...client, hasSecondFactor: true }],
    ['sales', { ...client, role: 'sales' }],
    ['n8n', { ...client, role: 'n8n' }],
    ['a person without a role', { ...client, role: null }],
  ])('is never sent to %s', (_who, user) => {
    expect(mayReceiveLink(user)).toBe(false);
  });

  test('ends after fifteen minutes', () => {
    const expiresAt = linkExpiry(new Date('2026-03-31T10:00:00Z'));
    expect(expiresAt.toISOString()).toBe('2026-03-31T10:15:00.000Z');
  });
});

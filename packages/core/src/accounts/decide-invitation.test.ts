import { describe, expect, it } from 'vitest';
import {
  assertInvitedName,
  assertMayInvite,
  assertMayManage,
  type ClientInvitation,
  isInvitable,
} from './decide-invitation.ts';

const asked: ClientInvitation = {
  inviter: 'admin',
  membersMayInvite: false,
  level: 'member',
  recent: 0,
};

describe('a client invites a colleague', () => {
  it.each<Partial<ClientInvitation>>([
    {},
    { level: 'admin' },
    { inviter: 'member', membersMayInvite: true },
    { recent: 9 },
  ])('%j', (change) => {
    expect(() => assertMayInvite({ ...asked, ...change })).not.toThrow();
  });

  it.each<[Partial<ClientInvitation>, string]>([
    [{ inviter: null }, 'NOT_FOUND'],
    [{ inviter: null, membersMayInvite: true }, 'NOT_FOUND'],
    [{ inviter: 'member' }, 'INVITATION_NOT_ALLOWED'],
    [{ inviter: 'member', membersMayInvite: true, level: 'admin' }, 'SPACE_BEYOND_YOURS'],
    [{ recent: 10 }, 'INVITATION_LIMIT'],
  ])('%j is refused: %s', (change, code) => {
    expect(() => assertMayInvite({ ...asked, ...change })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it.each([
    ['nobody yet', null, false, true],
    [
      'a client without a space',
      { isClient: true, isActive: true, isElsewhere: false },
      false,
      true,
    ],
    [
      'a client of another account',
      { isClient: true, isActive: true, isElsewhere: true },
      false,
      false,
    ],
    ['staff or a vendor', { isClient: false, isActive: true, isElsewhere: false }, false, false],
    ['somebody suspended', { isClient: true, isActive: false, isElsewhere: false }, false, false],
    ['a contact of another account', null, true, false],
  ])('%s', (_who, person, isContactElsewhere, expected) => {
    expect(isInvitable({ person, isContactElsewhere })).toBe(expected);
  });
});

describe('what was invited is sent again and ended', () => {
  const invited = { invitedBy: 'me', level: 'member', user: 'them' } as const;
  it.each([
    [invited, { id: 'me', level: 'member' }, true],
    [invited, { id: 'boss', level: 'admin' }, true],
    [invited, { id: 'other', level: 'member' }, false],
    [invited, { id: 'me', level: null }, false],
    [{ ...invited, invitedBy: null }, { id: 'boss', level: 'admin' }, false],
    [{ ...invited, user: 'boss' }, { id: 'boss', level: 'admin' }, false],
    [{ ...invited, level: 'admin' }, { id: 'me', level: 'member' }, false],
    [{ ...invited, level: 'admin' }, { id: 'boss', level: 'admin' }, true],
  ] as const)('%j by %j: %s', (row, asker, isAllowed) => {
    const manage = () => assertMayManage(row, asker);
    if (isAllowed) expect(manage).not.toThrow();
    else expect(manage).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});

describe('the name of whom a client invites', () => {
  it.each(['Ana', 'Jean-Pierre', 'J.P.', 'St. Clair', 'D’Arc', 'Zoé Éa'])('may be %s', (name) => {
    expect(() => assertInvitedName(name, 'first_name')).not.toThrow();
  });

  it.each([
    'Gagnez sur https://evil.example',
    'evil.example',
    'evil。example',
    'evil．example',
    'www.evil',
    'a@b',
    'A\r\nBcc: b',
  ])('is not %j, in a mail of ours', (name) => {
    expect(() => assertInvitedName(name, 'first_name')).toThrow(
      expect.objectContaining({ code: 'VALUE_INVALID' }),
    );
  });
});

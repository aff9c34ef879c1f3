import { describe, expect, it } from 'vitest';
import { readClaims } from './read-claims.ts';

const token = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

describe('the claims of a Directus token', () => {
  it('tell a client from staff', () => {
    const client = { exp: 10, iat: 1, app_access: false, admin_access: false };
    expect(readClaims(token(client))).toEqual({ exp: 10, iat: 1, isStaff: false });
    expect(readClaims(token({ ...client, app_access: true })).isStaff).toBe(true);
    expect(readClaims(token({ ...client, admin_access: true })).isStaff).toBe(true);
  });

  it('count as staff when they do not say', () => {
    expect(readClaims(token({ exp: 10, iat: 1 })).isStaff).toBe(true);
  });

  it('are refused without a beginning or an end', () => {
    expect(() => readClaims(token({ iat: 1 }))).toThrow('no exp');
    expect(() => readClaims(token({ exp: 10 }))).toThrow('no iat');
    expect(() => readClaims('nonsense')).toThrow();
  });
});

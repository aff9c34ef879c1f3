import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './safe-return-path.ts';

describe('the path to come back to after signing in', () => {
  it.each(['/', '/projets/abc', '/missions/abc?onglet=2#taches'])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/connexion',
    '/api/auth/logout',
    'projets/1',
    '',
    undefined,
    ['/projets/1'],
    `/${'a'.repeat(600)}`,
  ])('sends %j to the home page', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });
});

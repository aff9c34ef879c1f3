import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../directus.config.ts';
import { welcome } from './welcome.ts';

const DIRECTION = 'direction@agence.example.com';
const settings = parseSettings({
  PROFILE: 'demo',
  DATABASE_URL: 'postgres://ia@localhost/ia',
  SECRET: 'a-secret-of-at-least-32-characters-long',
  FILES_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
  PORTAL_SESSION_PASSWORD: 'another-secret-of-at-least-32-characters',
  ADMIN_EMAIL: DIRECTION,
  ADMIN_PASSWORD: 'celui de la direction',
  DEMO_PASSWORD: 'celui de la démonstration',
});

/** The lines of a printed block that say `text`, and where they stand. */
function placesOf(text: string, lines: readonly string[]): number[] {
  return lines.flatMap((line, index) => (line.includes(text) ? [index] : []));
}

describe('the block printed once everything runs', () => {
  it('sets the direction apart from the six demo logins, and says its password is another', () => {
    const lines = welcome(settings, 12).split('\n');
    const [direction] = placesOf(DIRECTION, lines);
    const demo = placesOf('@ia-infinity.example.com', lines);
    const [shared] = placesOf('celui de la démonstration', lines);
    expect(demo).toHaveLength(6);
    expect(shared).toBeGreaterThan(Math.max(...demo));
    expect(direction).toBeGreaterThan(Number(shared));
    expect(lines[Number(direction)]).toContain('celui de la direction');
    expect(lines[Number(direction) - 1]).toContain('autre que celui de la démonstration');
  });

  it('prints one password of the direction where both are the same', () => {
    const same = { ...settings, DEMO_PASSWORD: settings.ADMIN_PASSWORD };
    expect(welcome(same, 12)).not.toContain('autre que');
  });

  it('prints no password in production', () => {
    const printed = welcome({ ...settings, PROFILE: 'production' }, 12);
    expect(printed).toContain(DIRECTION);
    expect(printed).not.toContain('celui de la');
  });
});

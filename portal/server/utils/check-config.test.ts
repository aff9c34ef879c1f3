import { describe, expect, it } from 'vitest';
import { checkConfig } from './check-config.ts';

const good = { directusUrl: 'http://127.0.0.1:8055', sessionPassword: 'x'.repeat(32) };

describe('the settings of the portal', () => {
  it('are enough with an address and a password', () => {
    expect(checkConfig(good)).toEqual([]);
  });

  it.each(['', 'directus', 'file:///etc/passwd'])('refuse the Directus address %j', (url) => {
    const [problem] = checkConfig({ ...good, directusUrl: url });
    expect(problem).toMatch(/NUXT_DIRECTUS_URL.*Example/);
  });

  it('refuse a session password that is missing or short', () => {
    for (const sessionPassword of ['', 'x'.repeat(31)]) {
      const [problem] = checkConfig({ ...good, sessionPassword });
      expect(problem).toMatch(/NUXT_SESSION_PASSWORD.*Example/);
    }
  });
});

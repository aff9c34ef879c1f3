import { afterAll, beforeAll, expect, it } from 'vitest';
import { patientFetch } from '../../portal/server/utils/patient-fetch.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL, PASSWORD } from '../harness/settings.ts';

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ settings: { PRESSURE_MAX_DELAY_MS: '100' } });
});
afterAll(() => platform?.stop());

const login = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: ADMIN_EMAIL, password: PASSWORD, mode: 'session' }),
};

/** A process that stood still for seconds knows that it is late before it looks at what has come. */
async function standStill<Answers>(ask: () => Promise<Answers>): Promise<Answers> {
  const { pid } = platform.directus.process;
  if (pid === undefined) throw new Error('The process is gone.');
  process.kill(pid, 'SIGSTOP');
  const answers = ask();
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  process.kill(pid, 'SIGCONT');
  return answers;
}

it('a server that is late refuses, says for how long, and answers who asks again', async () => {
  const ping = `${platform.url}/server/ping`;
  const [refused, read, written] = await standStill(() =>
    Promise.all([
      fetch(ping),
      patientFetch(ping),
      patientFetch(`${platform.url}/auth/login`, login),
    ]),
  );
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await refused.json()).toMatchObject({
    errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', reason: 'Under pressure' } }],
  });
  expect([read.status, written.status]).toEqual([200, 200]);
}, 60_000);

import { expect, it } from 'vitest';
import { renewalTime } from './renewal-time.ts';

const DAY = 86_400;

it('renews a session halfway through its life', () => {
  expect(renewalTime({ iat: DAY, exp: 8 * DAY }, 0)).toBe(4.5 * DAY);
});

it('renews a session a fixed time before its end when told so', () => {
  expect(renewalTime({ iat: DAY, exp: 8 * DAY }, 3600)).toBe(8 * DAY - 3600);
});

import { describe, expect, it } from 'vitest';
import { MOST_TRIES, type Refusal, waitToAskAgain } from './ask-again.ts';

const UNDER_PRESSURE = {
  errors: [
    {
      message: 'Service "api" is unavailable. Under pressure.',
      extensions: { reason: 'Under pressure', service: 'api', code: 'SERVICE_UNAVAILABLE' },
    },
  ],
};
const pressed: Refusal = { method: 'get', status: 503, retryAfter: '2', body: UNDER_PRESSURE };
const first = { tries: 0, spread: 0 };

describe('a server that has no time', () => {
  it('is asked again once it says it has, those it refused together a little apart', () => {
    expect(waitToAskAgain(pressed, first)).toBe(2000);
    expect(waitToAskAgain(pressed, { tries: 0, spread: 1 })).toBe(3000);
  });

  it.each([
    [null, 1000],
    ['', 1000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 1000],
    ['-1', 1000],
    ['0', 0],
    ['3600', 5000],
  ])('that says %j is waited for %i ms', (retryAfter, wait) => {
    expect(waitToAskAgain({ ...pressed, retryAfter }, first)).toBe(wait);
  });

  it('is asked four times more and not again', () => {
    expect(waitToAskAgain(pressed, { tries: MOST_TRIES - 1, spread: 0 })).toBe(2000);
    expect(waitToAskAgain(pressed, { tries: MOST_TRIES, spread: 0 })).toBeNull();
  });
});

describe('a write is made again', () => {
  const write = { ...pressed, method: 'POST' };

  it('when the limiter has stopped it before anything was done', () => {
    expect(waitToAskAgain(write, first)).toBe(2000);
  });

  it.each([
    ['a service behind it is away', { errors: [{ extensions: { reason: 'No answer' } }] }],
    ['a proxy answers', '<html>503</html>'],
    ['nothing is said', undefined],
    ['the answer is of another shape', { errors: 'Under pressure' }],
  ])('not when %s', (_, body) => {
    expect(waitToAskAgain({ ...write, body }, first)).toBeNull();
    expect(waitToAskAgain({ ...write, method: 'GET', body }, first)).toBe(2000);
  });
});

it.each([200, 400, 403, 429, 500, 502, 504])('an answer of %i stands', (status) => {
  expect(waitToAskAgain({ ...pressed, status }, first)).toBeNull();
});

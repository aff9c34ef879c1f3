import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './is-same-origin.ts';

const host = 'portail.example.com';

describe('a write to the portal', () => {
  it.each([
    { site: 'same-origin', host },
    { site: 'same-origin', origin: 'https://portail.example.com', host },
    { origin: 'https://portail.example.com', host },
  ])('is accepted from the portal itself: %j', (source) => {
    expect(isSameOrigin(source)).toBe(true);
  });

  it.each([
    { host },
    { site: 'cross-site', origin: 'https://portail.example.com', host },
    { site: 'same-site', host },
    { site: 'none', host },
    { origin: 'https://evil.example', host },
    { origin: 'null', host },
    { origin: 'https://portail.example.com.evil.example', host },
  ])('is refused from anywhere else: %j', (source) => {
    expect(isSameOrigin(source)).toBe(false);
  });
});

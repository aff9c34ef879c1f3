import type { Claims } from './read-claims.ts';

/**
 * When a session is renewed, in seconds since 1970: halfway through its life, so that somebody who
 * comes back within that time is not asked to sign in, or a fixed time before its end.
 */
export function renewalTime({ iat, exp }: Pick<Claims, 'iat' | 'exp'>, refreshBefore: number) {
  return refreshBefore > 0 ? exp - refreshBefore : iat + (exp - iat) / 2;
}

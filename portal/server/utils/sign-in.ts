import type { H3Event } from 'h3';
import { safeReturnPath } from '#shared/safe-return-path.ts';
import type { SignInOutcome } from '#shared/types/person.ts';
import type { AuthAnswer } from './directus-auth.ts';

const REFUSALS: Record<string, SignInOutcome> = {
  INVALID_OTP: 'second_factor',
  LINK_INVALID: 'link_invalid',
  REQUESTS_EXCEEDED: 'too_many',
  LIMIT_EXCEEDED: 'too_many',
};

function refusal({ status, code = '' }: AuthAnswer): SignInOutcome {
  if (status === 429) return 'too_many';
  return REFUSALS[code] ?? (status >= 500 ? 'unavailable' : 'credentials');
}

/** Turns Directus' answer to a sign-in into a portal session, and says where to go next. */
export async function signIn(event: H3Event, ask: Promise<AuthAnswer>, returnPath: string) {
  const to = safeReturnPath(returnPath);
  const outcome = await attempt(event, ask);
  if (outcome === 'ok') return answerForm(event, { outcome, to });
  const query = new URLSearchParams({ motif: outcome, ...(to !== '/' && { retour: to }) });
  return answerForm(event, { outcome, to: `/connexion?${query}` });
}

async function attempt(event: H3Event, ask: Promise<AuthAnswer>): Promise<SignInOutcome> {
  try {
    const answer = await ask;
    return answer.token ? await openSession(event, answer.token) : refusal(answer);
  } catch (error) {
    console.error('Sign-in failed:', error instanceof Error ? error.message : 'unknown reason');
    return 'unavailable';
  }
}

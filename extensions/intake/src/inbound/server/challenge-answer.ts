import { DomainError } from '@ia/core';
import type { HttpRequest } from '@ia/directus-kit';
import { answerLinkedinChallenge, isSameWord } from '@ia/providers/webhooks/signatures';
import type { Gate } from '@ia/records/sources/source-gates';

type Challenge = string | { readonly challengeCode: string; readonly challengeResponse: string };

/**
 * Some providers ask for proof that the address is ours: LinkedIn before it delivers and every two
 * hours, Meta once, with a word agreed on. @throws NOT_FOUND
 */
export function challengeAnswer({ method, query }: HttpRequest, gate: Gate): Challenge {
  const answer = method === 'GET' ? (answerLinkedin(query, gate) ?? answerMeta(query, gate)) : null;
  if (answer === null) throw new DomainError('NOT_FOUND');
  return answer;
}

type Query = HttpRequest['query'];

function answerLinkedin({ challengeCode }: Query, { kind, secrets }: Gate): Challenge | null {
  const { signing_secret: secret } = secrets;
  if (kind !== 'linkedin' || typeof challengeCode !== 'string' || !secret) return null;
  return { challengeCode, challengeResponse: answerLinkedinChallenge(challengeCode, secret) };
}

/** Express 4 leaves names with dots as they are. */
function answerMeta(query: Query, { kind, secrets }: Gate): Challenge | null {
  const given = query['hub.verify_token'];
  const challenge = query['hub.challenge'];
  if (kind !== 'whatsapp' || query['hub.mode'] !== 'subscribe') return null;
  if (typeof given !== 'string' || typeof challenge !== 'string') return null;
  const isKnown = secrets.verify_token !== undefined && isSameWord(given, secrets.verify_token);
  return isKnown && /^[\w-]{1,200}$/.test(challenge) ? challenge : null;
}

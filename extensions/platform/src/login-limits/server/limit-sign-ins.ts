import {
  type Accountability,
  type ExtensionContext,
  type HttpResponse,
  type Middleware,
  translateError,
} from '@ia/directus-kit';
import { z } from 'zod';
import { writeAudit } from '../../audit/server/write-audit.ts';
import type { Attempt, LoginLimits } from './login-limits.ts';
import { warnOfAttempts } from './warn-of-attempts.ts';

/** Express tells neither case nor a last slash apart; a provider's own path stands behind. */
const LOGIN_PATH = /^\/auth\/login(?:\/|$)/i;
const bodyShape = z.object({ email: z.string().max(254) });
const failedShape = z.object({
  status: z.string(),
  user: z.string().nullish(),
  payload: bodyShape.nullish(),
});

function attemptOf(body: unknown, ip: string | null | undefined): Attempt | null {
  const read = bodyShape.safeParse(body);
  return read.success ? { email: read.data.email.trim().toLowerCase(), ip: ip ?? null } : null;
}

/** @throws LOGIN_SLOWED with the wait; what is no attempt at all is Directus' to refuse */
export async function assertMayTry(
  limits: LoginLimits,
  body: unknown,
  ip: string | null | undefined,
): Promise<void> {
  const attempt = attemptOf(body, ip);
  if (attempt) await limits.assertMayTry(attempt);
}

/** It may be over before it was let through: whoever hangs up leaves no attempt behind. */
async function countWhileTried(
  limits: LoginLimits,
  attempt: Attempt,
  response: HttpResponse,
): Promise<void> {
  let isClosed = false;
  let done = () => {};
  response.once('close', () => {
    isClosed = true;
    done();
  });
  done = await limits.begin(attempt);
  if (isClosed) done();
}

/** Refuses a request to sign in before its password is looked at. */
export function slowDown(limits: LoginLimits): Middleware {
  return async (request, response, next) => {
    try {
      const isLogin = request.method === 'POST' && LOGIN_PATH.test(request.path);
      const attempt = isLogin ? attemptOf(request.body, request.accountability?.ip) : null;
      if (attempt) await countWhileTried(limits, attempt, response);
      next();
    } catch (error) {
      next(translateError(error));
    }
  };
}

interface SignIn {
  readonly context: ExtensionContext;
  readonly accountability: Accountability | null;
}

/** Counts a wrong password; the one from which attempts are slowed is logged and told. */
export async function noteSignIn(
  limits: LoginLimits,
  meta: unknown,
  { context, accountability }: SignIn,
): Promise<void> {
  const event = failedShape.safeParse(meta);
  const attempt = event.success ? attemptOf(event.data.payload, accountability?.ip) : null;
  if (!event.success || !attempt) return;
  if (event.data.status === 'success') return limits.forget(attempt);
  if (!(await limits.countFailure(attempt))) return;
  await writeAudit(context, {
    action: 'login.slowed',
    collection: 'directus_users',
    subject: event.data.user ?? null,
    label: attempt.email,
    accountability,
  });
  if (event.data.user) await warnOfAttempts(context.database, event.data.user, new Date());
}

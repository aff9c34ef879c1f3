import { civilDateOf } from '@ia/core';
import {
  type Hook,
  type Middleware,
  queueMail,
  type Row,
  refusingClearly,
  translateError,
} from '@ia/directus-kit';
import type { Knex } from 'knex';
import { z } from 'zod';
import { writeAudit } from '../audit-hook/write-audit.ts';
import { type Attempt, LoginLimits } from './login-limits.ts';

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

/**
 * Wrong passwords slow sign-ins down for a quarter of an hour; Directus' own count suspended people until an
 * administrator lifted it, the last administrator included.
 */
const hook: Hook = ({ init, filter, action }, context) => {
  const limits = new LoginLimits();
  const slowDown: Middleware = async (request, _response, next) => {
    const isLogin = request.method === 'POST' && LOGIN_PATH.test(request.path);
    const attempt = isLogin ? attemptOf(request.body, request.accountability?.ip) : null;
    try {
      if (attempt) await limits.assertMayTry(attempt);
      next();
    } catch (error) {
      next(translateError(error));
    }
  };
  init('middlewares.after', ({ app }) => app.use(slowDown));
  // Other ways in, a WebSocket among them, come by here.
  filter<Row>('auth.login', (payload, _meta, { accountability }) =>
    refusingClearly('directus_users', async () => {
      const attempt = attemptOf(payload, accountability?.ip);
      if (attempt) await limits.assertMayTry(attempt);
      return payload;
    }),
  );
  action('auth.login', async (meta, { accountability, database }) => {
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
    if (event.data.user) await warn(database, event.data.user);
  });
};

interface Warned {
  readonly email: string;
  readonly first_name: string | null;
  readonly language: string | null;
  readonly app_access: boolean | null;
}

/** One mail a day, however often it is tried: a flood of warnings would be an attack of its own. */
async function warn(database: Knex, user: string): Promise<void> {
  const person = await database('directus_users as u')
    .where({ 'u.id': user, 'u.status': 'active' })
    .whereNotNull('u.email')
    .first<Warned | undefined>(
      'u.email',
      'u.first_name',
      'u.language',
      database.raw(
        `exists (select 1 from directus_access a join directus_policies p on p.id = a.policy
           where a.role = u.role and p.app_access) as app_access`,
      ),
    );
  if (!person) return;
  await queueMail(database, {
    key: `sign-in-attempts:${user}:${civilDateOf(new Date())}`,
    template: 'sign_in_attempts',
    locale: person.language?.startsWith('en') ? 'en' : 'fr',
    recipient: person.email,
    data: {
      firstName: person.first_name ?? '',
      space: person.app_access ? 'internal' : 'portal',
    },
  });
}

export default hook;

import type { ExtensionContext, HookRegister, Middleware } from '@ia/directus-kit';
import { z } from 'zod';
import { writeAudit } from './write-audit.ts';

/** Express tells neither case nor a last slash apart. */
const LOGOUT_PATH = /^\/auth\/logout\/?$/i;

const login = z.object({
  status: z.string(),
  user: z.string().nullish(),
  provider: z.string(),
  payload: z.object({ email: z.string().max(254).optional() }).nullish(),
});

/** Sign-ins that worked or failed, by any driver, and sign-outs. */
export function auditLogins({ action, init }: HookRegister, context: ExtensionContext): void {
  action('auth.login', async (meta, { accountability }) => {
    const event = login.safeParse(meta);
    if (!event.success) return;
    const { status, user, provider, payload } = event.data;
    const isSuccess = status === 'success';
    await writeAudit(context, {
      action: isSuccess ? 'login.succeeded' : 'login.failed',
      collection: 'directus_users',
      subject: user ?? null,
      data: { provider },
      // A failed sign-in has no author: only what was typed is known.
      label: isSuccess ? null : (payload?.email ?? null),
      accountability: accountability
        ? { ...accountability, user: isSuccess ? (user ?? null) : null }
        : null,
    });
  });
  init('middlewares.after', ({ app }) => app.use(auditLogout(context)));
}

/** Directus tells nobody of a sign-out. */
function auditLogout(context: ExtensionContext): Middleware {
  return (request, response, next) => {
    const { accountability } = request;
    if (request.method === 'POST' && LOGOUT_PATH.test(request.path) && accountability?.user) {
      response.on('finish', () => {
        if (response.statusCode < 400)
          void writeAudit(context, { action: 'logout', accountability });
      });
    }
    next();
  };
}

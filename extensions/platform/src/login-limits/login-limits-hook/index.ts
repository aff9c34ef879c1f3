import { type Hook, type Row, refusingClearly } from '@ia/directus-kit';
import { assertMayTry, noteSignIn, slowDown } from '../server/limit-sign-ins.ts';
import { LoginLimits } from '../server/login-limits.ts';

/**
 * Wrong passwords slow sign-ins down for a quarter of an hour; Directus' own count suspended people until an
 * administrator lifted it, the last administrator included.
 */
const hook: Hook = ({ init, filter, action }, context) => {
  const limits = new LoginLimits();
  init('middlewares.after', ({ app }) => app.use(slowDown(limits)));
  // Other ways in, a WebSocket among them, come by here.
  filter<Row>('auth.login', (payload, _meta, { accountability }) =>
    refusingClearly('directus_users', async () => {
      await assertMayTry(limits, payload, accountability?.ip);
      return payload;
    }),
  );
  action('auth.login', (meta, { accountability }) =>
    noteSignIn(limits, meta, { context, accountability }),
  );
};

export default hook;

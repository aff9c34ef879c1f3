import { DomainError } from '@ia/core';
import { type Hook, type Middleware, type Row, toDirectusError } from '@ia/directus-kit';
import { readPlatformEnv } from '../../platform-env.ts';
import { answerSignInPage } from '../server/answer-sign-in-page.ts';
import { isForged } from '../server/foreign-origin.ts';
import { refuseAnonymous } from '../server/refuse-anonymous.ts';
import { assertShallow, refuseDeep } from '../server/refuse-deep.ts';
import { refuseNativeImport } from '../server/refuse-native-import.ts';
import { securityHeaders } from '../server/security-headers.ts';
import { hideModules } from '../server/sign-in-script.ts';

/** What holds of every request to Directus, before it is looked at. */
const hook: Hook = ({ init, filter }, { env }) => {
  const { origin, protocol } = new URL(readPlatformEnv(env).PUBLIC_URL);
  init('app.before', ({ app }) => app.use(securityHeaders({ isSecure: protocol === 'https:' })));
  const refuseForged: Middleware = (request, _response, next) =>
    next(isForged(request, origin) ? toDirectusError(new DomainError('FORBIDDEN')) : undefined);
  init('middlewares.before', ({ app }) => app.use(refuseForged, refuseDeep('query')));
  init('middlewares.after', ({ app }) =>
    app.use(
      answerSignInPage(String(env.SESSION_COOKIE_NAME)),
      refuseAnonymous,
      refuseNativeImport,
      refuseDeep('body'),
      hideModules,
    ),
  );
  filter('websocket.message', (message) => {
    assertShallow(message);
    return message;
  });
  filter<Row>('auth.jwt', (claims) => {
    // A token that hangs on no session outlives its end: those of « json » and « cookie » do.
    if (typeof claims.session !== 'string')
      throw toDirectusError(new DomainError('SESSION_REQUIRED'));
    return claims;
  });
};

export default hook;

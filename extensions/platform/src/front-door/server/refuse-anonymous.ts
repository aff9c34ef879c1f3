import { DomainError } from '@ia/core';
import { type Middleware, toDirectusError } from '@ia/directus-kit';

/** Express tells neither case nor a last slash apart. */
const path = (pattern: string) => new RegExp(`^/(?:${pattern})(?:/|$)`, 'i');

/**
 * What nobody needs before signing in, and what costs much or says how we are made. `/server/info` stays: to a
 * stranger it says the name and the look of the sign-in page, which is blank without it.
 */
const CLOSED = path('graphql|utils|server/specs|extensions(?!/sources/index\\.js$)');
/** Nobody writes before signing in: the rules of a value, which name its field, are not asked first. */
const WRITTEN = path('items|files|folders|presets|comments|notifications');
const READS = ['GET', 'HEAD', 'OPTIONS', 'SEARCH'];
/** The app asks for it before anybody has signed in: then it is empty, see `sign-in-script`. */
export const MODULES = /^\/extensions\/sources\/index\.js$/i;

/** People we do not know learn nothing and cost nothing. */
export const refuseAnonymous: Middleware = (request, _response, next) => {
  const isKnown = Boolean(request.accountability?.user);
  const isWrite = !READS.includes(request.method) && WRITTEN.test(request.path);
  if (!isKnown && (isWrite || CLOSED.test(request.path)))
    next(toDirectusError(new DomainError('FORBIDDEN')));
  else next();
};

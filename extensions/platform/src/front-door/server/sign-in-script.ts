import type { Middleware } from '@ia/directus-kit';
import { MODULES } from './refuse-anonymous.ts';

/**
 * What the app is given instead of our modules until somebody has signed in: none, and the order to load the
 * page again as soon as it leaves the pages for strangers, since the app asks for modules once.
 */
const SCRIPT = `export const interfaces = [], displays = [], layouts = [], modules = [], panels = [], operations = [], themes = [];
const isForStrangers = () => /\\/(?:login|logout|register|setup|accept-invite|reset-password|shared)(?:\\/|$)/.test(location.pathname);
let wasStranger = isForStrangers();
const watch = setInterval(() => {
  if (isForStrangers()) wasStranger = true;
  else if (wasStranger) { clearInterval(watch); location.reload(); }
}, 100);
`;

/** The code of our modules says how the agency works: it goes to people of the house. */
export const hideModules: Middleware = (request, response, next) => {
  if (!MODULES.test(request.path)) return next();
  // The same address answers two ways: no copy of one may stand for the other.
  response.setHeader('Vary', 'Cookie');
  if (request.accountability?.user) return next();
  response.setHeader('Content-Type', 'application/javascript; charset=UTF-8');
  response.setHeader('Cache-Control', 'no-store');
  response.send(SCRIPT);
};

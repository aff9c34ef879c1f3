import type { HttpRequest, HttpResponse, Middleware } from '../directus.ts';
import { translateError } from './to-directus-error.ts';

/** Hands what a route throws to Directus' error handler, refusals already in the reader's words. */
export function answering(
  route: (request: HttpRequest, response: HttpResponse) => Promise<void>,
): Middleware {
  return async (request, response, next) => {
    try {
      await route(request, response);
    } catch (error) {
      next(translateError(error));
    }
  };
}

import type { Locale } from '@ia/core';
import { type Middleware, requestLocale } from '@ia/directus-kit';
import { inWordsOfPeople } from './in-words-of-people.ts';

/** The errors of a GraphQL answer meet no filter of Directus: they are put into words here. */
export const cleanGraphql: Middleware = (request, response, next) => {
  if (request.path.startsWith('/graphql')) {
    const json = response.json.bind(response);
    const locale = requestLocale();
    response.json = (body) => json(inWords(body, locale));
  }
  next();
};

function inWords(body: unknown, locale: Locale): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (!('errors' in body) || !Array.isArray(body.errors)) return body;
  return { ...body, errors: body.errors.map((error: unknown) => inWordsOfPeople(error, locale)) };
}

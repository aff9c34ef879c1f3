import { DomainError, type Locale } from '@ia/core';
import { type Middleware, requestLocale, toDirectusError } from '@ia/directus-kit';
import { z } from 'zod';
import { askedImpossible } from './failed-queries.ts';
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
  const isImpossible = askedImpossible();
  const said = (error: unknown) => inWordsOfPeople(isImpossible ? asRefused(error) : error, locale);
  return { ...body, errors: body.errors.map(said) };
}

const internal = z.looseObject({
  extensions: z.object({ code: z.literal('INTERNAL_SERVER_ERROR') }),
});

/** As REST answers the same question. */
function asRefused(error: unknown): unknown {
  const found = internal.safeParse(error);
  if (!found.success) return error;
  const { message, ...said } = toDirectusError(new DomainError('QUERY_IMPOSSIBLE'));
  const { code, extensions } = { code: '', extensions: {}, ...said };
  return { ...found.data, message, extensions: { code, ...extensions } };
}

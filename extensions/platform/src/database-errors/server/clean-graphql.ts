import { messageFor } from '@ia/core';
import { type Middleware, requestLocale } from '@ia/directus-kit';

/** Internal errors of GraphQL answers keep their place and lose their words, for everybody. */
export const cleanGraphql: Middleware = (request, response, next) => {
  if (request.path.startsWith('/graphql')) {
    const json = response.json.bind(response);
    response.json = (body) => json(withoutInternals(body));
  }
  next();
};

function withoutInternals(body: unknown): unknown {
  if (!isRecord(body) || !Array.isArray(body.errors)) return body;
  return { ...body, errors: body.errors.map(cleanError) };
}

function cleanError(error: unknown): unknown {
  if (!isRecord(error)) return error;
  if (!isRecord(error.extensions) || error.extensions.code !== 'INTERNAL_SERVER_ERROR')
    return error;
  const { locations, path } = error;
  return {
    message: messageFor('INTERNAL', {}, requestLocale()),
    extensions: { code: 'INTERNAL' },
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

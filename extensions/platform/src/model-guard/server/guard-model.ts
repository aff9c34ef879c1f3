import type { Middleware } from '@ia/directus-kit';

const MODEL_PATH = /^\/(collections|fields|relations|schema\/apply)(\/|$)/i;
/** Directus names its own mutations so; the text is searched, comments and all: too strict is safe. */
const MODEL_MUTATION = /(create|update|delete)_(collections?|fields?|relations?)(_items?)?\b/;

const REFUSAL = {
  errors: [
    {
      message:
        'Le modèle de données ne se modifie pas ici\u00a0: faites-le dans le profil de développement (npm run dev), puis npm run schema:pull.',
      extensions: { code: 'MODEL_FROZEN' },
    },
  ],
};

/** Answers 409 to every change of collections, fields and relations, by REST and by GraphQL. */
export const guardModel: Middleware = (request, response, next) => {
  const isRead =
    request.method === 'GET' || request.method === 'SEARCH' || request.method === 'OPTIONS';
  const isModelWrite = !isRead && MODEL_PATH.test(request.path);
  const isModelMutation =
    /^\/graphql\/system\/?$/i.test(request.path) && asksToChangeModel(request);
  if (isModelWrite || isModelMutation) response.status(409).json(REFUSAL);
  else next();
};

function asksToChangeModel({ body, query }: Parameters<Middleware>[0]): boolean {
  return MODEL_MUTATION.test(`${JSON.stringify(body ?? '')} ${JSON.stringify(query)}`);
}

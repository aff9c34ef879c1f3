import type { Middleware } from '@ia/directus-kit';

const OPEN: readonly string[] = ['/server/ping', '/server/health'];

/** A worker answers health checks and nothing else, so a mistaken port exposes no data. */
export const closeWorkerRoutes: Middleware = (request, response, next) => {
  if (OPEN.includes(request.path)) {
    next();
    return;
  }
  response.status(503).json({
    errors: [
      {
        message: 'Ce processus ne sert que les tâches de fond.',
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      },
    ],
  });
};

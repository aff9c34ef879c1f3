import { isPageName, loadPage } from '../../page-loaders/index.ts';

/** GET /api/pages/<name>?id=: everything one page shows, in one answer. */
export default defineEventHandler(async (event) => {
  const name = getRouterParam(event, 'name') ?? '';
  const { id } = getQuery(event);
  if (!isPageName(name)) throw createError({ status: 404, message: 'NOT_FOUND' });
  return endDeadSession(event, () =>
    loadPage(event, name, typeof id === 'string' ? id : undefined),
  );
});

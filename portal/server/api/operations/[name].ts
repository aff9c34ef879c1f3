import { operations } from '../../operations/index.ts';

/** GET, POST, PATCH or DELETE /api/operations/<name>?id=: one named operation, with the caller's rights. */
export default defineEventHandler(async (event) => {
  const operation = operations.get(getRouterParam(event, 'name') ?? '');
  if (!operation) throw createError({ status: 404, message: 'NOT_FOUND' });
  if (operation.method !== event.method) throw createError({ status: 405, message: 'METHOD' });
  const { id, ...query } = getQuery(event);
  const body: unknown = operation.body ? await readBody(event) : undefined;
  const input = { id: id === undefined ? undefined : String(id), query, body };
  return { data: await endDeadSession(event, () => runOperation(event, operation, input)) };
});

import { ID } from '../../operations/operation.ts';

const PASSED_ON = ['content-type', 'content-length', 'content-disposition'] as const;

/** GET /api/files/<id>: a file, if Directus lets the caller read it; always as a download. */
export default defineEventHandler(async (event) => {
  const id = getRouterParam(event, 'id') ?? '';
  const token = event.context.session?.token;
  if (!token) throw createError({ status: 401, message: 'SIGNED_OUT' });
  if (!ID.test(id)) throw createError({ status: 404, message: 'NOT_FOUND' });
  const url = new URL(`/assets/${id}?download`, useRuntimeConfig(event).directusUrl);
  const headers = { ...callerHeaders(event), authorization: `Bearer ${token}` };
  const response = await patientFetch(url, { headers }).catch((error: unknown) => {
    throw toPortalError(error);
  });
  if (!response.ok || !response.body) throw createError({ status: 404, message: 'NOT_FOUND' });
  for (const name of PASSED_ON) {
    const value = response.headers.get(name);
    if (value) setResponseHeader(event, name, value);
  }
  setResponseHeader(event, 'content-security-policy', "sandbox; default-src 'none'");
  return sendStream(event, response.body);
});

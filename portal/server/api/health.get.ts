const TIMEOUT_MS = 2000;

/** GET: 200 while the portal runs, with whether Directus answers it. */
export default defineEventHandler(async (event) => {
  const url = new URL('/server/ping', useRuntimeConfig(event).directusUrl);
  const isUp = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );
  return { status: 'ok', directus: isUp ? 'up' : 'down' };
});

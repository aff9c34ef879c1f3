const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const MAX_BODY_BYTES = 16 * 1024;

/** A write must come from a page of ours, and be small. */
export default defineEventHandler((event) => {
  if (READS.has(event.method)) return;
  const { trustProxy } = useRuntimeConfig(event);
  const allowed = isSameOrigin({
    site: getHeader(event, 'sec-fetch-site'),
    origin: getHeader(event, 'origin'),
    host: getRequestHost(event, { xForwardedHost: trustProxy }),
  });
  if (!allowed) throw createError({ status: 403, message: 'CROSS_ORIGIN' });
  const length = Number(getHeader(event, 'content-length') ?? 0);
  if (getHeader(event, 'transfer-encoding') || length > MAX_BODY_BYTES) {
    throw createError({ status: 413, message: 'TOO_LARGE' });
  }
});

import type { HttpRequest } from '@ia/directus-kit';

const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether another site had the visitor's browser send this with their cookie. Another origin of the same
 * registrable domain is another site too. A browser names the origin of every such request; programs that
 * are no browser name none.
 */
export function isForged(
  { method, headers }: Pick<HttpRequest, 'method' | 'headers'>,
  ownOrigin: string,
): boolean {
  if (SAFE.includes(method) || headers.cookie === undefined) return false;
  // A token in the header was put there on purpose: no other site has it.
  if (headers.authorization !== undefined) return false;
  return isForeign(headers, ownOrigin);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** The same of a connection that stays open: its opening is a GET. */
export function isForeign(headers: HttpRequest['headers'], ownOrigin: string): boolean {
  const origin = headers.origin === undefined ? undefined : String(headers.origin);
  // Who comes by another name of this server (127.0.0.1) comes from our pages too; no page forges `Host`.
  if (origin !== undefined) return origin !== ownOrigin && hostOf(origin) !== headers.host;
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

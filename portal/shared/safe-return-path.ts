const BASE = 'https://portal.invalid';

const hasControlCharacter = (value: string) =>
  [...value].some((character) => character.charCodeAt(0) < 32);

/** The path to come back to after signing in: of this site only, else the home page. */
export function safeReturnPath(value: unknown): string {
  if (typeof value !== 'string' || value.length > 512) return '/';
  if (!value.startsWith('/') || value.includes('\\') || hasControlCharacter(value)) return '/';
  if (!URL.canParse(value, BASE)) return '/';
  const url = new URL(value, BASE);
  if (url.origin !== BASE || url.pathname.startsWith('//')) return '/';
  if (/^\/(api|connexion)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}

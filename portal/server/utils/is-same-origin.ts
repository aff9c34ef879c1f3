interface Source {
  site?: string;
  origin?: string;
  host: string;
}

/** Whether a request was sent by a page of this very origin; unsure is no. */
export function isSameOrigin({ site, origin, host }: Source): boolean {
  if (site) return site === 'same-origin';
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

export interface Claims {
  /** End of the session, seconds since 1970. */
  exp: number;
  /** When it was opened or last renewed, seconds since 1970. */
  iat: number;
  /** Staff: they may open the internal app. */
  isStaff: boolean;
}

/**
 * Reads what Directus wrote into its own token. It comes straight from Directus, over our own
 * connection, so its signature is not checked again; Directus checks it on every request.
 */
export function readClaims(token: string): Claims {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  const claims: unknown = JSON.parse(payload);
  if (typeof claims !== 'object' || claims === null) throw new Error('Not a token of Directus');
  const seconds = (name: string): number => {
    const value: unknown = Reflect.get(claims, name);
    if (typeof value !== 'number') throw new Error(`The token of Directus has no ${name}`);
    return value;
  };
  const isTrue = (name: string) => Reflect.get(claims, name) !== false;
  return {
    exp: seconds('exp'),
    iat: seconds('iat'),
    isStaff: isTrue('app_access') || isTrue('admin_access'),
  };
}

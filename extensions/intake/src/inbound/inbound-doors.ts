/**
 * The addresses outside of Directus' own API, answered before its middleware. Nobody signs in there:
 * the secret in the address lets in, the signature of the provider proves (`receive.ts`).
 */
export const inboundDoors = [
  { method: 'GET', path: '/inbound/:key/:token', who: 'everybody', answer: 'file' },
  { method: 'POST', path: '/inbound/:key/:token', who: 'everybody', answer: 'file' },
] as const;

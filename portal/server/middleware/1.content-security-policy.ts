import { randomBytes } from 'node:crypto';

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Attributes only: the width of a progress bar, positions computed by the components.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** A fresh nonce per request; the render plugin writes it on the page's own scripts and styles. */
export default defineEventHandler((event) => {
  const nonce = randomBytes(16).toString('base64');
  event.context.nonce = nonce;
  setResponseHeader(event, 'content-security-policy', policy(nonce));
});

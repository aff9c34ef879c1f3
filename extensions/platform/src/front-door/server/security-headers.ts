import type { HttpResponse, Middleware } from '@ia/directus-kit';

/** Of what a browser runs when it opens it in place: our own pages aside, it is taken as a file. */
const ACTIVE =
  /^(?:text\/(?:html|xml|javascript)|application\/(?:xhtml\+xml|xml|javascript)|image\/svg\+xml)\b/i;
const FILES = /^\/(?:assets|files)\//i;

const HSTS = 'max-age=31536000; includeSubDomains';

/** What every answer says, whoever wrote it; `isSecure`: people come by https. */
export function securityHeaders({ isSecure }: { readonly isSecure: boolean }): Middleware {
  return (request, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
    if (isSecure) response.setHeader('Strict-Transport-Security', HSTS);
    const isFile = FILES.test(request.path);
    beforeHeaders(response, () => {
      response.removeHeader('X-Powered-By');
      if (isFile && ACTIVE.test(String(response.getHeader('Content-Type') ?? '')))
        offerAsDownload(response);
    });
    next();
  };
}

/** An uploaded page or drawing would otherwise run under our own name. */
function offerAsDownload(response: HttpResponse): void {
  const said = String(response.getHeader('Content-Disposition') ?? '');
  const isDownload = /^\s*attachment\b/i.test(said);
  const name = said.replace(/^\s*inline\s*;?\s*/i, '').trim();
  if (!isDownload)
    response.setHeader('Content-Disposition', name ? `attachment; ${name}` : 'attachment');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
}

/** Node sends the headers from `writeHead`, called by itself when nobody does. */
function beforeHeaders(response: HttpResponse, work: () => void): void {
  const write = response.writeHead;
  response.writeHead = (...head) => {
    response.writeHead = write;
    work();
    return write.apply(response, head);
  };
}

import { DomainError } from '@ia/core';
import type { ExtensionContext, HttpRequest, Router } from '@ia/directus-kit';
import { answering } from '@ia/directus-kit';
import { z } from 'zod';
import { mailListPage } from './mail-page.ts';

const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const LOCAL_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Mails of the demo, readable on the machine itself only: they hold working sign-in links. */
export function addMailRoutes(router: Router, { database }: ExtensionContext): void {
  router.get(
    '/mails',
    answering(async (request, response) => {
      requireThisMachine(request);
      const mails = await database('platform.mails')
        .where({ status: 'shown' })
        .orderBy('created_at', 'desc')
        .limit(100)
        .select('id', 'recipient', 'subject', 'settled_at');
      response
        .set('Content-Type', 'text/html; charset=utf-8')
        .set('Cache-Control', 'no-store')
        .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
        .send(mailListPage(mails));
    }),
  );

  router.get(
    '/mails/:id',
    answering(async (request, response) => {
      requireThisMachine(request);
      const id = z.uuid().safeParse(request.params.id);
      const mail = id.success
        ? await database('platform.mails').where({ id: id.data, status: 'shown' }).first('html')
        : undefined;
      if (!mail?.html) throw new DomainError('NOT_FOUND');
      response
        .set('Content-Type', 'text/html; charset=utf-8')
        .set('Cache-Control', 'no-store')
        .set('Referrer-Policy', 'no-referrer')
        .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
        .send(mail.html);
    }),
  );
}

/** The Host header too: a page elsewhere may point a name of its own at 127.0.0.1. */
function requireThisMachine(request: HttpRequest): void {
  const host = String(request.headers.host ?? '').replace(/:\d+$/, '');
  const isForwarded = request.headers['x-forwarded-for'] !== undefined;
  const isLocal =
    LOOPBACK.includes(request.socket.remoteAddress ?? '') && LOCAL_NAMES.includes(host);
  if (!isLocal || isForwarded) throw new DomainError('NOT_FOUND');
}

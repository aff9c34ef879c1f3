import { DomainError } from '@ia/core';
import type { HttpRequest, HttpResponse } from '@ia/directus-kit';
import { type Route, route } from '@ia/directus-kit/http/route';
import { everybody, type Visitor, type Who } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import { mailListPage } from './server/mail-page.ts';
import { listShown, loadShown } from './server/store/mails.ts';

const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const LOCAL_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** The Host header too: a page elsewhere may point a name of its own at 127.0.0.1. */
const whoIsHere: Who<Visitor> = {
  name: 'everybody on this machine',
  ask: (request, context) => {
    requireThisMachine(request);
    return everybody.ask(request, context);
  },
};

/** Mails of the demo, readable on the machine itself only: they hold working sign-in links. */
export const mailRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/mails', who: whoIsHere, answer: 'file' },
    async ({ database, response }) => {
      const mails = await listShown(database);
      sendPage(response, mailListPage(mails));
    },
  ),
  route(
    {
      method: 'GET',
      path: '/mails/:id',
      who: whoIsHere,
      params: z.object({ id: z.string() }),
      answer: 'file',
    },
    async ({ database, response, params }) => {
      const id = z.uuid().safeParse(params.id);
      const html = id.success ? await loadShown(database, id.data) : undefined;
      if (!html) throw new DomainError('NOT_FOUND');
      sendPage(response.set('Referrer-Policy', 'no-referrer'), html);
    },
  ),
];

function sendPage(response: HttpResponse, html: string): void {
  response
    .set('Content-Type', 'text/html; charset=utf-8')
    .set('Cache-Control', 'no-store')
    .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(html);
}

function requireThisMachine(request: HttpRequest): void {
  const host = String(request.headers.host ?? '').replace(/:\d+$/, '');
  const isForwarded = request.headers['x-forwarded-for'] !== undefined;
  const isLocal =
    LOOPBACK.includes(request.socket.remoteAddress ?? '') && LOCAL_NAMES.includes(host);
  if (!isLocal || isForwarded) throw new DomainError('NOT_FOUND');
}

import { DomainError, type ErrorCode, isDomainError, messageFor, statusOf } from '@ia/core';
import {
  type ExtensionContext,
  type HttpRequest,
  type HttpResponse,
  localeOfHeader,
  type Middleware,
} from '@ia/directus-kit';
import { countRefusal } from '@ia/records/sources/inbound-gates';
import { type Gate, SourceGates } from '@ia/records/sources/source-gates';
import { challengeAnswer } from './challenge-answer.ts';
import { identifyDelivery, typeOf } from './identify-delivery.ts';
import type { InboundEnv } from './inbound-env.ts';
import { IntakeLimits } from './intake-limits.ts';
import { keptHeaders } from './kept-headers.ts';
import { maxBytesOf, readRaw } from './read-raw.ts';
import { DeliveryStore } from './store/store-deliveries.ts';
import { verifyDelivery } from './verify-delivery.ts';

const ADDRESS = /^\/inbound\/([a-z0-9][a-z0-9-]{1,63})\/([\w-]{16,128})\/?$/;

type Incoming = HttpRequest & AsyncIterable<Uint8Array>;

/**
 * `/inbound/<source>/<token>`, mounted before Directus' own middleware: no session, no parsed body.
 * Proven, stored, answered; everything else is the work of a job.
 */
export function receiveDeliveries(
  { database, logger }: Pick<ExtensionContext, 'database' | 'logger'>,
  env: InboundEnv,
): Middleware {
  const gates = new SourceGates(database, env.filesKey);
  const store = new DeliveryStore(database);
  const limits = new IntakeLimits(env.perMinute);

  async function open(request: HttpRequest, address: RegExpExecArray): Promise<Gate> {
    const [, key = '', token = ''] = address;
    await limits.assertWelcome(addressOf(request));
    const gate = await gates.find(key, token, { fresh: request.method !== 'POST' });
    if (!gate || gate.kind === 'mail_imap') throw new DomainError('NOT_FOUND');
    return gate;
  }

  async function take(request: Incoming, gate: Gate): Promise<void> {
    await limits.countDelivery(gate.id);
    const { headers } = request;
    const body = await readRaw(request, maxBytesOf(gate.kind, typeOf(headers)));
    if (body.length === 0) throw new DomainError('VALUE_REQUIRED', { field: 'body' });
    const now = new Date();
    verifyDelivery(gate, { headers, body }, now);
    const identity = await identifyDelivery(gate, { headers, body }, now);
    const stored = await store.store({
      ...identity,
      source: gate.id,
      tokenHash: gate.tokenHash,
      contentType: typeOf(headers),
      headers: keptHeaders(headers),
      body,
    });
    if (stored === 'closed') throw new DomainError('NOT_FOUND');
  }

  async function refuse(request: HttpRequest, gate: Gate | null, code: ErrorCode) {
    const from = addressOf(request);
    if (code !== 'INBOUND_BUSY') await limits.countRefusal(from);
    logger.warn(`Inbound delivery refused: ${code}, source ${gate?.id ?? 'unknown'}, from ${from}`);
    if (gate) await countRefusal(database, gate.id, code);
  }

  return async (request, response, next) => {
    if (!request.path.startsWith('/inbound/')) return next();
    let gate: Gate | null = null;
    try {
      const address = ADDRESS.exec(request.path);
      if (!address) throw new DomainError('NOT_FOUND');
      gate = await open(request, address);
      if (request.method === 'POST') {
        if (!isStream(request)) throw new DomainError('INTERNAL');
        await take(request, gate);
        sendJson(response, 200, '{"data":{"status":"received"}}');
      } else {
        const answer = challengeAnswer(request, gate);
        if (typeof answer === 'string') sendText(response, answer);
        else sendJson(response, 200, JSON.stringify(answer));
      }
    } catch (error) {
      const refusal = isDomainError(error) ? error : new DomainError('INTERNAL');
      if (refusal !== error) logger.error(error, 'An inbound delivery could not be stored.');
      else await refuse(request, gate, refusal.code);
      sendRefusal(request, response, refusal);
    }
  };
}

/** Express hands over Node's own request, which is read as it arrives. */
function isStream(request: HttpRequest): request is Incoming {
  return Symbol.asyncIterator in request;
}

function addressOf({ ip, socket }: HttpRequest): string {
  return ip ?? socket.remoteAddress ?? 'unknown';
}

function sendRefusal(request: HttpRequest, response: HttpResponse, refusal: DomainError): void {
  if (response.headersSent) return;
  const locale = localeOfHeader(request.headers['accept-language']);
  const message = messageFor(refusal.code, refusal.details, locale);
  if (refusal.code === 'INBOUND_BUSY') response.set('Retry-After', '60');
  // The rest of what was sent is not read.
  response.set('Connection', 'close');
  const body = { errors: [{ message, extensions: { code: refusal.code } }] };
  sendJson(response, statusOf(refusal.code), JSON.stringify(body));
}

function sendJson(response: HttpResponse, status: number, text: string): void {
  response.status(status).set('Content-Type', 'application/json; charset=utf-8');
  response.set('Cache-Control', 'no-store');
  response.end(text);
}

function sendText(response: HttpResponse, text: string): void {
  response.status(200).set('Content-Type', 'text/plain; charset=utf-8');
  response.set('Cache-Control', 'no-store').set('X-Content-Type-Options', 'nosniff');
  response.end(text);
}

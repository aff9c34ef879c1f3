import type { Headers } from './verify-delivery.ts';

/** What proves a delivery or says how to read it; nothing of who passed it on. */
const KEPT = [
  'content-type',
  'content-encoding',
  'user-agent',
  'idempotency-key',
  'calendly-webhook-signature',
  'x-li-signature',
  'x-signature',
  'x-hub-signature-256',
];

const MAX = 1000;

export function keptHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = headers[name];
    if (value !== undefined) kept[name] = String(value).replaceAll('\u0000', '').slice(0, MAX);
  }
  return kept;
}

import { messageFor } from '@ia/core';
import { instantText } from '@ia/core/time/instant-text';
import { requestLocale } from '@ia/directus-kit/http/request-locale';
import type { EventDetail, InboundEvent, InboundSource } from '../contract.ts';
import type { EventRow, KeptEvent, SourceSummary } from './store/lists.ts';

const SHOWN = 200_000;

/** A source as the screens see it. */
export function presentSource(source: SourceSummary): InboundSource {
  return { ...source, last_received_at: instantText(source.last_received_at) };
}

/** A delivery as the screens see it. */
export function presentEvent({ error_details, ...event }: EventRow): InboundEvent {
  const { received_at, processed_at, error_code } = event;
  return {
    ...event,
    // What was kept before its details were is in French alone.
    error_message:
      error_code && error_details
        ? messageFor(error_code, error_details, requestLocale())
        : event.error_message,
    received_at: instantText(received_at),
    processed_at: instantText(processed_at),
  };
}

/** A delivery with its raw body as text; what is cut off is told. */
export function presentKept({ body, headers, dedupe_key, ...event }: KeptEvent): EventDetail {
  const bytes = body ?? Buffer.alloc(0);
  return {
    ...presentEvent(event),
    dedupe_key,
    headers,
    body: bytes.subarray(0, SHOWN).toString('utf8'),
    is_cut: bytes.length > SHOWN,
  };
}

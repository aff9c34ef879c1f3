import type { Answer } from '@ia/core/contracts/answer';
import { z } from 'zod/mini';

export const eventStatuses = ['failed', 'pending', 'done'] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** What became of an event at one of those it is for. */
const delivery = z.object({
  target: z.string(),
  status: z.enum(['done', 'retrying', 'failed']),
  attempts: z.int(),
  /** HTTP status, when it was a service outside that answered. */
  response_code: z.nullable(z.int()),
  excerpt: z.nullable(z.string()),
  tried_at: z.string(),
});

const outgoingEvent = z.object({
  id: z.string(),
  type: z.string(),
  occurred_at: z.string(),
  subject_collection: z.string(),
  subject: z.string(),
  status: z.enum(eventStatuses),
  last_error: z.nullable(z.string()),
  deliveries: z.array(delivery),
});

export const outgoingPage = z.object({
  events: z.array(outgoingEvent),
  /** By state, up to `countedTo`. */
  counts: z.object({ failed: z.int(), pending: z.int(), done: z.int() }),
});

export const replayedAnswer = z.object({ replayed: z.int() });

export type OutgoingEvent = Answer<typeof outgoingEvent>;
export type OutgoingDelivery = OutgoingEvent['deliveries'][number];

/** Events are counted no further, and no page lies beyond. */
export const countedTo = 10_000;
/** Failed events that go again at one click. */
export const mostReplayed = 500;

import { z } from 'zod';

const text = z.string().nullish();

/** The part of Calendly's webhook that is used (developer.calendly.com, API v2, webhook payload). */
const webhook = z.object({
  event: z.string(),
  created_at: z.iso.datetime({ offset: true }).nullish(),
  payload: z.object({
    uri: z.string().min(1).max(500),
    email: z.string(),
    name: text,
    first_name: text,
    last_name: text,
    text_reminder_number: text,
    rescheduled: z.boolean().default(false),
    old_invitee: text,
    new_invitee: text,
    cancel_url: text,
    reschedule_url: text,
    cancellation: z.object({ reason: text, canceled_by: text }).nullish(),
    questions_and_answers: z
      .array(z.object({ question: z.string(), answer: z.string() }))
      .default([]),
    tracking: z.record(z.string(), z.unknown()).nullish(),
    /** The routing form that was filled in before. */
    routing_form_submission: text,
    scheduled_event: z.object({
      name: text,
      start_time: z.iso.datetime({ offset: true }),
      end_time: z.iso.datetime({ offset: true }).nullish().catch(null),
      location: z
        .object({ type: text, location: z.unknown().optional(), join_url: text })
        .nullish(),
      /** Who holds it; the first is the host of a meeting with one. */
      event_memberships: z.array(z.object({ user_email: text, user_name: text })).default([]),
    }),
  }),
});

export type CalendlyInvitee = z.output<typeof webhook>['payload'];

export interface CalendlyEvent {
  readonly event: string;
  /** When it was told, which is not the order it is delivered in. */
  readonly toldAt: Date | null;
  readonly invitee: CalendlyInvitee;
}

/** @returns null when it is not what Calendly documents */
export function readCalendlyEvent(value: unknown): CalendlyEvent | null {
  const parsed = webhook.safeParse(value);
  if (!parsed.success) return null;
  const { event, created_at, payload } = parsed.data;
  return { event, toldAt: created_at ? new Date(created_at) : null, invitee: payload };
}

/** A routing form that was filled in, with a booking or without (`routing_form_submission.created`). */
const routing = z.object({
  payload: z.object({
    uri: z.string().min(1).max(500),
    routing_form: z.string().min(1),
    questions_and_answers: z
      .array(z.object({ question: z.string(), answer: z.unknown() }))
      .default([]),
    tracking: z.record(z.string(), z.unknown()).nullish(),
    /** The booking it led to. */
    submitter: text,
    created_at: z.iso.datetime({ offset: true }).nullish(),
  }),
});

export type CalendlyRouting = z.output<typeof routing>['payload'];

/** @returns null when it is not what Calendly documents */
export function readCalendlyRouting(value: unknown): CalendlyRouting | null {
  return routing.safeParse(value).data?.payload ?? null;
}

import { answerTargets } from '@ia/core/acquisition/answer-targets';
import { inboundStatuses, sourceKinds } from '@ia/core/acquisition/source-kinds';
import type { Answer } from '@ia/core/contracts/answer';
import * as z from 'zod/mini';

const count = z.int();
/** ISO 8601, UTC. */
const instant = z.string();

// Bodies

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(255));
/** Of its kind: the hook of the collection reads them. */
const settings = z.record(z.string(), z.unknown());
const secret = z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(4000))));
/** A secret that is not told stays; null takes it away. */
const secrets = z.strictObject({
  signing_secret: secret,
  access_token: secret,
  password: secret,
  verify_token: secret,
  refresh_token: secret,
});

export const newSourceBody = z.strictObject({
  name,
  key: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,63}$/)),
  kind: z.enum(sourceKinds),
  owner: z.nullish(z.uuid()),
  settings: z._default(settings, {}),
  secrets: z._default(secrets, {}),
});
export type NewSourceBody = Answer<typeof newSourceBody>;

export const changedSourceBody = z.strictObject({
  name: z.optional(name),
  owner: z.nullish(z.uuid()),
  is_active: z.optional(z.boolean()),
  settings: z.optional(settings),
  secrets: z.optional(secrets),
});
export type ChangedSourceBody = Answer<typeof changedSourceBody>;

/** A day is enough to change an address everywhere it was given. */
export const rotationBody = z.strictObject({
  grace_minutes: z._default(z.int().check(z.minimum(0), z.maximum(1440)), 0),
});

/** The whole of it goes through Directus' own limit of a megabyte. */
const MAX_BODY = 700_000;

export const triedBody = z
  .strictObject({
    /** As they were sent, a line of each (`content-type: application/json`). */
    headers: z._default(z.string().check(z.maxLength(10_000)), ''),
    body: z.optional(z.string().check(z.maxLength(MAX_BODY))),
    body_base64: z.optional(z.base64().check(z.maxLength(MAX_BODY))),
  })
  .check(
    z.refine(({ body, body_base64 }) => Boolean(body) !== Boolean(body_base64), {
      path: ['body'],
    }),
  );
export type TriedBody = Answer<typeof triedBody>;

/** Those of one source; else those of all. */
export const replayBody = z.strictObject({ source: z.optional(z.uuid()) });

// Answers

/** How many deliveries are in each state; none is left out. */
const counts = z.partialRecord(z.enum(inboundStatuses), count);

const inboundSource = z.object({
  id: z.string(),
  name: z.string(),
  key: z.string(),
  kind: z.enum(sourceKinds),
  is_active: z.boolean(),
  owner: z.nullable(z.string()),
  owner_name: z.nullable(z.string()),
  settings: z.nullable(settings),
  has_secrets: z.boolean(),
  counts,
  last_received_at: z.nullable(instant),
  /** Refused deliveries of the last seven days, by reason. */
  refusals: z.record(z.string(), count),
});
export type InboundSource = Answer<typeof inboundSource>;
export const inboundSources = z.array(inboundSource);

/** The address of a source, told when it is made and never again. */
export const openedAddress = z.object({ id: z.string(), url: z.string() });
export type OpenedAddress = Answer<typeof openedAddress>;

export const changedSource = z.object({ id: z.string() });

const event = {
  id: z.string(),
  status: z.enum(inboundStatuses),
  event_type: z.string(),
  received_at: instant,
  processed_at: z.nullable(instant),
  attempts: count,
  error_code: z.nullable(z.string()),
  error_message: z.nullable(z.string()),
  body_size: count,
  lead: z.nullable(z.string()),
  contact: z.nullable(z.string()),
  deal: z.nullable(z.string()),
  activity: z.nullable(z.string()),
  source: z.string(),
  source_name: z.string(),
  source_kind: z.enum(sourceKinds),
  /** Who sent it and what it says it is about, once something came of it. */
  sender: z.nullable(z.string()),
  subject: z.nullable(z.string()),
};
const inboundEvent = z.object(event);
export type InboundEvent = Answer<typeof inboundEvent>;

/** One page of deliveries, and how many there are by state. */
export const eventsPage = z.object({ events: z.array(inboundEvent), counts });
export type EventsPage = Answer<typeof eventsPage>;

/** A delivery with its raw body as text; null headers: the body is kept no more. */
export const eventDetail = z.object({
  ...event,
  dedupe_key: z.string(),
  body: z.string(),
  is_cut: z.boolean(),
  headers: z.nullable(z.record(z.string(), z.string())),
});
export type EventDetail = Answer<typeof eventDetail>;

export const replayed = z.object({ replayed: count });

const triedRecord = z.object({
  kind: z.enum(['lead', 'contact']),
  /** Of somebody who is known already; null for a new lead. */
  known: z.nullable(z.string()),
  fields: z.looseObject({ attributes: z.nullish(z.record(z.string(), z.unknown())) }),
  owner: z.nullable(z.string()),
  activity: z.nullable(z.object({ subject: z.string(), body: z.nullable(z.string()) })),
});
export type TriedRecord = Answer<typeof triedRecord>;

const assignedAnswer = z.object({
  question: z.string(),
  answer: z.string(),
  /** Null: kept among the other answers. */
  target: z.nullable(z.enum(answerTargets)),
  /** By the settings of the source, its wording, its type in the form; or what speaks against it. */
  because: z.enum(['mapping', 'name', 'type', 'unknown', 'second', 'other_thing']),
});

/** What a delivery would lead to, were it to come now. */
export const triedDelivery = z.object({
  /** Null when nothing would come of it, `reason` saying why. */
  record: z.nullable(triedRecord),
  reason: z.nullable(z.object({ code: z.string(), message: z.string() })),
  /** The form tool it was recognised by. */
  tool: z.nullable(z.string()),
  /** What was made of each answer, of a form. */
  answers: z.array(assignedAnswer),
});
export type TriedDelivery = Answer<typeof triedDelivery>;

// What the leads answer

const owner = z.object({ id: z.string(), name: z.string() });
export type Owner = Answer<typeof owner>;
export const owners = z.array(owner);

import type { Answer } from '@ia/core/contracts/answer';
import {
  reminderChannels,
  reminderReasons,
  reminderStatuses,
  reminderTriggers,
} from '@ia/core/reminders/reminder-words';
import * as z from 'zod/mini';

const channel = z.enum(reminderChannels);
const reason = z.nullable(z.enum(reminderReasons));
const text = z.nullable(z.string());

/** A step of a sequence at work on somebody; what hangs on it is null where the reader may not see it. */
const reminder = z.object({
  id: z.string(),
  enrolment: z.string(),
  position: z.number(),
  channel,
  status: z.enum(reminderStatuses),
  reason,
  note: text,
  /** ISO instants. */
  due_at: z.string(),
  sent_at: text,
  settled_at: text,
  sequence: z.nullable(
    z.object({
      id: z.string(),
      name: z.string(),
      is_active: z.boolean(),
      steps: z.array(z.object({ position: z.number() })),
    }),
  ),
  step: z.nullable(z.object({ subject: text })),
  activity: z.nullable(z.object({ subject: text })),
});

/** `GET /reminders`: the latest first, and the sequences that may begin. */
export const reminderList = z.object({
  reminders: z.array(reminder),
  sequences: z.array(
    z.object({ id: z.string(), name: z.string(), trigger: z.enum(reminderTriggers) }),
  ),
  may_change: z.boolean(),
  has_more: z.boolean(),
});

const previewedStep = z.object({
  position: z.number(),
  channel,
  /** ISO instant, if everything before leaves when it is due. */
  due_at: z.string(),
  subject: z.string(),
  body: z.string(),
  /** Why it would be left out, as things stand. */
  skipped: reason,
});

/** `POST /reminders/preview`: what a sequence would send, and when. */
export const preview = z.object({
  sequence: z.object({ id: z.string(), name: z.string() }),
  sender: z.string(),
  recipient: text,
  /** Why it cannot begin. */
  stop: reason,
  steps: z.array(previewedStep),
});

/** `POST /reminders` */
export const begun = z.object({ enrolment: z.string(), reminder: z.string() });
/** `POST /reminders/:enrolment/stop` */
export const stopped = z.object({ enrolment: z.string() });
/** `POST /reminders/:id/settle` */
export const settled = z.object({ id: z.string(), enrolment: z.string() });

export const startBody = z.strictObject({
  sequence: z.uuid(),
  lead: z.optional(z.uuid()),
  deal: z.optional(z.uuid()),
});
export const stopBody = z.strictObject({
  note: z.nullish(z.string().check(z.trim(), z.maxLength(1000))),
});
export const settleBody = z.strictObject({ outcome: z.enum(['sent', 'again']) });

export type Reminder = Answer<typeof reminder>;
export type ReminderList = Answer<typeof reminderList>;
export type Preview = Answer<typeof preview>;
export type PreviewedStep = Answer<typeof previewedStep>;
export type Begun = Answer<typeof begun>;
export type SettleBody = Answer<typeof settleBody>;

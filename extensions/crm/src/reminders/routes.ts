import { DomainError } from '@ia/core';
import { answering, type ExtensionContext, type HttpRequest, type Router } from '@ia/directus-kit';
import { readBody } from '@ia/directus-kit/http/read-body';
import { z } from 'zod';
import { enrol } from './server/enrol.ts';
import { type Listed, listReminders } from './server/list-reminders.ts';
import { preview } from './server/preview.ts';
import { reminderAsker } from './server/reminder-asker.ts';
import { settleUncertain } from './server/settle-uncertain.ts';
import { stopByHand } from './server/stop-by-hand.ts';
import type { Subject } from './server/store/reminder-subjects.ts';
import {
  findByEnrolment,
  findReminder,
  type Reminder,
  subjectOf,
} from './server/store/reminders.ts';

const target = { lead: z.uuid().optional(), deal: z.uuid().optional() };
const startBody = z.strictObject({ sequence: z.uuid(), ...target });
const stopBody = z.strictObject({ note: z.string().trim().max(1000).nullish() });
const settleBody = z.strictObject({ outcome: z.enum(['sent', 'again']) });
const listQuery = z.object({
  ...target,
  contact: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** Sequences at work on a lead or a deal: shown beforehand, begun, stopped, told. */
export function addReminderRoutes(router: Router, context: ExtensionContext): void {
  const { database } = context;

  router.get(
    '/reminders',
    answering(async (request, response) => {
      const asked = listedOf(readBody(listQuery, request.query));
      response.set('Cache-Control', 'no-store');
      response.json({ data: await listReminders(request, context, asked) });
    }),
  );

  router.post(
    '/reminders/preview',
    answering(async (request, response) => {
      const { sequence, ...wish } = readBody(startBody, request.body);
      const subject = subjectIn(wish);
      await reminderAsker(request, context, subject);
      response.json({ data: await preview(database, { sequence, subject, now: new Date() }) });
    }),
  );

  router.post(
    '/reminders',
    answering(async (request, response) => {
      const { sequence, ...wish } = readBody(startBody, request.body);
      const subject = subjectIn(wish);
      const accountability = await reminderAsker(request, context, subject);
      const begun = await enrol(database, { sequence, subject, accountability, now: new Date() });
      response.status(201).json({ data: begun });
    }),
  );

  router.post(
    '/reminders/:enrolment/stop',
    answering(async (request, response) => {
      const { reminder, accountability } = await ownEnrolment(request, context);
      const { note } = readBody(stopBody, request.body ?? {});
      const stop = { note: note || null, accountability, now: new Date() };
      await stopByHand(database, reminder, stop);
      response.json({ data: { enrolment: reminder.enrolment } });
    }),
  );

  router.post(
    '/reminders/:id/settle',
    answering(async (request, response) => {
      const { id, enrolment } = await settleRoute(request, context);
      response.json({ data: { id, enrolment } });
    }),
  );
}

/** One step a person looked into. @throws FORBIDDEN alike for none and for one out of reach */
async function settleRoute(request: HttpRequest, context: ExtensionContext): Promise<Reminder> {
  const id = z.uuid().safeParse(request.params.id);
  const reminder = id.success ? await findReminder(context.database, id.data) : null;
  if (!reminder) throw new DomainError('FORBIDDEN');
  const accountability = await reminderAsker(request, context, subjectOf(reminder));
  const { outcome } = readBody(settleBody, request.body);
  await settleUncertain(context, reminder, { outcome, accountability, now: new Date() });
  return reminder;
}

/** One that does not exist and one out of reach are told alike. @throws FORBIDDEN */
async function ownEnrolment(request: HttpRequest, context: ExtensionContext) {
  const enrolment = z.uuid().safeParse(request.params.enrolment);
  const reminder = enrolment.success
    ? await findByEnrolment(context.database, enrolment.data)
    : null;
  if (!reminder) throw new DomainError('FORBIDDEN');
  return { reminder, accountability: await reminderAsker(request, context, subjectOf(reminder)) };
}

type Wish = { readonly lead?: string | undefined; readonly deal?: string | undefined };

/** @throws VALUE_REQUIRED for neither, VALUE_INVALID for both */
function subjectIn({ lead, deal }: Wish): Subject {
  if (lead && deal) throw new DomainError('VALUE_INVALID', { field: 'deal' });
  if (lead) return { of: 'lead', id: lead };
  if (deal) return { of: 'deal', id: deal };
  throw new DomainError('VALUE_REQUIRED', { field: 'deal' });
}

function listedOf({ contact, page, ...wish }: z.output<typeof listQuery>): Listed {
  return contact ? { of: 'contact', id: contact, page } : { ...subjectIn(wish), page };
}

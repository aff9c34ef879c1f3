import { DomainError } from '@ia/core';
import { auditedRoute, type Route, route } from '@ia/directus-kit/http/route';
import { byHiddenId } from '@ia/directus-kit/http/shapes';
import { signedIn, whoMay } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import {
  begun,
  preview as previewAnswer,
  reminderList,
  settleBody,
  settled,
  startBody,
  stopBody,
  stopped,
} from './contract.ts';
import { assertMayFollow } from './server/assert-may-follow.ts';
import { enrol } from './server/enrol.ts';
import { type Listed, listReminders } from './server/list-reminders.ts';
import { preview } from './server/preview.ts';
import { settleUncertain } from './server/settle-uncertain.ts';
import { stopByHand } from './server/stop-by-hand.ts';
import type { Subject } from './server/store/reminder-subjects.ts';
import { findByEnrolment, findReminder, subjectOf } from './server/store/reminders.ts';

const listQuery = z.object({
  lead: z.uuid().optional(),
  deal: z.uuid().optional(),
  contact: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
/** Of which leads and deals, is asked of each. */
const follower = whoMay('update', 'leads', 'deals');
const byEnrolment = z.object({ enrolment: byHiddenId.shape.id });

/** Sequences at work on a lead or a deal: shown beforehand, begun, stopped, told. */
export const reminderRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/reminders', who: signedIn, query: listQuery, answer: reminderList },
    ({ context, asker, query }) => listReminders(asker, context, listedOf(query)),
  ),
  route(
    {
      method: 'POST',
      path: '/reminders/preview',
      who: follower,
      of: 'reminders',
      body: startBody,
      answer: previewAnswer,
    },
    async ({ context, asker, body: { sequence, ...wish }, now }) => {
      const subject = subjectIn(wish);
      await assertMayFollow(asker, subject);
      return preview(context.database, { sequence, subject, now });
    },
  ),
  route(
    {
      method: 'POST',
      path: '/reminders',
      who: follower,
      body: startBody,
      answer: begun,
      of: 'reminders',
      status: 201,
    },
    async ({ context, asker, body: { sequence, ...wish }, now }) => {
      const subject = subjectIn(wish);
      await assertMayFollow(asker, subject);
      const { accountability } = asker;
      return enrol(context.database, { sequence, subject, accountability, now });
    },
  ),
  // One that does not exist and one out of reach are told alike.
  route(
    {
      method: 'POST',
      path: '/reminders/:enrolment/stop',
      who: follower,
      params: byEnrolment,
      body: stopBody,
      answer: stopped,
      of: 'reminders',
    },
    async ({ context, asker, params, body, now }) => {
      const reminder = await findByEnrolment(context.database, params.enrolment);
      if (!reminder) throw new DomainError('FORBIDDEN');
      await assertMayFollow(asker, subjectOf(reminder));
      const { accountability } = asker;
      await stopByHand(context.database, reminder, {
        note: body.note || null,
        accountability,
        now,
      });
      return params;
    },
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/reminders/:id/settle',
      who: follower,
      params: byHiddenId,
      body: settleBody,
      answer: settled,
      of: 'reminders',
      audit: { action: 'reminder.settled', collection: 'reminders' },
    },
    async ({ unit, asker, params, body, now, audit }) => {
      const reminder = await findReminder(unit.trx, params.id);
      if (!reminder) throw new DomainError('FORBIDDEN');
      await assertMayFollow(asker, subjectOf(reminder));
      await settleUncertain(unit, reminder, { ...body, now });
      audit({ subject: reminder.id, data: body });
      return { id: reminder.id, enrolment: reminder.enrolment };
    },
  ),
];

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

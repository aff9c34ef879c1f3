import { DomainError } from '@ia/core';
import { decideMeeting, type MeetingState } from '@ia/core/acquisition/decide-meeting';
import { type DraftInput, draftLead, type LeadDraft } from '@ia/core/acquisition/draft-lead';
import { flattenAnswers } from '@ia/core/acquisition/flatten-answers';
import { readSubmission } from '@ia/core/acquisition/read-submission';
import { filedText } from '@ia/core/messages/filed-words';
import { momentText } from '@ia/core/time/moment-text';
import type { Unit } from '@ia/directus-kit/writing/unit';
import {
  type CalendlyInvitee,
  readCalendlyEvent,
  readCalendlyRouting,
} from '@ia/providers/calendly/read-invitee';
import { commonSettings, settingsShape } from '@ia/records/sources/source-settings';
import { findConversation } from './find-conversation.ts';
import { giveToHost } from './give-to-host.ts';
import type { Handler } from './handler.ts';
import { readJson } from './read-form.ts';
import { addActivity, recordContact } from './record-contact.ts';
import {
  loadMeeting,
  lockBookings,
  type StoredBooking,
  saveBooking,
  saveMeetingActivity,
} from './store/calendly-bookings.ts';
import { findActivityLinks, type Links, type StoredDelivery } from './store/events.ts';
import { findFiledMail } from './store/filed-mails.ts';
import { findHost, type Host } from './store/hosts.ts';

const NO_SHOW: Readonly<Record<string, boolean>> = {
  'invitee_no_show.created': true,
  'invitee_no_show.deleted': false,
};
const HANDLED = ['invitee.created', 'invitee.canceled', ...Object.keys(NO_SHOW)];
const ROUTED = 'routing_form_submission.created';

/**
 * A meeting booked, moved or cancelled. Calendly delivers in no order, and moves by cancelling one
 * booking and making another: what is told is kept, and the meeting decided from all of it.
 */
export const handleCalendly: Handler = async (delivery) => {
  if (delivery.event_type === ROUTED) return handleRouting(delivery);
  const read = readCalendlyEvent(readJson(delivery.body));
  if (!HANDLED.includes(delivery.event_type)) {
    throw new DomainError('INBOUND_NOT_SUPPORTED', { hint: delivery.event_type });
  }
  if (!read) throw new DomainError('INBOUND_UNREADABLE', { hint: 'Calendly' });
  const { event, invitee, toldAt } = read;
  return async (unit) => {
    const { source } = delivery;
    await lockBookings(unit.trx, source);
    await saveBooking(unit.trx, {
      source,
      uri: invitee.uri,
      old_uri: invitee.old_invitee ?? null,
      new_uri: invitee.new_invitee ?? null,
      details: invitee,
      canceled: event === 'invitee.canceled',
      cancel_reason: invitee.cancellation?.reason ?? null,
      no_show: NO_SHOW[event] ?? null,
      told_at: toldAt ?? delivery.received_at,
    });
    const bookings = await loadMeeting(unit.trx, { source, uri: invitee.uri });
    return settleMeeting(unit, delivery, { bookings, invitee });
  };
};

interface Meeting {
  readonly bookings: readonly StoredBooking[];
  readonly invitee: CalendlyInvitee;
}

async function settleMeeting(
  unit: Unit,
  delivery: StoredDelivery,
  { bookings, invitee }: Meeting,
): Promise<Links> {
  const state = decideMeeting(bookings);
  const booking = bookings.find(({ uri }) => uri === state?.uri);
  if (!state || !booking) throw new DomainError('INBOUND_UNREADABLE', { hint: 'Calendly' });
  const current = readCalendlyEvent({ event: '', payload: booking.details })?.invitee ?? invitee;
  const known = bookings.find(({ activity }) => activity !== null)?.activity;
  const host = await findHost(unit.trx, current.scheduled_event.event_memberships);
  const links = known
    ? await findActivityLinks(unit.trx, known)
    : await bookMeeting(unit, delivery, { current, state, host });
  const { activity } = links;
  if (!activity) throw new DomainError('NOT_FOUND');
  const uris = bookings.map(({ uri }) => uri);
  await saveMeetingActivity(unit.trx, { source: delivery.source, uris, activity });
  const { status, starts_at } = state;
  // Moved, it may be another colleague's; told again, it stays with whoever was given it since.
  const isNew = booking.activity === null;
  if (isNew && host?.colleague) await giveToHost(unit, links, host.colleague);
  // A meeting is always booked before it is cancelled, in whatever order it is told.
  if (known || status !== 'planned') {
    const body = describe(current, { reason: booking.cancel_reason, host });
    const occurred_at = new Date(starts_at).toISOString();
    const owner = isNew && host?.colleague ? { owner: host.colleague } : {};
    const change = { status, occurred_at, body, ...owner };
    await unit.items('activities').updateOne(activity, change, unit.options);
  }
  return links;
}

interface NewMeeting {
  readonly current: CalendlyInvitee;
  readonly state: MeetingState;
  readonly host: Host | null;
}

async function bookMeeting(
  unit: Unit,
  delivery: StoredDelivery,
  { current, state, host }: NewMeeting,
): Promise<Links> {
  const { email, name, first_name, last_name, text_reminder_number, tracking } = current;
  const answers = flattenAnswers({
    email,
    ...(first_name && last_name ? { first_name, last_name } : { full_name: name }),
    phone: text_reminder_number,
    ...answersOf(current),
    tracking,
  });
  const lead = leadOf(delivery, { answers });
  const activity = {
    type: 'meeting',
    subject: [current.scheduled_event.name ?? filedText('meeting', 'fr'), name]
      .filter(Boolean)
      .join(' · '),
    body: describe(current, { reason: null, host }),
    occurred_at: new Date(state.starts_at),
    status: 'planned',
    external_id: keyOf(current.uri),
  } as const;
  // Who was qualified by a form first is whom the meeting is with, whatever they typed since.
  const routed = current.routing_form_submission;
  const place = routed ? (await findConversation(unit.trx, [keyOf(routed)], null))[0] : null;
  const owner = host?.colleague ?? null;
  return place
    ? addActivity(unit, { ...place, owner: owner ?? place.owner }, activity)
    : recordContact(unit, delivery, { lead, activity, owner });
}

const keyOf = (uri: string): string => `calendly:${uri}`.slice(0, 255);

/**
 * A routing form that was filled in: a lead with its answers, whether a booking follows or not; told
 * after the booking, it joins it.
 * @throws INBOUND_NOT_SUPPORTED, INBOUND_NO_IDENTITY
 */
function handleRouting(delivery: StoredDelivery): ReturnType<Handler> {
  const routing = readCalendlyRouting(readJson(delivery.body));
  if (!routing) throw new DomainError('INBOUND_NOT_SUPPORTED', { hint: delivery.event_type });
  const { uri, submitter, questions_and_answers: asked, tracking, created_at } = routing;
  const submission = readSubmission({ asked, tracking });
  const activity = {
    type: 'note',
    subject: filedText('routingForm', 'fr'),
    body: [...submission.answers].map(([question, answer]) => `${question} : ${answer}`).join('\n'),
    occurred_at: created_at ? new Date(created_at) : delivery.received_at,
    status: 'done',
    external_id: keyOf(uri),
  } as const;
  return Promise.resolve(async (unit) => {
    const filed = await findFiledMail(unit.trx, activity.external_id);
    if (filed) return filed;
    const booked = submitter
      ? (await findConversation(unit.trx, [keyOf(submitter)], null))[0]
      : null;
    if (booked) return addActivity(unit, booked, activity);
    const lead = leadOf(delivery, submission);
    return recordContact(unit, delivery, { lead, activity });
  });
}

function leadOf(delivery: StoredDelivery, told: Pick<DraftInput, 'answers' | 'told'>): LeadDraft {
  const settings = commonSettings(delivery.settings);
  const { fields = {} } = settingsShape('calendly')
    .loose()
    .parse(delivery.settings ?? {});
  return draftLead({
    ...told,
    mapping: fields,
    source: settings.source ?? delivery.source_name,
    channel: settings.channel ?? 'Calendly',
  });
}

function answersOf({ questions_and_answers }: CalendlyInvitee): Record<string, string> {
  return Object.fromEntries(
    questions_and_answers.map(({ question, answer }) => [question, answer]),
  );
}

interface Said {
  readonly reason: string | null;
  readonly host: Host | null;
}

function describe(invitee: CalendlyInvitee, { reason, host }: Said): string {
  const { location, end_time } = invitee.scheduled_event;
  const place = location?.join_url ?? location?.location;
  const lines = [
    filedText('invitee', 'fr', [invitee.name, invitee.email].filter(Boolean).join(', ')),
    typeof place === 'string' ? filedText('place', 'fr', place) : null,
    end_time ? filedText('end', 'fr', momentText(end_time, 'fr')) : null,
    host ? hostLine(host) : null,
    ...Object.entries(answersOf(invitee)).map(([question, answer]) => `${question} : ${answer}`),
    reason ? filedText('cancelled', 'fr', reason) : null,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

function hostLine({ name, email, colleague }: Host): string {
  const who = [name, email].filter(Boolean).join(', ');
  return filedText(colleague ? 'host' : 'unknownHost', 'fr', who);
}

import { DomainError } from '@ia/core';
import { decideMeeting, type MeetingState } from '@ia/core/acquisition/decide-meeting';
import { draftLead } from '@ia/core/acquisition/draft-lead';
import { flattenAnswers } from '@ia/core/acquisition/flatten-answers';
import type { Unit } from '@ia/directus-kit/writing/unit';
import { type CalendlyInvitee, readCalendlyEvent } from '@ia/providers/calendly/read-invitee';
import { commonSettings } from '@ia/records/sources/source-settings';
import type { Handler } from './handler.ts';
import { readJson } from './read-form.ts';
import { recordContact } from './record-contact.ts';
import {
  loadMeeting,
  lockBookings,
  type StoredBooking,
  saveBooking,
  saveMeetingActivity,
} from './store/calendly-bookings.ts';
import { findActivityLinks, type Links, type StoredDelivery } from './store/events.ts';

const HANDLED = ['invitee.created', 'invitee.canceled'];

/**
 * A meeting booked, moved or cancelled. Calendly delivers in no order, and moves by cancelling one
 * booking and making another: what is told is kept, and the meeting decided from all of it.
 */
export const handleCalendly: Handler = async (delivery) => {
  const read = readCalendlyEvent(readJson(delivery.body));
  if (!HANDLED.includes(delivery.event_type)) {
    throw new DomainError('INBOUND_NOT_SUPPORTED', { hint: delivery.event_type });
  }
  if (!read) throw new DomainError('INBOUND_UNREADABLE', { hint: 'Calendly' });
  const { event, invitee } = read;
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
  const links = known
    ? await findActivityLinks(unit.trx, known)
    : await bookMeeting(unit, delivery, { current, state });
  const { activity } = links;
  if (!activity) throw new DomainError('NOT_FOUND');
  const uris = bookings.map(({ uri }) => uri);
  await saveMeetingActivity(unit.trx, { source: delivery.source, uris, activity });
  const { status, starts_at } = state;
  // A meeting is always booked before it is cancelled, in whatever order it is told.
  if (known || status === 'cancelled') {
    const body = describe(current, booking.cancel_reason);
    const occurred_at = new Date(starts_at).toISOString();
    await unit.items('activities').updateOne(activity, { status, occurred_at, body }, unit.options);
  }
  return links;
}

interface NewMeeting {
  readonly current: CalendlyInvitee;
  readonly state: MeetingState;
}

function bookMeeting(
  unit: Unit,
  delivery: StoredDelivery,
  { current, state }: NewMeeting,
): Promise<Links> {
  const settings = commonSettings(delivery.settings);
  const { email, name, first_name, last_name, text_reminder_number, tracking } = current;
  const lead = draftLead({
    answers: flattenAnswers({
      email,
      ...(first_name && last_name ? { first_name, last_name } : { full_name: name }),
      phone: text_reminder_number,
      ...answersOf(current),
      tracking,
    }),
    mapping: {},
    source: settings.source ?? delivery.source_name,
    channel: settings.channel ?? 'Calendly',
  });
  return recordContact(unit, delivery, {
    lead,
    activity: {
      type: 'meeting',
      subject: [current.scheduled_event.name ?? 'Rendez-vous', name].filter(Boolean).join(' · '),
      body: describe(current, null),
      occurred_at: new Date(state.starts_at),
      status: 'planned',
      external_id: `calendly:${current.uri}`.slice(0, 255),
    },
  });
}

function answersOf({ questions_and_answers }: CalendlyInvitee): Record<string, string> {
  return Object.fromEntries(
    questions_and_answers.map(({ question, answer }) => [question, answer]),
  );
}

function describe(invitee: CalendlyInvitee, reason: string | null): string {
  const { location, end_time } = invitee.scheduled_event;
  const place = location?.join_url ?? location?.location;
  const lines = [
    `Invité : ${[invitee.name, invitee.email].filter(Boolean).join(', ')}`,
    typeof place === 'string' ? `Lieu : ${place}` : null,
    end_time ? `Fin : ${end_time}` : null,
    ...Object.entries(answersOf(invitee)).map(([question, answer]) => `${question} : ${answer}`),
    reason ? `Annulé : ${reason}` : null,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

import type { Booking } from '@ia/core/acquisition/decide-meeting';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import type { Knex } from 'knex';

/** A booking with the rest of what Calendly said of it. */
export interface StoredBooking extends Booking {
  readonly details: unknown;
  readonly cancel_reason: string | null;
  readonly activity: string | null;
}

export interface ToldBooking {
  readonly source: string;
  readonly uri: string;
  readonly old_uri: string | null;
  readonly new_uri: string | null;
  readonly details: object;
  readonly canceled: boolean;
  readonly cancel_reason: string | null;
  /** Null where the event says nothing of who came. */
  readonly no_show: boolean | null;
  readonly told_at: Date;
}

/** Meetings of one source are settled one after the other. */
export async function lockBookings(trx: Knex.Transaction, source: string): Promise<void> {
  await lockInTransaction(trx, 'calendly.bookings', source);
}

/** Adds what was told of a booking to what is known; a cancellation is never taken back. */
export async function saveBooking(trx: Knex.Transaction, told: ToldBooking): Promise<void> {
  await trx.raw(
    `INSERT INTO platform.calendly_invitees AS known
            (source, uri, old_uri, new_uri, details, canceled, cancel_reason, no_show,
             no_show_told_at)
     VALUES (:source, :uri, :old_uri, :new_uri, :details::jsonb, :canceled, :cancel_reason,
             coalesce(CAST(:no_show AS boolean), false),
             CASE WHEN CAST(:no_show AS boolean) IS NOT NULL
                  THEN CAST(:told_at AS timestamptz) END)
     ON CONFLICT (source, uri) DO UPDATE
       SET old_uri = coalesce(excluded.old_uri, known.old_uri),
           new_uri = coalesce(excluded.new_uri, known.new_uri),
           details = excluded.details,
           canceled = known.canceled OR excluded.canceled,
           cancel_reason = coalesce(excluded.cancel_reason, known.cancel_reason),
           no_show = CASE WHEN excluded.no_show_told_at >= coalesce(known.no_show_told_at, '-infinity')
                          THEN excluded.no_show ELSE known.no_show END,
           no_show_told_at = greatest(known.no_show_told_at, excluded.no_show_told_at)`,
    { ...told, details: JSON.stringify(told.details) },
  );
}

/** Every booking of the meeting this one belongs to. */
export async function loadMeeting(
  trx: Knex.Transaction,
  { source, uri }: { readonly source: string; readonly uri: string },
): Promise<StoredBooking[]> {
  const { rows } = await trx.raw<{ rows: StoredBooking[] }>(
    `WITH RECURSIVE meeting AS (
       SELECT uri, old_uri, new_uri FROM platform.calendly_invitees
        WHERE source = :source AND uri = :uri
       UNION
       SELECT other.uri, other.old_uri, other.new_uri
         FROM meeting JOIN platform.calendly_invitees other ON other.source = :source
          AND (other.uri IN (meeting.old_uri, meeting.new_uri)
               OR other.old_uri = meeting.uri OR other.new_uri = meeting.uri)
     )
     SELECT b.uri, b.old_uri, b.new_uri, b.details, b.cancel_reason, b.activity,
            b.details->'scheduled_event'->>'start_time' AS starts_at, b.canceled AS is_canceled,
            b.no_show AS is_no_show
       FROM meeting JOIN platform.calendly_invitees b ON b.source = :source AND b.uri = meeting.uri`,
    { source, uri },
  );
  return rows;
}

export async function saveMeetingActivity(
  trx: Knex.Transaction,
  meeting: { readonly source: string; readonly uris: readonly string[]; readonly activity: string },
): Promise<void> {
  await trx('platform.calendly_invitees')
    .where({ source: meeting.source })
    .whereIn('uri', [...meeting.uris])
    .update({ activity: meeting.activity });
}

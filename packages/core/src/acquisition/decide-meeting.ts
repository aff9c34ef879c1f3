/** What is known of one booking of a meeting; a moved meeting is a new booking of the same one. */
export interface Booking {
  readonly uri: string;
  /** The booking this one replaces, and the one that replaces it, as far as was told. */
  readonly old_uri: string | null;
  readonly new_uri: string | null;
  /** Null for one that was only named by another. */
  readonly starts_at: string | null;
  readonly is_canceled: boolean;
  /** The host said that nobody came. */
  readonly is_no_show: boolean;
}

export interface MeetingState {
  /** The booking that counts. */
  readonly uri: string;
  readonly status: 'planned' | 'cancelled' | 'no_show';
  /** ISO instant. */
  readonly starts_at: string;
}

/**
 * Where a meeting stands, from everything told of its bookings, in whatever order it was told: the
 * last booking counts. Null while none of them is known.
 */
export function decideMeeting(bookings: readonly Booking[]): MeetingState | null {
  const told = new Map(bookings.filter(isTold).map((booking) => [booking.uri, booking]));
  const replaced = new Set<string>();
  for (const { uri, old_uri, new_uri } of bookings) {
    if (old_uri && told.has(uri)) replaced.add(old_uri);
    if (new_uri && told.has(new_uri)) replaced.add(uri);
  }
  const last = [...told.values()].filter(({ uri }) => !replaced.has(uri)).sort(latestFirst)[0];
  if (!last) return null;
  return { uri: last.uri, starts_at: last.starts_at, status: statusOf(last) };
}

function statusOf({ is_canceled, is_no_show }: ToldBooking): MeetingState['status'] {
  if (is_canceled) return 'cancelled';
  return is_no_show ? 'no_show' : 'planned';
}

type ToldBooking = Booking & { readonly starts_at: string };

function isTold(booking: Booking): booking is ToldBooking {
  return booking.starts_at !== null;
}

function latestFirst(one: ToldBooking, other: ToldBooking): number {
  return Date.parse(other.starts_at) - Date.parse(one.starts_at) || (one.uri < other.uri ? -1 : 1);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Booking, decideMeeting } from './decide-meeting.ts';

const TEN = '2026-12-01T10:00:00Z';
const NOON = '2026-12-02T12:00:00Z';
const booking = (uri: string, rest: Partial<Booking> = {}): Booking => ({
  uri,
  old_uri: null,
  new_uri: null,
  starts_at: TEN,
  is_canceled: false,
  is_no_show: false,
  ...rest,
});

describe('a meeting', () => {
  test.each<[string, Booking[], object | null]>([
    ['booked is planned', [booking('a')], { uri: 'a', status: 'planned', starts_at: TEN }],
    ['nobody came to is one', [booking('a', { is_no_show: true })], { status: 'no_show' }],
    [
      'nobody came to and that was moved after all is planned',
      [booking('a', { is_no_show: true, new_uri: 'b' }), booking('b', { starts_at: NOON })],
      { uri: 'b', status: 'planned' },
    ],
    ['cancelled is cancelled', [booking('a', { is_canceled: true })], { status: 'cancelled' }],
    [
      'moved is planned at its new time',
      [
        booking('a', { is_canceled: true, new_uri: 'b' }),
        booking('b', { old_uri: 'a', starts_at: NOON }),
      ],
      { uri: 'b', status: 'planned', starts_at: NOON },
    ],
    [
      'moved to an earlier time is there',
      [booking('a', { starts_at: NOON, is_canceled: true }), booking('b', { old_uri: 'a' })],
      { uri: 'b', status: 'planned', starts_at: TEN },
    ],
    [
      'whose new time is not known yet is cancelled at the old one',
      [booking('a', { is_canceled: true, new_uri: 'b' }), booking('b', { starts_at: null })],
      { uri: 'a', status: 'cancelled', starts_at: TEN },
    ],
    [
      'moved, then cancelled, is cancelled',
      [
        booking('a', { is_canceled: true, new_uri: 'b' }),
        booking('b', { old_uri: 'a', starts_at: NOON, is_canceled: true }),
      ],
      { uri: 'b', status: 'cancelled', starts_at: NOON },
    ],
    ['only named by another is none', [booking('a', { starts_at: null })], null],
  ])('%s', (_what, bookings, state) => {
    const decided = decideMeeting(bookings);
    if (state === null) expect(decided).toBeNull();
    else expect(decided).toMatchObject(state);
  });

  test('ends the same in whatever order its bookings are told', () => {
    const chain = [
      booking('a', { is_canceled: true, new_uri: 'b' }),
      booking('b', { old_uri: 'a', is_canceled: true, new_uri: 'c', starts_at: NOON }),
      booking('c', { old_uri: 'b', starts_at: '2026-12-03T09:00:00Z' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(chain, { minLength: 3 }), (order) => {
        expect(decideMeeting(order)).toEqual({
          uri: 'c',
          status: 'planned',
          starts_at: '2026-12-03T09:00:00Z',
        });
      }),
    );
  });
});

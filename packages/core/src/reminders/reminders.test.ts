import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { easterSunday, isFrenchHoliday } from '../time/french-holidays.ts';
import { instantOf, wallClockOf } from '../time/wall-clock.ts';
import { decideReminder } from './decide-reminder.ts';
import { parseSequence } from './parse-sequence.ts';
import type { ReminderFacts } from './reminder-facts.ts';
import { retryInstant } from './retry-reminder.ts';
import {
  dueInstant,
  isWorkingInstant,
  nextDayOpening,
  nextWorkingInstant,
  type WorkingHours,
} from './working-hours.ts';

const office: WorkingHours = { days: [1, 2, 3, 4, 5], from: 540, to: 1080, skipsHolidays: true };
const at = (text: string) => new Date(text);

describe('the clock of Paris', () => {
  test.each([
    ['2026-01-15T08:30:00Z', '2026-01-15', 570],
    ['2026-07-14T22:15:00Z', '2026-07-15', 15],
    ['2026-03-29T00:59:00Z', '2026-03-29', 119],
    ['2026-03-29T01:00:00Z', '2026-03-29', 180],
    ['2026-10-25T01:30:00Z', '2026-10-25', 150],
  ])('shows at %s the %s, %i minutes', (instant, date, minutes) => {
    expect(wallClockOf(at(instant))).toEqual({ date, minutes });
  });

  test('leads back to the instant, but in the hour that comes twice', () => {
    const minute = fc.integer({ min: 29_000_000, max: 30_500_000 });
    fc.assert(
      fc.property(minute, (minutes) => {
        const instant = new Date(minutes * 60_000);
        const shown = wallClockOf(instant);
        const back = instantOf(shown);
        expect(wallClockOf(back)).toEqual(shown);
        expect([0, 3_600_000]).toContain(Math.abs(back.getTime() - instant.getTime()));
      }),
      { numRuns: 500 },
    );
  });

  test('in the hour left out in spring, goes an hour on', () => {
    expect(instantOf({ date: '2026-03-29', minutes: 150 })).toEqual(at('2026-03-29T01:30:00Z'));
  });
});

describe('public holidays', () => {
  test.each([
    ['2024', '2024-03-31'],
    ['2025', '2025-04-20'],
    ['2026', '2026-04-05'],
    ['2038', '2038-04-25'],
  ])('Easter of %s is on %s', (year, date) => expect(easterSunday(Number(year))).toBe(date));

  test.each(['2026-04-06', '2026-05-14', '2026-05-25', '2026-07-14', '2026-11-11', '2026-12-25'])(
    '%s is one',
    (date) => expect(isFrenchHoliday(date)).toBe(true),
  );
  test.each(['2026-04-05', '2026-05-15', '2026-07-15', '2026-12-26'])('%s is none', (date) =>
    expect(isFrenchHoliday(date)).toBe(false),
  );
});

describe('when a step leaves', () => {
  test.each([
    ['three days later, at the same hour', '2026-11-16T10:20:00Z', 3, '2026-11-19T10:20:00Z'],
    [
      'on Monday at the opening, rather than on Saturday',
      '2026-11-18T10:00:00Z',
      3,
      '2026-11-23T08:00:00Z',
    ],
    [
      'at the same hour of the clock across the end of summer time',
      '2026-10-23T07:30:00Z',
      3,
      '2026-10-26T08:30:00Z',
    ],
    [
      'at the opening when the hour is too early',
      '2026-11-16T05:00:00Z',
      1,
      '2026-11-17T08:00:00Z',
    ],
    ['the next day when the hour is too late', '2026-11-16T17:30:00Z', 1, '2026-11-18T08:00:00Z'],
    ['after Easter Monday', '2026-04-03T08:00:00Z', 3, '2026-04-07T07:00:00Z'],
    ['at once within the hours', '2026-11-16T10:20:00Z', 0, '2026-11-16T10:20:00Z'],
  ])('%s', (_, from, days, expected) => {
    expect(dueInstant(at(from), days, office)).toEqual(at(expected));
  });

  test('what a day could not take leaves at the next opening', () => {
    expect(nextDayOpening(at('2026-11-20T10:00:00Z'), office)).toEqual(at('2026-11-23T08:00:00Z'));
  });

  const anyHours = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1380 }),
      length: fc.integer({ min: 30, max: 600 }),
      skipsHolidays: fc.boolean(),
    })
    .map(({ length, ...rest }) => ({ ...rest, to: Math.min(rest.from + length, 1439) }));

  test('the next opening is open, not before, and nothing is open in between', () => {
    const instants = fc.date({ min: at('2025-01-01'), max: at('2029-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        instants,
        anyHours,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, hours, share) => {
          // 02:00 to 03:00 does not exist one night a year, and comes twice on another.
          fc.pre(hours.from >= 180);
          const next = nextWorkingInstant(from, hours);
          expect(isWorkingInstant(next, hours)).toBe(true);
          expect(next >= from).toBe(true);
          const between = new Date(from.getTime() + share * (next.getTime() - from.getTime() - 1));
          if (next > from) expect(isWorkingInstant(between, hours)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const facts: ReminderFacts = {
  leadStatus: 'contacted',
  stageType: null,
  mailConsent: null,
  whatsappConsent: null,
  address: 'ines@verrerie.example.com',
  isBounced: false,
  phone: '+33199006030',
  linkedinUrl: null,
  score: 60,
  amount: null,
  hasReplied: false,
  hasMeeting: false,
  hasChangedStage: false,
  isArchived: false,
};
const rules = { onReply: true, onMeeting: true, onStageChange: true };
const never = { onReply: false, onMeeting: false, onStageChange: false };
const step = { channel: 'mail', conditions: [], minScore: null, minAmount: null } as const;

describe('a step that is due', () => {
  test.each<[string, Partial<ReminderFacts>]>([
    ['converted', { leadStatus: 'converted' }],
    ['disqualified', { leadStatus: 'disqualified' }],
    ['won', { leadStatus: null, stageType: 'won' }],
    ['lost', { leadStatus: null, stageType: 'lost' }],
    ['unsubscribed', { mailConsent: 'withdrawn' }],
    ['bounced', { isBounced: true, address: null }],
    ['replied', { hasReplied: true }],
    ['meeting', { hasMeeting: true }],
    ['stage_changed', { hasChangedStage: true }],
    ['archived', { isArchived: true }],
  ])('ends its sequence: %s', (reason, known) => {
    expect(decideReminder({ ...facts, ...known }, rules, step)).toEqual({ kind: 'stop', reason });
  });

  test('goes on where its sequence does not mind replies, meetings and stages', () => {
    const known = { ...facts, hasReplied: true, hasMeeting: true, hasChangedStage: true };
    expect(decideReminder(known, never, step)).toEqual({ kind: 'send' });
  });

  test('never leaves for who refuses mails, not even as a task', () => {
    const known = { ...facts, mailConsent: 'withdrawn' } as const;
    const task = { ...step, channel: 'linkedin_task' } as const;
    expect(decideReminder(known, never, task)).toEqual({ kind: 'stop', reason: 'unsubscribed' });
  });

  test.each<[string, Partial<ReminderFacts>, Partial<Parameters<typeof decideReminder>[2]>]>([
    ['no_address', { address: null }, {}],
    ['no_phone', { phone: null, whatsappConsent: 'granted' }, { channel: 'whatsapp' }],
    ['no_opt_in', {}, { channel: 'whatsapp' }],
    ['condition', {}, { minScore: 61 }],
    ['condition', {}, { minAmount: 1 }],
    ['condition', {}, { conditions: ['linkedin_known'] }],
    ['condition', {}, { conditions: ['phone_known', 'no_phone'] }],
  ])('is left out: %s', (reason, known, asked) => {
    const decision = decideReminder({ ...facts, ...known }, rules, { ...step, ...asked });
    expect(decision).toEqual({ kind: 'skip', reason });
  });

  test('leaves by WhatsApp for who has agreed to it', () => {
    const known = { ...facts, whatsappConsent: 'granted' } as const;
    const asked = {
      ...step,
      channel: 'whatsapp',
      minScore: 60,
      conditions: ['phone_known'],
    } as const;
    expect(decideReminder(known, rules, asked)).toEqual({ kind: 'send' });
  });
});

describe('a sequence', () => {
  const row = { target: 'deal', trigger: 'manual', work_days: ['1', '2'] };
  test('has hours on the clock of Paris', () => {
    expect(parseSequence(row).hours).toEqual({ ...office, days: [1, 2] });
  });
  test.each([
    ['target', { target: 'account' }],
    ['trigger', { trigger: 'silent_lead' }],
    ['trigger_days', { trigger: 'stale_deal' }],
    ['work_days', { work_days: [] }],
    ['work_days', { work_days: ['8'] }],
    ['work_to', { work_from: '18:00', work_to: '09:00' }],
    ['work_from', { work_from: '25:00' }],
  ])('is refused by its %s', (field, change) => {
    expect(() => parseSequence({ ...row, ...change })).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ field }) }),
    );
  });
});

test('a provider that is away for an hour is tried again and again, then given up after a day', () => {
  const now = at('2026-11-16T10:00:00Z');
  expect(retryInstant(1, now)).toEqual(at('2026-11-16T10:01:00Z'));
  expect(retryInstant(7, now)).toEqual(at('2026-11-16T10:30:00Z'));
  expect(retryInstant(50, now)).toBeNull();
});

import { expect, test } from 'vitest';
import type { Reminder } from '../contract.ts';
import { shownReminder } from './shown-reminder.ts';

const reminder: Reminder = {
  id: '1',
  enrolment: 'e',
  position: 4,
  channel: 'whatsapp',
  status: 'stopped',
  reason: 'replied',
  note: null,
  due_at: '2026-11-20T10:00:00Z',
  sent_at: null,
  settled_at: '2026-11-21T10:00:00Z',
  sequence: {
    id: 's',
    name: 'Relance',
    is_active: true,
    steps: [{ position: 1 }, { position: 4 }, { position: 7 }],
  },
  step: { subject: 'Bonjour {{first_name}}' },
  activity: null,
};

test('a step says how many there are, whatever the gaps between their numbers', () => {
  expect(shownReminder(reminder)).toMatchObject({
    position: 2,
    stepCount: 3,
    channel: 'whatsapp',
    status: 'stopped',
    reason: 'replied',
    at: '2026-11-21T10:00:00Z',
    isPaused: false,
  });
});

test('a subject that names somebody is only said once it has left', () => {
  expect(shownReminder(reminder).subject).toBeNull();
  const activity = { subject: 'Bonjour Ana' };
  expect(shownReminder({ ...reminder, activity }).subject).toBe('Bonjour Ana');
});

test('a reminder whose sequence the reader may not see is shown without it', () => {
  expect(shownReminder({ ...reminder, sequence: null, step: null })).toMatchObject({
    sequence: '',
    position: 4,
    stepCount: 1,
    subject: null,
  });
});

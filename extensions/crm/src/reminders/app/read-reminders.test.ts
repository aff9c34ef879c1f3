import { expect, test } from 'vitest';
import { readPreview, readReminders } from './read-reminders.ts';

test('a step says how many there are, whatever the gaps between their numbers', () => {
  const answer = {
    data: {
      data: {
        may_change: true,
        has_more: false,
        sequences: [{ id: 'a', name: 'Relance' }],
        reminders: [
          {
            id: '1',
            enrolment: 'e',
            position: 4,
            channel: 'whatsapp',
            status: 'stopped',
            reason: 'replied',
            due_at: '2026-11-20T10:00:00Z',
            settled_at: '2026-11-21T10:00:00Z',
            sequence: {
              name: 'Relance',
              is_active: true,
              steps: [{ position: 1 }, { position: 4 }, { position: 7 }],
            },
          },
        ],
      },
    },
  };
  const { reminders, sequences, mayChange } = readReminders(answer);
  expect(sequences).toEqual([{ id: 'a', name: 'Relance' }]);
  expect(mayChange).toBe(true);
  expect(reminders).toMatchObject([
    {
      position: 2,
      stepCount: 3,
      channel: 'whatsapp',
      status: 'stopped',
      reason: 'replied',
      at: '2026-11-21T10:00:00Z',
      isPaused: false,
    },
  ]);
});

test('what the server does not say is empty, not an error', () => {
  expect(readReminders(undefined)).toEqual({
    reminders: [],
    sequences: [],
    mayChange: false,
    hasMore: false,
  });
  expect(readPreview({ data: { data: { stop: 'nonsense' } } })).toMatchObject({
    stop: null,
    steps: [],
  });
});

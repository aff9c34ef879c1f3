import { expect, test } from 'vitest';
import { type ConsentLine, lastConsents } from './consent.ts';

const line = (
  channel: ConsentLine['channel'],
  status: ConsentLine['status'],
  occurred_at: string,
): ConsentLine => ({ channel, status, occurred_at });

test('the last decision of a channel counts, whatever the order of recording', () => {
  const log = [
    line('email', 'withdrawn', '2026-03-01T10:00:00+02:00'),
    line('email', 'granted', '2026-03-01T08:30:00Z'),
    line('whatsapp', 'granted', '2026-01-01T00:00:00Z'),
    line('email', 'withdrawn', '2026-02-01T00:00:00Z'),
  ];
  const last = lastConsents(log);
  expect(last.get('email')?.status).toBe('granted');
  expect(last.get('whatsapp')?.status).toBe('granted');
  expect(last.get('phone')).toBeUndefined();
});

test('of two decisions of one instant, the one recorded last counts', () => {
  const at = '2026-03-01T10:00:00Z';
  const last = lastConsents([line('phone', 'granted', at), line('phone', 'withdrawn', at)]);
  expect(last.get('phone')?.status).toBe('withdrawn');
});

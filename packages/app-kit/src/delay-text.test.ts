import { describe, expect, it } from 'vitest';
import { delayText, durationText } from './delay-text.ts';

const now = Date.parse('2026-03-10T10:00:00Z');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const inFrench = (due: string) => plain(delayText(due, now, 'fr'));

describe('how far a due moment is', () => {
  it.each([
    ['2026-03-13T09:00:00Z', 'dans 3 j'],
    ['2026-03-11T00:30:00Z', 'demain'],
    ['2026-03-10T15:00:00Z', 'aujourd’hui'],
    ['2026-03-10', 'aujourd’hui'],
    ['2026-03-10T09:40:00Z', 'en retard de 20 min'],
    ['2026-03-10T07:00:00Z', 'en retard de 3 h'],
    ['2026-03-09T22:00:00Z', 'en retard de 1 j'],
    ['2026-03-08', 'en retard de 2 j'],
    ['2026-08-10', 'dans 5 mois'],
    ['2025-12-01', 'en retard de 3 mois'],
  ])('%s is « %s »', (due, words) => {
    expect(inFrench(due)).toBe(words);
  });

  it('counts the days of Paris, where it is already tomorrow', () => {
    const lateEvening = Date.parse('2026-03-10T23:30:00Z');
    expect(plain(delayText('2026-03-12T08:00:00Z', lateEvening, 'fr'))).toBe('demain');
  });

  it('is told in English too', () => {
    expect(plain(delayText('2026-03-08', now, 'en'))).toBe('2 d late');
  });
});

describe('how long something lasted', () => {
  it.each([
    [30, '1 min'],
    [3 * 3600, '3 h'],
    [12 * 86_400 + 5, '12 j'],
    [120 * 86_400, '4 mois'],
  ])('%i seconds are « %s »', (seconds, words) => {
    expect(plain(durationText(seconds, 'fr'))).toBe(words);
  });
});

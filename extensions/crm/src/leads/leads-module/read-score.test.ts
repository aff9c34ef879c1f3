import { expect, test } from 'vitest';
import { pointsText, readScore, toneOf } from './read-score.ts';

test('a score is read with its reasons in the reader’s language', () => {
  const row = {
    score: 42,
    score_kind: 'manual',
    score_override: 42,
    score_override_by: { id: 'u', first_name: 'Ana', last_name: 'Roy' },
    score_override_reason: 'Vu au salon',
    score_explanation: [{ code: 'source', points: -5, fr: 'Source : X', en: 'Source: X' }],
  };
  expect(readScore(row, 'en')).toMatchObject({
    score: 42,
    kind: 'manual',
    lines: [{ code: 'source', points: -5, text: 'Source: X' }],
    override: { by: 'Ana Roy', reason: 'Vu au salon' },
  });
});

test('a lead nobody has scored yet has neither score nor reason', () => {
  expect(readScore({ score: null }, 'fr')).toMatchObject({
    score: null,
    lines: [],
    override: null,
  });
});

test('points carry their sign, scores their tone', () => {
  expect([5, -3, 0].map(pointsText)).toEqual(['+5', '−3', '+0']);
  expect([0, 29, 30, 59, 60, 100].map(toneOf)).toEqual([
    'low',
    'low',
    'middle',
    'middle',
    'high',
    'high',
  ]);
});

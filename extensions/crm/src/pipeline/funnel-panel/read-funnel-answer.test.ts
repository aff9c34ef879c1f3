import { expect, it } from 'vitest';
import { type FunnelStage, readFunnel } from './read-funnel-answer.ts';

const stage = (entered: number): FunnelStage => ({
  key: 'audit',
  type: 'open',
  label: 'Audit',
  label_en: 'Audit',
  color: null,
  entered,
  conversion_bp: null,
  median_seconds: null,
});

it('an answer that is no funnel is refused', () => {
  expect(() => readFunnel({ data: { data: { stages: [{}] } } })).toThrow('funnel');
  const funnel = {
    from: '2026-01-01',
    to: '2026-03-31',
    stages: [stage(3)],
    won: { count: 1, totals: [] },
    lost: { count: 0, totals: [] },
    totals: { closed: 1, won_bp: 10_000 },
  };
  expect(readFunnel({ data: { data: funnel } })).toBe(funnel);
});

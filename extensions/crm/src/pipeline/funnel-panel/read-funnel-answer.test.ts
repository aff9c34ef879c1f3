import { expect, it } from 'vitest';
import { barWidth, type FunnelStage, readFunnel } from './read-funnel-answer.ts';

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

it('a bar is as wide as its share of the widest stage', () => {
  const stages = [stage(200), stage(50), stage(1), stage(0)];
  expect(stages.map((one) => barWidth(one, stages))).toEqual([100, 25, 1, 0]);
  expect(barWidth(stage(0), [stage(0)])).toBe(0);
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

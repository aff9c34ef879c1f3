import { expect, it } from 'vitest';
import { aLead } from './a-lead.ts';
import { scoreByRules } from './score-by-rules.ts';
import { parseScoringRule } from './scoring-rule.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const rule = (criterion: string, points: number, more: object = {}) =>
  parseScoringRule({
    criterion,
    points,
    label: criterion,
    label_en: criterion,
    threshold: 1,
    within_days: 30,
    values: ['x'],
    ...more,
  });

const scoreOf = (lead: Parameters<typeof aLead>[0], ...rules: ReturnType<typeof rule>[]) =>
  scoreByRules(aLead(lead), rules, NOW);
const call = (day: string) => ({ kind: 'call', at: new Date(`${day}T09:00:00Z`) });

it('nothing known, nothing scored', () => {
  expect(scoreOf({}, rule('source', 30), rule('phone', 4))).toEqual({
    score: 0,
    kind: 'rules',
    lines: [],
  });
});

it('each line says what in the lead gave how many points', () => {
  const source = rule('source', 30, {
    values: ['recommandation'],
    label: 'Source chaude',
    label_en: 'Warm source',
  });
  expect(
    scoreOf({ source: 'Recommandation client', phone: '+33612345678' }, source, rule('phone', 4)),
  ).toEqual({
    score: 34,
    kind: 'rules',
    lines: [
      {
        code: 'source',
        points: 30,
        value: 'Recommandation client',
        fr: 'Source chaude : Recommandation client',
        en: 'Warm source: Recommandation client',
      },
      { code: 'phone', points: 4, value: null, fr: 'phone', en: 'phone' },
    ],
  });
});

it.each([
  ['Directrice générale', ['direct'], true],
  ['GÉRANTE', ['gérant'], true],
  ['Codirecteur', ['direct'], false],
  ['Chef de projet', ['chef de projet'], true],
  ['', ['x'], false],
])('« %s » among the words %j: %s', (job_title, values, isMet) => {
  expect(scoreOf({ job_title }, rule('job_title', 10, { values })).score).toBe(isMet ? 10 : 0);
});

it('of the weights of one criterion the most favourable counts, alone', () => {
  const tiers = [rule('visits', 3, { threshold: 3 }), rule('visits', 6, { threshold: 6 })];
  expect([2, 3, 5, 6, 40].map((visits) => scoreOf({ visits }, ...tiers).score)).toEqual([
    0, 3, 3, 6, 6,
  ]);
});

it('what happened counts while it is recent, from as often as is asked', () => {
  const calls = rule('call', 5, { threshold: 2, within_days: 30 });
  const on = (...days: string[]) => scoreOf({ engagements: days.map(call) }, calls);
  expect(on('2026-11-20').score).toBe(0);
  expect(on('2026-11-20', '2026-11-01').lines).toMatchObject([
    { points: 5, value: '2', fr: 'call : 2 en 30 jours' },
  ]);
  expect(on('2026-11-20', '2026-10-20').score).toBe(0);
  // A call to come has not happened.
  expect(on('2026-11-20', '2026-12-01').score).toBe(0);
});

it('a score stays between 0 and 100 and says when that changed it', () => {
  const high = scoreOf({ phone: '1', visits: 9 }, rule('phone', 80), rule('visits', 60));
  expect(high).toMatchObject({ score: 100, lines: [{}, {}, { code: 'cap', points: -40 }] });
  const low = scoreOf({ email_opt_out: true }, rule('email_opt_out', -20));
  expect(low).toMatchObject({ score: 0, lines: [{}, { code: 'cap', points: 20 }] });
  for (const { score, lines } of [high, low]) {
    expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  }
});

it('a mailbox anybody can open is no company address', () => {
  const own = rule('company_email', 8);
  expect(scoreOf({ email: 'a@lumen.fr' }, own).score).toBe(8);
  expect(scoreOf({ email: 'a@gmail.com' }, own).score).toBe(0);
});

it.each([
  ['an unknown criterion', { criterion: 'zodiac' }, 'VALUE_INVALID', 'criterion'],
  ['no criterion', { criterion: null }, 'VALUE_REQUIRED', 'criterion'],
  ['more than a hundred points', { points: 101 }, 'VALUE_OUT_OF_RANGE', 'points'],
  ['no points at all', { points: 0 }, 'VALUE_OUT_OF_RANGE', 'points'],
  ['half a point', { points: 1.5 }, 'VALUE_INVALID', 'points'],
  ['words for points', { points: 'beaucoup' }, 'VALUE_INVALID', 'points'],
  ['no word to look for', { values: [] }, 'VALUE_REQUIRED', 'values'],
  ['a word of spaces', { values: ['a', '  '] }, 'VALUE_INVALID', 'values'],
  ['words that are none', { values: { a: 1 } }, 'VALUE_INVALID', 'values'],
  ['no threshold', { criterion: 'visits', threshold: null }, 'VALUE_REQUIRED', 'threshold'],
  [
    'a negative threshold',
    { criterion: 'visits', threshold: -1 },
    'VALUE_OUT_OF_RANGE',
    'threshold',
  ],
  ['no days', { criterion: 'call', within_days: 0 }, 'VALUE_OUT_OF_RANGE', 'within_days'],
  ['ten years', { criterion: 'call', within_days: 3650 }, 'VALUE_OUT_OF_RANGE', 'within_days'],
  ['no label', { label: ' ' }, 'VALUE_REQUIRED', 'label'],
])('a weight with %s is refused', (_what, wrong, code, field) => {
  expect(() => rule('source', 5, wrong)).toThrow(
    expect.objectContaining({ code, details: expect.objectContaining({ field }) }),
  );
});

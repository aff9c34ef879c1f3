import { describe, expect, it } from 'vitest';
import { aLead } from './a-lead.ts';
import { scoreByModel } from './score-by-model.ts';
import { scoreLead } from './score-lead.ts';
import { parseScoringRule } from './scoring-rule.ts';
import { type Example, splitExamples, trainScore } from './train-score.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const rules = [
  parseScoringRule({
    criterion: 'phone',
    points: 10,
    label: 'Téléphone',
    label_en: 'Phone',
  }),
  parseScoringRule({
    criterion: 'meeting',
    points: 15,
    threshold: 1,
    within_days: 60,
    label: 'RDV',
    label_en: 'Meetings',
  }),
];

/** Leads of two sources: of the good one `hits` in ten converted, of the other the remainder. */
function history(count: number, hits: number): Example[] {
  return Array.from({ length: count }, (_, index) => {
    const isGood = index % 2 === 0;
    const draw = Math.floor(index / 2) % 10;
    return {
      key: `lead-${index}`,
      lead: aLead({ id: String(index), source: isGood ? 'Salon' : 'Publicité', visits: index % 7 }),
      converted: isGood ? draw < hits : draw >= hits,
    };
  });
}

const train = (examples: readonly Example[]) => trainScore({ examples, rules, now: NOW });

describe('a learned score', () => {
  it('goes into use when it ranks unseen leads better than the rules', () => {
    const training = train(history(1_000, 8));
    expect(training).toMatchObject({ status: 'active', reason: null, examples: 1_000 });
    expect(training.auc).toBeGreaterThan(0.7);
    expect(training.rulesAuc).toBe(0.5);
    expect(training.heldOut).toBeGreaterThan(250);
    expect(training.heldOut).toBeLessThan(350);
  });

  it('is refused above an AUC of 0.90: the outcome has leaked into what it saw', () => {
    const training = train(history(1_000, 10));
    expect(training).toMatchObject({ status: 'refused', reason: 'leak', auc: 1 });
  });

  it('is refused when it is no better than the rules', () => {
    const examples = history(1_000, 8).map((example) => ({
      ...example,
      lead: { ...example.lead, phone: example.converted ? '1' : null, source: null, visits: 1 },
    }));
    const noise = examples.map((example, index) => ({
      ...example,
      lead: { ...example.lead, phone: index % 5 === 0 ? null : example.lead.phone },
    }));
    expect(train(noise)).toMatchObject({ status: 'refused', reason: 'not_better' });
  });

  it.each([
    ['too few leads', history(299, 8)],
    [
      'too few that converted',
      history(1_000, 8).map((one, index) => ({ ...one, converted: index < 59 })),
    ],
    ['none at all', []],
  ])('is not tried with %s', (_what, examples) => {
    expect(train(examples)).toMatchObject({ status: 'refused', reason: 'too_few', model: null });
  });

  it('holds out the same leads whatever their order, others by another seed', () => {
    const examples = history(400, 8);
    const keys = (list: readonly Example[]) => list.map(({ key }) => key).sort();
    const { heldOut, kept } = splitExamples(examples, 7);
    expect(keys(splitExamples([...examples].reverse(), 7).heldOut)).toEqual(keys(heldOut));
    expect(keys(splitExamples(examples, 8).heldOut)).not.toEqual(keys(heldOut));
    expect(keys([...kept, ...heldOut])).toEqual(keys(examples));
  });
});

describe('a lead scored by the model', () => {
  const { model } = train(history(1_000, 8));
  if (!model) throw new Error('The model of the test was refused.');
  const score = (known: object) => scoreByModel(aLead(known), model, { rules, now: NOW });

  it('gets the chance of its kind, explained from the usual lead on', () => {
    const good = score({ source: 'Salon', visits: 3 });
    expect(good.kind).toBe('model');
    expect(good.score).toBeGreaterThan(75);
    expect(score({ source: 'Publicité', visits: 3 }).score).toBeLessThan(25);
    expect(good.lines[0]).toMatchObject({ code: 'base', fr: 'Lead moyen de l’agence' });
    expect(good.lines[1]).toMatchObject({ code: 'source', fr: 'Source : Salon', value: 'Salon' });
    expect(good.lines.reduce((sum, { points }) => sum + points, 0)).toBe(good.score);
  });

  it('gets the points of what happened since beside it', () => {
    const meeting = { kind: 'meeting', at: new Date('2026-11-20T09:00:00Z') };
    const before = score({ source: 'Publicité' });
    const after = score({ source: 'Publicité', engagements: [meeting] });
    expect(after.score - before.score).toBe(15);
    expect(after.lines.at(-1)).toMatchObject({ code: 'meeting', points: 15 });
  });

  it('a model in use takes the place of the rules, without one the rules score', () => {
    const lead = aLead({ source: 'Salon', phone: '1' });
    expect(scoreLead(lead, { rules, model }, NOW).kind).toBe('model');
    expect(scoreLead(lead, { rules, model: null }, NOW)).toMatchObject({
      kind: 'rules',
      score: 10,
    });
  });
});

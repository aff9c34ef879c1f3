import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldCompany, foldName, nameSimilarity } from './fold-name.ts';
import { scoreMatch } from './score-match.ts';

describe('a name as it is compared', () => {
  test.each([
    ['Rossi  ÉTANCHÉITÉ', 'rossi etancheite'],
    ['Cœur & Âme', 'coeur et ame'],
    ["L'Atelier–Lumen", 'l atelier lumen'],
    ['ＦＵＬＬ', 'full'],
  ])('« %s » is « %s »', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  test.each([
    ['Lumen SAS', 'lumen'],
    ['S.A.R.L. Lumen', 'lumen'],
    ['SARL Dupont & Fils', 'dupont et fils'],
    ['SA', 'sa'],
  ])('« %s » is the company « %s »', (name, folded) => {
    expect(foldCompany(name)).toBe(folded);
  });

  test('likeness goes from 0 to 1, the same both ways', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [first, second] = [foldName(one), foldName(other)];
        const likeness = nameSimilarity(first, second);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(nameSimilarity(second, first)).toBe(likeness);
        if (first !== '') expect(nameSimilarity(first, first)).toBe(1);
      }),
    );
  });
});

describe('how much a record looks like a lead', () => {
  const lead = { first_name: 'Agathe', last_name: 'Lenoir', company: 'Rossi Étanchéité' };

  test('an address says more than a number, a number than a domain, a domain than a name', () => {
    const scores = (['email', 'phone', 'domain', 'name'] as const).map((kind) =>
      scoreMatch(kind, lead, lead),
    );
    expect(scores).toEqual([100, 90, 80, 75]);
  });

  test.each([
    ['the same without accents', 'ROSSI ETANCHEITE', 75],
    ['the same with its legal form', 'Rossi Étanchéité SARL', 75],
    ['another company', 'Perrin Menuiserie', 0],
    ['one word in common', 'Rossi Plomberie', 0],
    ['no name at all', '', 0],
  ])('an account that is %s', (_, company, score) => {
    expect(scoreMatch('name', lead, { company })).toBe(score);
  });

  test('a slip of the keyboard still looks like it', () => {
    const score = scoreMatch('name', lead, { company: 'Rossi Etancheïtés' });
    expect(score).toBeGreaterThan(50);
    expect(score).toBeLessThan(75);
  });

  test('people are compared by both names, in any order', () => {
    const swapped = { first_name: 'LENOIR', last_name: 'Agathe' };
    expect(scoreMatch('name', lead, swapped)).toBe(68);
    expect(scoreMatch('name', lead, { first_name: 'Paul', last_name: 'Lenoir' })).toBe(0);
    expect(scoreMatch('name', lead, { last_name: 'Lenoir' })).toBe(0);
  });

  test('two people of one company are two leads', () => {
    const colleague = { first_name: 'Hugo', last_name: 'Petit', company: lead.company };
    expect(scoreMatch('name', lead, colleague)).toBe(0);
    expect(scoreMatch('name', lead, lead)).toBe(75);
  });

  test('a nameless lead of the same company looks like it', () => {
    expect(scoreMatch('name', { company: 'Lumen' }, { company: 'LUMEN SAS' })).toBe(75);
  });
});

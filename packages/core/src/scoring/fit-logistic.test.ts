import { expect, it } from 'vitest';
import { fitLogistic, sigmoid } from './fit-logistic.ts';

/** Hours of study and whether the exam was passed: the example of Wikipedia's « Logistic regression ». */
const HOURS = [
  0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5,
];
const PASSED = '00000010101010111111'.split('').map((digit) => digit === '1');

it('the fit is the published one of the hours of study', () => {
  const { intercept, coefficients } = fitLogistic(
    HOURS.map((hours) => [hours]),
    PASSED,
    { ridge: 0 },
  );
  expect(intercept).toBeCloseTo(-4.0777, 4);
  expect(coefficients[0]).toBeCloseTo(1.5046, 4);
  expect(sigmoid(intercept + 2 * (coefficients[0] ?? 0))).toBeCloseTo(0.26, 2);
});

it('two columns are weighed apart, one that says nothing gets none', () => {
  const rows = [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ].flatMap((row) => [row, row, row, row]);
  const outcomes = rows.map((row, index) => (index % 4 === 0 ? row[0] === -1 : row[0] === 1));
  const { intercept, coefficients } = fitLogistic(rows, outcomes, { ridge: 0 });
  expect(intercept).toBeCloseTo(0, 8);
  expect(coefficients[0]).toBeCloseTo(Math.log(3), 6);
  expect(coefficients[1]).toBeCloseTo(0, 8);
});

it('a column that separates the outcomes for good stays finite', () => {
  const { coefficients } = fitLogistic([[-1], [-2], [1], [2]], [false, false, true, true]);
  expect(coefficients[0]).toBeGreaterThan(0.5);
  expect(coefficients[0]).toBeLessThan(5);
});

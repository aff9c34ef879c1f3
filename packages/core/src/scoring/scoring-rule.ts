import { DomainError } from '../errors.ts';
import { foldName } from '../leads/fold-name.ts';
import { type CriterionKey, criterionKeys, criterionOf, isCriterion } from './criteria.ts';

/** One weight: so many points for a lead that has this. */
export interface ScoringRule {
  readonly criterion: CriterionKey;
  /** For words: any of these, each met at the start of a word, without case or accents. */
  readonly values: readonly string[];
  /** For numbers and events: at least so many. */
  readonly threshold: number;
  /** For events: among the last so many days. */
  readonly within_days: number;
  readonly points: number;
  readonly label: string;
  readonly label_en: string;
}

export const MAX_POINTS = 100;
export const MAX_DAYS = 730;
const MAX_VALUES = 50;

/**
 * Takes a weight as staff wrote it; what its criterion does not use is left aside.
 * @throws VALUE_REQUIRED, VALUE_INVALID, VALUE_OUT_OF_RANGE under the field at fault
 */
export function parseScoringRule(row: Readonly<Record<string, unknown>>): ScoringRule {
  const criterion = parseCriterion(row.criterion);
  const { on } = criterionOf(criterion);
  const counts = on === 'number' || on === 'events';
  return {
    criterion,
    values: on === 'words' ? parseValues(row.values) : [],
    threshold: counts ? parseNumber(row.threshold, { field: 'threshold', least: 0 }) : 0,
    within_days: on === 'events' ? parseWhole(row.within_days, 'within_days', 1, MAX_DAYS) : 0,
    points: parsePoints(row.points),
    label: parseText(row.label, 'label'),
    label_en: parseText(row.label_en, 'label_en'),
  };
}

function parseCriterion(value: unknown): CriterionKey {
  if (typeof value === 'string' && isCriterion(value)) return value;
  const code = value === undefined || value === null ? 'VALUE_REQUIRED' : 'VALUE_INVALID';
  throw new DomainError(code, { field: 'criterion', hint: criterionKeys.join(', ') });
}

function parseValues(value: unknown): string[] {
  const given = typeof value === 'string' ? parseJson(value) : value;
  const field = 'values';
  if (given === undefined || given === null) throw new DomainError('VALUE_REQUIRED', { field });
  if (!Array.isArray(given)) throw new DomainError('VALUE_INVALID', { field });
  const words = given.map((word) => (typeof word === 'string' ? word.trim() : ''));
  if (words.length === 0) throw new DomainError('VALUE_REQUIRED', { field });
  if (words.length > MAX_VALUES || words.some((word) => foldName(word) === '')) {
    throw new DomainError('VALUE_INVALID', { field });
  }
  return words;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function parsePoints(value: unknown): number {
  const points = parseWhole(value, 'points', -MAX_POINTS, MAX_POINTS);
  if (points === 0) throw new DomainError('VALUE_OUT_OF_RANGE', { field: 'points', hint: '≠ 0' });
  return points;
}

function parseWhole(value: unknown, field: string, least: number, most: number): number {
  const number = parseNumber(value, { field, least, most });
  if (Number.isInteger(number)) return number;
  throw new DomainError('VALUE_INVALID', { field, hint: `${least} … ${most}` });
}

interface Range {
  readonly field: string;
  readonly least: number;
  readonly most?: number;
}

function parseNumber(value: unknown, { field, least, most = 1_000_000 }: Range): number {
  if (value === undefined || value === null || value === '') {
    throw new DomainError('VALUE_REQUIRED', { field });
  }
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw new DomainError('VALUE_INVALID', { field });
  }
  if (number < least || number > most) {
    throw new DomainError('VALUE_OUT_OF_RANGE', { field, hint: `${least} … ${most}` });
  }
  return number;
}

function parseText(value: unknown, field: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new DomainError('VALUE_REQUIRED', { field });
}

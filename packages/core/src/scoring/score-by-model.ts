import { sigmoid } from './fit-logistic.ts';
import { type Feature, leadFeatures, type ModelColumn, rowOf } from './lead-features.ts';
import { engagementLines } from './score-by-rules.ts';
import { capLines, type Score, type ScoredLead, type ScoreLine } from './scored-lead.ts';
import type { ScoringRule } from './scoring-rule.ts';

/** A logistic model over centred columns: the intercept is the log-odds of the usual lead. */
export interface ScoreModel {
  readonly intercept: number;
  readonly columns: readonly (ModelColumn & { readonly coefficient: number })[];
}

const MOST_LINES = 6;

export function logitOf(
  lead: ScoredLead,
  { intercept, columns }: ScoreModel,
  features: readonly Feature[] = leadFeatures,
): number {
  const row = rowOf(lead, columns, features);
  return columns.reduce(
    (sum, { coefficient }, index) => sum + coefficient * (row[index] ?? 0),
    intercept,
  );
}

/**
 * The learned chance of a lead, in percent, and what has happened with it since, by the rules. Its
 * lines go from the usual lead to this one, the largest difference first, and add up to the score.
 */
export function scoreByModel(
  lead: ScoredLead,
  model: ScoreModel,
  { rules, now }: { readonly rules: readonly ScoringRule[]; readonly now: Date },
): Score {
  const lines = [...chanceLines(lead, model), ...engagementLines(lead, rules, now)];
  return { kind: 'model', ...capLines(lines) };
}

function chanceLines(lead: ScoredLead, model: ScoreModel): ScoreLine[] {
  const lines: ScoreLine[] = [];
  let logit = model.intercept;
  let points = 0;
  /** Whole points whose sum is always the chance reached so far, rounded. */
  const add = (delta: number, words: Omit<ScoreLine, 'points'>) => {
    logit += delta;
    const reached = Math.round(100 * sigmoid(logit));
    if (reached !== points || words.code === 'base')
      lines.push({ ...words, points: reached - points });
    points = reached;
  };
  add(0, { code: 'base', value: null, fr: 'Lead moyen de l’agence', en: 'The usual lead' });
  const contributions = contributionsOf(lead, model);
  for (const { feature, delta } of contributions.slice(0, MOST_LINES)) {
    add(delta, wordsOf(lead, feature));
  }
  const rest = contributions.slice(MOST_LINES).reduce((sum, { delta }) => sum + delta, 0);
  add(rest, { code: 'rest', value: null, fr: 'Le reste, ensemble', en: 'The rest, together' });
  return lines;
}

/** What each feature moves, the largest first; the columns of one feature count together. */
function contributionsOf(lead: ScoredLead, { columns }: ScoreModel) {
  const row = rowOf(lead, columns, leadFeatures);
  return leadFeatures
    .map((feature) => ({
      feature,
      delta: columns.reduce(
        (sum, column, index) =>
          column.feature === feature.key ? sum + column.coefficient * (row[index] ?? 0) : sum,
        0,
      ),
    }))
    .filter(({ delta }) => delta !== 0)
    .sort((one, other) => Math.abs(other.delta) - Math.abs(one.delta));
}

function wordsOf(lead: ScoredLead, feature: Feature): Omit<ScoreLine, 'points'> {
  const { key: code, fr, en } = feature;
  if (feature.on === 'flag') {
    const has = feature.read(lead);
    return {
      code,
      value: null,
      fr: `${fr} : ${has ? 'oui' : 'non'}`,
      en: `${en}: ${has ? 'yes' : 'no'}`,
    };
  }
  const value = feature.read(lead);
  if (value === null || value === '') {
    return { code, value: null, fr: `${fr} : sans réponse`, en: `${en}: no answer` };
  }
  return { code, value: String(value), fr: `${fr} : ${value}`, en: `${en}: ${value}` };
}

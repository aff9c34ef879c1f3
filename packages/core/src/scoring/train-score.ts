import { areaUnderCurve } from './area-under-curve.ts';
import { fitLogistic, sigmoid } from './fit-logistic.ts';
import { chooseColumns, type Feature, leadFeatures, rowOf } from './lead-features.ts';
import { logitOf, type ScoreModel } from './score-by-model.ts';
import { scoreByRules } from './score-by-rules.ts';
import type { ScoredLead } from './scored-lead.ts';
import type { ScoringRule } from './scoring-rule.ts';

export interface Example {
  /** The same at every training, so that the split is. */
  readonly key: string;
  readonly lead: ScoredLead;
  readonly converted: boolean;
}

export const trainingLimits = {
  /** Fewer examples than this, or of either outcome, and the figures would be luck. */
  leastExamples: 300,
  leastOfEach: 60,
  /** Nobody foresees people that well: above, the outcome itself has leaked into the data. */
  mostAuc: 0.9,
  heldOutPercent: 30,
} as const;

export const TRAINING_SEED = 20_261_123;

export const refusedReasons = ['too_few', 'leak', 'not_better'] as const;
export type RefusedReason = (typeof refusedReasons)[number];

export interface Training {
  readonly status: 'active' | 'refused';
  readonly reason: RefusedReason | null;
  readonly examples: number;
  readonly converted: number;
  readonly heldOut: number;
  /** On the examples held out of the fit; null when there were too few to try. */
  readonly auc: number | null;
  readonly rulesAuc: number | null;
  readonly model: ScoreModel | null;
  readonly seed: number;
}

interface TrainingInput {
  readonly examples: readonly Example[];
  readonly rules: readonly ScoringRule[];
  readonly now: Date;
  readonly seed?: number;
  readonly features?: readonly Feature[];
}

/**
 * Learns a score from leads whose outcome is known, and says whether it may be used: only when it
 * ranks leads it has not seen better than the rules do, and not so well that it must have leaked.
 */
export function trainScore(input: TrainingInput): Training {
  const { examples, rules, now, seed = TRAINING_SEED, features = leadFeatures } = input;
  const converted = examples.filter((example) => example.converted).length;
  const { kept, heldOut } = splitExamples(examples, seed);
  const known = { examples: examples.length, converted, heldOut: heldOut.length, seed };
  const outcomes = heldOut.map((example) => example.converted);
  const isEnough =
    examples.length >= trainingLimits.leastExamples &&
    Math.min(converted, examples.length - converted) >= trainingLimits.leastOfEach;
  if (!isEnough) {
    return {
      ...known,
      status: 'refused',
      reason: 'too_few',
      auc: null,
      rulesAuc: null,
      model: null,
    };
  }
  const model = fitModel(kept, features);
  const byModel = heldOut.map(({ lead }) => sigmoid(logitOf(lead, model, features)));
  const byRules = heldOut.map(({ lead }) => scoreByRules(lead, rules, now).score);
  const [auc, rulesAuc] = [areaUnderCurve(byModel, outcomes), areaUnderCurve(byRules, outcomes)];
  const reason = refusalOf(auc, rulesAuc);
  return { ...known, status: reason ? 'refused' : 'active', reason, auc, rulesAuc, model };
}

function refusalOf(auc: number | null, rulesAuc: number | null): RefusedReason | null {
  if (auc === null || rulesAuc === null) return 'too_few';
  if (auc > trainingLimits.mostAuc) return 'leak';
  return auc > rulesAuc ? null : 'not_better';
}

function fitModel(examples: readonly Example[], features: readonly Feature[]): ScoreModel {
  const leads = examples.map(({ lead }) => lead);
  const columns = chooseColumns(leads, features);
  const { intercept, coefficients } = fitLogistic(
    leads.map((lead) => rowOf(lead, columns, features)),
    examples.map(({ converted }) => converted),
  );
  return {
    intercept,
    columns: columns.map((column, index) => ({
      ...column,
      coefficient: coefficients[index] ?? 0,
    })),
  };
}

/** The same examples are held out by the same seed, in whatever order they come. */
export function splitExamples<Item extends { readonly key: string }>(
  examples: readonly Item[],
  seed: number,
): { readonly kept: Item[]; readonly heldOut: Item[] } {
  const isHeldOut = ({ key }: Item) =>
    hashOf(`${seed} ${key}`) % 100 < trainingLimits.heldOutPercent;
  return {
    kept: examples.filter((example) => !isHeldOut(example)),
    heldOut: examples.filter(isHeldOut),
  };
}

/** FNV-1a over 32 bits, its bits mixed once more (MurmurHash3's last step). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

import { type ScoreModel, scoreByModel } from './score-by-model.ts';
import { scoreByRules } from './score-by-rules.ts';
import type { Score, ScoredLead } from './scored-lead.ts';
import type { ScoringRule } from './scoring-rule.ts';

/** How the agency scores today: its weights, and the learned model when one has proven better. */
export interface ScoringSetup {
  readonly rules: readonly ScoringRule[];
  readonly model: ScoreModel | null;
}

/** The automatic score of a lead, explained line by line. */
export function scoreLead(lead: ScoredLead, { rules, model }: ScoringSetup, now: Date): Score {
  return model ? scoreByModel(lead, model, { rules, now }) : scoreByRules(lead, rules, now);
}

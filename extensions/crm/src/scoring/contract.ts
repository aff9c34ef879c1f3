import type { Answer } from '@ia/core/contracts/answer';
import { scoreKinds } from '@ia/core/scoring/scored-lead';
import { refusedReasons } from '@ia/core/scoring/train-score';
import * as z from 'zod/mini';

const training = z.object({
  id: z.string(),
  /** ISO instant. */
  trained_at: z.string(),
  status: z.enum(['active', 'refused', 'retired']),
  reason: z.nullable(z.enum(refusedReasons)),
  examples: z.number(),
  converted: z.number(),
  held_out: z.number(),
  auc: z.nullable(z.number()),
  rules_auc: z.nullable(z.number()),
});

/** `GET /scoring`: how scores are computed today, and what the last trainings came to, newest first. */
export const scoring = z.object({
  kind: z.enum(['rules', 'model']),
  /** How many rules are at work. */
  weights: z.number(),
  is_training: z.boolean(),
  trainings: z.array(training),
});

/** `POST` and `DELETE /leads/:id/score`: the score of the lead, set by hand or computed again. */
export const leadScore = z.object({
  id: z.string(),
  score: z.nullable(z.number()),
  score_kind: z.nullable(z.enum(scoreKinds)),
  scored_at: z.nullable(z.string()),
  score_explanation: z.nullable(
    z.array(z.object({ code: z.string(), points: z.number(), fr: z.string(), en: z.string() })),
  ),
  score_override: z.nullable(z.number()),
  score_override_by: z.nullable(z.string()),
  score_override_at: z.nullable(z.string()),
  score_override_reason: z.nullable(z.string()),
});

export const overrideBody = z.object({ score: z.number(), reason: z.string() });

export type Scoring = Answer<typeof scoring>;
export type ShownTraining = Scoring['trainings'][number];
export type LeadScore = Answer<typeof leadScore>;
export type OverrideBody = Answer<typeof overrideBody>;

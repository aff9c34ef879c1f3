import { milestones, stageTypes } from '@ia/core';
import type { Answer } from '@ia/core/contracts/answer';
import { currencies } from '@ia/core/money';
import * as z from 'zod/mini';

/** A text of a record; empty for a reader who may not see that field of it. */
const shownText = z.pipe(
  z.nullable(z.string()),
  z.transform((text) => text ?? ''),
);
const named = z.object({ id: z.string(), name: shownText });
const currency = z.enum(currencies);

/** A sum of deals in one currency, in cents; amounts of different currencies are never added. */
const total = z.object({ currency, sum: z.number(), weighted: z.number() });

const instant = z.optional(z.string());

/** A deal as the board shows it. */
export const card = z.object({
  id: z.string(),
  name: shownText,
  account: z.nullable(named),
  /** Cents. */
  amount: z.number(),
  currency,
  /** Own probability of the deal (0 to 100); null: the one of its stage. */
  probability: z.nullable(z.number()),
  offer: z.nullable(named),
  owner: z.nullable(
    z.object({ id: z.string(), name: z.nullable(z.string()), avatar: z.nullable(z.string()) }),
  ),
  next_action: z.nullable(z.string()),
  next_action_at: z.nullable(z.string()),
  is_late: z.boolean(),
  expected_close_on: z.nullable(z.string()),
  stage: z.string(),
  stage_entered_at: z.nullable(z.string()),
  closed_on: z.nullable(z.string()),
  position: z.nullable(z.union([z.string(), z.number()])),
  may_move: z.boolean(),
  is_archived: z.boolean(),
  /** What has happened around the deal: core says with it where the deal may go. */
  facts: z.object({
    last_meeting_at: instant,
    next_meeting_at: instant,
    last_note_at: instant,
    proposal_sent_at: instant,
    audit_delivered_at: instant,
    audit_validated_at: instant,
    taken_over_at: instant,
  }),
});

const stageInfo = z.object({
  key: z.string(),
  type: z.enum(stageTypes),
  label: shownText,
  label_en: shownText,
  color: z.nullable(z.string()),
  probability: z.number(),
});

/** Figures of one stage, as the server counts them. */
const stageFigures = z.object({ key: z.string(), count: z.number(), totals: z.array(total) });

/** `GET /board/stages/:stage`: where the next page starts; null when every card is here. */
export const cardPage = z.object({ cards: z.array(card), next: z.nullable(z.string()) });

const stageColumn = z.object({ ...stageInfo.shape, ...stageFigures.shape, ...cardPage.shape });

/** `GET /board` */
export const board = z.object({
  stages: z.array(stageColumn),
  /** Types of stage a deal may go to from a type of stage, for the person who looks. */
  moves: z.record(z.enum(stageTypes), z.array(z.enum(stageTypes))),
  /** The server's clock when it answered. */
  now: z.string(),
  /** Closed deals are shown from this day on. */
  closed_since: z.string(),
});

/** `GET /board/totals` */
export const boardTotals = z.object({ stages: z.array(stageFigures) });

/** `GET /deals`: a page, with the count and the sums of all of them. */
export const dealPage = z.object({
  rows: z.array(card),
  totals: z.array(total),
  count: z.number(),
});

/** `POST /deals/:id/move`: the card once moved. */
export const moved = z.object({ card });

/** `POST /deals/:id/milestones`: the line of the timeline, the move it brought, what still lacks. */
export const recorded = z.object({
  activity: z.string(),
  moved: z.nullable(z.object({ from: z.string(), to: z.string() })),
  missing: z.nullable(z.object({ code: z.string(), message: z.string() })),
});

const outcome = z.object({
  count: z.number(),
  totals: z.array(z.object({ currency: z.string(), sum: z.number() })),
});

/** `GET /funnel`: what went through each stage over a period. */
export const funnel = z.object({
  from: z.string(),
  to: z.string(),
  stages: z.array(
    z.object({
      key: z.string(),
      type: z.enum(stageTypes),
      label: shownText,
      label_en: shownText,
      color: z.nullable(z.string()),
      entered: z.number(),
      /** Share of those that went further, in basis points; null when none entered or it is the end. */
      conversion_bp: z.nullable(z.number()),
      median_seconds: z.nullable(z.number()),
    }),
  ),
  won: outcome,
  lost: outcome,
  totals: z.object({ closed: z.number(), won_bp: z.nullable(z.number()) }),
});

const cardId = z.pipe(
  z.nullish(z.uuid()),
  z.transform((id) => id ?? null),
);

/** What a board sends of a drop; the stage itself is judged by core. */
export const moveBody = z.object({
  to: z.string().check(z.maxLength(64)),
  before: cardId,
  after: cardId,
  seen_stage: z.optional(z.string().check(z.maxLength(64))),
  loss_reason: z.nullish(z.string().check(z.maxLength(64))),
  loss_note: z.nullish(z.string().check(z.maxLength(4000))),
  override_reason: z.nullish(z.string().check(z.maxLength(255))),
});

export const milestoneBody = z.object({
  milestone: z.enum(milestones),
  has_agreement: z.nullish(z.boolean()),
  attachment: z.nullish(z.uuid()),
  contact: z.nullish(z.uuid()),
  occurred_on: z.nullish(z.string().check(z.maxLength(32))),
  note: z.nullish(z.string().check(z.maxLength(4000))),
});

export const withdrawalBody = z.object({ reason: z.string().check(z.maxLength(1000)) });

/** `POST /deals/:id/milestones/:activity/withdraw`: what was taken back. */
export const withdrawn = z.object({ milestone: z.enum(milestones) });

export type Board = Answer<typeof board>;
export type Card = Answer<typeof card>;
export type StageInfo = Answer<typeof stageInfo>;
export type StageColumn = Answer<typeof stageColumn>;
export type StageFigures = Answer<typeof stageFigures>;
export type Total = Answer<typeof total>;
export type DealPage = Answer<typeof dealPage>;
export type Recorded = Answer<typeof recorded>;
export type Funnel = Answer<typeof funnel>;
export type FunnelStage = Funnel['stages'][number];
export type MoveBody = Answer<typeof moveBody>;
export type MilestoneBody = Answer<typeof milestoneBody>;

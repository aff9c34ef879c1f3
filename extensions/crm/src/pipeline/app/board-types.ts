import type { ShownPerson } from '@ia/app-kit/parts/person-look';
import type { DealFacts, StageType } from '@ia/core';
import type { Currency } from '@ia/core/money';

/** A sum of deals in one currency, in cents; amounts of different currencies are never added. */
export interface Total {
  readonly currency: Currency;
  readonly sum: number;
  readonly weighted: number;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A deal as the board shows it. */
export interface Card {
  readonly id: string;
  readonly name: string;
  /** Null for a reader who may not see accounts. */
  readonly account: Named | null;
  readonly amount: number;
  readonly currency: Currency;
  /** Own probability of the deal (0 to 100); null: the one of its stage. */
  readonly probability: number | null;
  readonly offer: Named | null;
  readonly owner: ShownPerson | null;
  readonly next_action: string | null;
  readonly next_action_at: string | null;
  readonly is_late: boolean;
  readonly expected_close_on: string | null;
  readonly stage: string;
  readonly stage_entered_at: string | null;
  readonly closed_on: string | null;
  readonly position: string | number | null;
  readonly may_move: boolean;
  /** What has happened around the deal: core says with it where the deal may go. */
  readonly facts: DealFacts;
}

export interface StageInfo {
  readonly key: string;
  readonly type: StageType;
  readonly label: string;
  readonly label_en: string;
  readonly color: string | null;
  readonly probability: number;
}

export interface StageColumn extends StageInfo {
  readonly count: number;
  readonly totals: readonly Total[];
  readonly cards: readonly Card[];
  /** Where the next page starts; null when every card is here. */
  readonly next: string | null;
}

/** Types of stage a deal may go to from a type of stage, for the person who looks. */
export type AllowedMoves = Readonly<Record<StageType, readonly StageType[]>>;

export interface Board {
  readonly stages: readonly StageColumn[];
  readonly moves: AllowedMoves;
  /** The server's clock when it answered. */
  readonly now: string;
  /** Closed deals are shown from this day on. */
  readonly closed_since: string;
}

/** Figures of one stage, as the server counts them. */
export interface StageFigures {
  readonly key: string;
  readonly count: number;
  readonly totals: readonly Total[];
}

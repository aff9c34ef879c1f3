import type { dealFacts } from '../records/deal-facts.ts';
import type { StageKey } from './stages.ts';
import { stageKeys, stageType } from './stages.ts';

type Instant = Date | string | null;

/**
 * What has happened around a deal, `null` when it has not. `last_meeting_at` is the latest meeting held:
 * cancelled ones never count; `next_meeting_at` the first still to come when its activities last changed;
 * `taken_over_at`: it came into its stage before these rules watched it, what led there is taken as done.
 */
export type DealFacts = { readonly [Fact in (typeof dealFacts)[number]]?: Instant };

type Entry =
  | 'a meeting, planned or held'
  | 'a proposal generated and sent'
  | 'an audit delivered or validated'
  | 'a proposal sent or an audit delivered';

interface StageGate {
  /** What a deal needs to come in from an earlier stage, or back from a closed one. */
  readonly enter: Entry | null;
  /** What it needs to go on to a later stage or to be won. */
  readonly leave: 'a note written after the meeting' | null;
}

/**
 * How the agency sells, stage by stage. Going back to an earlier open stage and giving a deal up
 * need nothing of this table: a loss has its own rule (`decideLoss`), and `stage-moves` says who
 * may move what. Skipping stages needs what the target asks and what the present stage asks.
 */
export const stageGates: Readonly<Record<StageKey, StageGate>> = {
  prospect: { enter: null, leave: null },
  meeting: { enter: 'a meeting, planned or held', leave: 'a note written after the meeting' },
  proposal: { enter: 'a proposal generated and sent', leave: null },
  audit: { enter: 'an audit delivered or validated', leave: null },
  negotiation: { enter: 'a proposal sent or an audit delivered', leave: null },
  won: { enter: null, leave: null },
  lost: { enter: null, leave: null },
};

export type MissingCode =
  | 'MEETING_REQUIRED'
  | 'MEETING_TO_COME'
  | 'MEETING_NOTE_REQUIRED'
  | 'PROPOSAL_REQUIRED'
  | 'AUDIT_REQUIRED'
  | 'PROPOSAL_OR_AUDIT_REQUIRED';

/** What is missing for a move, and the instant (ISO) of the meeting it is about. */
export interface MissingStep {
  readonly code: MissingCode;
  readonly value: string | null;
}

export interface StagePassage {
  readonly from: StageKey;
  readonly to: StageKey;
  readonly facts: DealFacts;
  readonly now: Date;
}

/** What a deal still lacks to go from a stage to another; `null`: nothing. */
export function findMissingStep({ from, to, facts, now }: StagePassage): MissingStep | null {
  if (!isForward(from, to)) return null;
  const known = factsAt(facts, now);
  const left = stageGates[from].leave === null ? null : missingNote(known);
  return left ?? missingEntry(stageGates[to].enter, known);
}

/** Forward: to a later open stage, to the win, or back to work from a closed stage. */
function isForward(from: StageKey, to: StageKey): boolean {
  if (to === 'lost' || from === to) return false;
  return stageType(from) !== 'open' || stageKeys.indexOf(to) > stageKeys.indexOf(from);
}

interface Known extends DealFacts {
  /** Instants in milliseconds. */
  readonly held: number | null;
  readonly planned: number | null;
  readonly noted: number | null;
}

/** A meeting that was to come is held once its hour has passed: nobody has to write it again. */
function factsAt(facts: DealFacts, now: Date): Known {
  const [last, next] = [timeOf(facts.last_meeting_at), timeOf(facts.next_meeting_at)];
  const isOver = next !== null && next <= now.getTime();
  return {
    ...facts,
    held: isOver ? next : last,
    planned: isOver ? null : next,
    noted: timeOf(facts.last_note_at),
  };
}

function missingNote({ held, planned, noted, taken_over_at }: Known): MissingStep | null {
  if (held !== null) {
    return noted !== null && noted >= held ? null : missing('MEETING_NOTE_REQUIRED', held);
  }
  if (planned !== null) return missing('MEETING_TO_COME', planned);
  return taken_over_at ? null : missing('MEETING_REQUIRED');
}

function missingEntry(need: Entry | null, known: Known): MissingStep | null {
  const audit = known.audit_delivered_at ?? known.audit_validated_at;
  switch (need) {
    case 'a meeting, planned or held':
      return (known.held ?? known.planned ?? known.taken_over_at)
        ? null
        : missing('MEETING_REQUIRED');
    case 'a proposal generated and sent':
      return known.proposal_sent_at ? null : missing('PROPOSAL_REQUIRED');
    case 'an audit delivered or validated':
      return audit ? null : missing('AUDIT_REQUIRED');
    case 'a proposal sent or an audit delivered':
      return (known.proposal_sent_at ?? audit) ? null : missing('PROPOSAL_OR_AUDIT_REQUIRED');
    case null:
      return null;
  }
}

function missing(code: MissingCode, time?: number): MissingStep {
  return { code, value: time === undefined ? null : new Date(time).toISOString() };
}

function timeOf(instant: Instant | undefined): number | null {
  const time = instant ? new Date(instant).getTime() : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

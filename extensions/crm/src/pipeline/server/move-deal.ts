import { DomainError, decideStageMove, parseStage, type StageKey } from '@ia/core';
import { type ExtensionContext, requestLocale } from '@ia/directus-kit';
import type { MoveBody } from '../contract.ts';
import type { BoardAsker } from './board-asker.ts';
import { checkReasons } from './check-reasons.ts';
import { placeMove } from './place-move.ts';
import { loadSituation, type Situation } from './store/load-situation.ts';
import type { MoveChanges } from './store/write-move.ts';

export interface MoveQuestion {
  readonly deal: string;
  readonly body: MoveBody;
}

/**
 * Moves a card for somebody: their rights first, then the gates, then the place. Returns the card
 * as JSON; the figures of the board are asked for apart (`read-totals.ts`).
 * @throws FORBIDDEN before any reason, DEAL_MOVED, and what `decideStageMove` throws
 */
export async function moveDeal(
  asker: BoardAsker,
  context: ExtensionContext,
  { deal, body }: MoveQuestion,
): Promise<string> {
  const situation = await loadAllowed(asker, deal, body);
  const to = parseStage(body.to);
  const wish = { ...body, ...(await checkReasons(asker, context, body)) };
  const changes = decide(situation, to, wish);
  const drop = { deal, to, after: body.after, before: body.before };
  const answer = await placeMove(asker, context, { drop, situation, changes });
  if (answer !== null) return answer;
  // Somebody was faster: decided again on what they left, which tells where the deal is now.
  const present = await loadAllowed(asker, deal, body);
  decide(present, to, { ...wish, seen_stage: situation.deal.stage });
  throw new DomainError('DEAL_MOVED', { value: present.deal.stage, hint: labelOf(present) });
}

/** Deals out of reach and deals that do not exist are told alike. @throws FORBIDDEN */
async function loadAllowed(asker: BoardAsker, deal: string, body: MoveBody): Promise<Situation> {
  const { after, before } = body;
  const situation = await loadSituation(asker, { deal, to: body.to, after, before });
  const isVisible = asker.visibleDeals === null || asker.visibleDeals.includes(deal);
  if (!situation?.may_update || !isVisible) throw new DomainError('FORBIDDEN');
  return situation;
}

/** What the gates leave of the wish; only the fields a person writes: the database adds the rest. */
function decide(situation: Situation, to: StageKey, body: MoveBody): Omit<MoveChanges, 'position'> {
  const { deal, reasons, role } = situation;
  const move = decideStageMove({
    deal: { ...deal, loss_reason: body.loss_reason ?? null, loss_note: body.loss_note ?? null },
    to,
    actorRole: role ?? '',
    now: new Date(),
    reasons,
    seenStage: body.seen_stage,
    stageLabel: labelOf(situation),
    overrideReason: body.override_reason,
  });
  const override = move?.override ? { override_reason: move.override.reason } : {};
  if (!move || to !== 'lost') return { stage: to, ...override };
  const { loss_reason, loss_note } = move.changes;
  return { stage: to, loss_reason, loss_note };
}

function labelOf({ label, label_en }: Situation): string {
  return requestLocale() === 'en' ? label_en : label;
}

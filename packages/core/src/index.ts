export { normaliseDomain } from './accounts/normalise-domain.ts';
export type { LinkCandidate } from './auth/link-policy.ts';
export { linkExpiry, linkPolicy, mayReceiveLink } from './auth/link-policy.ts';
export { normaliseEmail } from './contacts/normalise-email.ts';
export { codeOfTakenKey, isErrorCode, statusOf } from './errors/catalogue.ts';
export type { ErrorCode, ErrorDetails } from './errors.ts';
export { DomainError, inCollection, isDomainError } from './errors.ts';
export { fieldLabel } from './messages/field-label.ts';
export type { Locale, Localised } from './messages/locale.ts';
export { messageFor } from './messages/message-for.ts';
export { platformSentence } from './messages/platform-sentence.ts';
export { remarkLabel } from './messages/remark-label.ts';
export { sentenceFor } from './messages/sentence-for.ts';
export * from './money/index.ts';
export type { CheckedDealFields, DealFields } from './pipeline/check-deal-fields.ts';
export { checkDealFields } from './pipeline/check-deal-fields.ts';
export { choosePosition } from './pipeline/choose-position.ts';
export type { DealDraft, DealDraftInput, NewDeal } from './pipeline/decide-deal-draft.ts';
export { decideDealDraft } from './pipeline/decide-deal-draft.ts';
export type { Milestone, MilestoneDecision, MilestoneInput } from './pipeline/decide-milestone.ts';
export { decideMilestone, milestones } from './pipeline/decide-milestone.ts';
export type { MovingDeal, StageMove, StageMoveInput } from './pipeline/decide-stage-move.ts';
export { decideStageMove } from './pipeline/decide-stage-move.ts';
export type { StageCount } from './pipeline/funnel.ts';
export { conversionOf, shareOf } from './pipeline/funnel.ts';
export { isDealLate } from './pipeline/is-deal-late.ts';
export type { Loss, LossReason, WriteMode } from './pipeline/loss.ts';
export { decideLoss, UNKNOWN_LOSS_REASON } from './pipeline/loss.ts';
export { type Neighbours, placeCard } from './pipeline/place-card.ts';
export type { DealFacts, MissingCode, MissingStep } from './pipeline/stage-gates.ts';
export { findMissingStep } from './pipeline/stage-gates.ts';
export type { ActorRole } from './pipeline/stage-moves.ts';
export { isMoveAllowed, movesOfRole } from './pipeline/stage-moves.ts';
export type { StageKey, StageType } from './pipeline/stages.ts';
export { parseStage, stageKeys, stageType, stageTypes } from './pipeline/stages.ts';
export { weightedAmount } from './pipeline/weighted-amount.ts';
export { parseProjectTemplate } from './projects/parse-project-template.ts';
export type { ProjectPlan, SoldOffer, WonDeal } from './projects/plan-project-from-deal.ts';
export { planProjectFromDeal } from './projects/plan-project-from-deal.ts';
export type { ProjectTemplate, TaskPriority } from './projects/project-template.ts';
export { defaultProjectTemplate } from './projects/project-template.ts';
export { cleanName, cleanText, isReadable } from './text/clean-text.ts';
export type { CivilDate, CivilDateFormat } from './time/civil-date.ts';
export {
  addDays,
  civilDateOf,
  daysBetween,
  parseCivilDate,
  startOfCivilDate,
} from './time/civil-date.ts';

export { normaliseDomain } from './accounts/normalise-domain.ts';
export type { LinkCandidate } from './auth/link-policy.ts';
export { linkExpiry, linkPolicy, mayReceiveLink } from './auth/link-policy.ts';
export { normaliseEmail } from './contacts/normalise-email.ts';
export { codeOfTakenKey, isErrorCode, statusOf } from './errors/catalogue.ts';
export type { ErrorCode, ErrorDetails } from './errors.ts';
export { DomainError, inCollection, isDomainError } from './errors.ts';
export type { Locale, Localised } from './messages/locale.ts';
export { messageFor } from './messages/message-for.ts';
export { platformSentence } from './messages/platform-sentence.ts';
export { remarkLabel } from './messages/remark-label.ts';
export * from './money/index.ts';
export { checkDealFields } from './pipeline/check-deal-fields.ts';
export { decideDealDraft } from './pipeline/decide-deal-draft.ts';
export type { Milestone, MilestoneDecision } from './pipeline/decide-milestone.ts';
export { decideMilestone, milestones } from './pipeline/decide-milestone.ts';
export type { MovingDeal } from './pipeline/decide-stage-move.ts';
export { decideStageMove } from './pipeline/decide-stage-move.ts';
export { conversionOf, shareOf } from './pipeline/funnel.ts';
export type { LossReason } from './pipeline/loss.ts';
export { decideLoss, UNKNOWN_LOSS_REASON } from './pipeline/loss.ts';
export { type Neighbours, placeCard } from './pipeline/place-card.ts';
export { findMissingStep } from './pipeline/stage-gates.ts';
export { movesOfRole } from './pipeline/stage-moves.ts';
export type { StageKey, StageType } from './pipeline/stages.ts';
export { parseStage, stageKeys, stageType, stageTypes } from './pipeline/stages.ts';
export { weightedAmount } from './pipeline/weighted-amount.ts';
export { parseProjectTemplate } from './projects/parse-project-template.ts';
export type { ProjectPlan, WonDeal } from './projects/plan-project-from-deal.ts';
export { planProjectFromDeal } from './projects/plan-project-from-deal.ts';
export type { ProjectTemplate, TaskPriority } from './projects/project-template.ts';
export { cleanName, cleanText, isReadable } from './text/clean-text.ts';
export type { CivilDate } from './time/civil-date.ts';
export {
  addDays,
  civilDateOf,
  daysBetween,
  parseCivilDate,
  startOfCivilDate,
} from './time/civil-date.ts';

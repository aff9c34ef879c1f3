import type { ReminderFacts } from './reminder-facts.ts';
import type { ReminderChannel, SkipReason, StopReason } from './reminder-words.ts';
import { failsCondition, type StepConditions } from './step-conditions.ts';

export interface StopRules {
  readonly onReply: boolean;
  readonly onMeeting: boolean;
  readonly onStageChange: boolean;
}

export interface StepToDecide extends StepConditions {
  readonly channel: ReminderChannel;
}

type StopTest = (facts: ReminderFacts, rules: StopRules, channel: ReminderChannel) => boolean;

/** What ends a sequence, the first that holds being the reason told. */
const STOPS: readonly (readonly [StopReason, StopTest])[] = [
  ['converted', ({ leadStatus }) => leadStatus === 'converted'],
  ['disqualified', ({ leadStatus }) => leadStatus === 'disqualified'],
  ['won', ({ stageType }) => stageType === 'won'],
  ['lost', ({ stageType }) => stageType === 'lost'],
  ['archived', ({ isArchived }) => isArchived],
  // Who refuses mails is left in peace by the whole sequence, whatever the channel of its next step.
  ['unsubscribed', ({ mailConsent }) => mailConsent === 'withdrawn'],
  [
    'unsubscribed',
    ({ whatsappConsent }, _, channel) => channel === 'whatsapp' && whatsappConsent === 'withdrawn',
  ],
  ['bounced', ({ isBounced, address }) => isBounced && address === null],
  ['replied', ({ hasReplied }, { onReply }) => onReply && hasReplied],
  ['meeting', ({ hasMeeting }, { onMeeting }) => onMeeting && hasMeeting],
  ['stage_changed', ({ hasChangedStage }, { onStageChange }) => onStageChange && hasChangedStage],
];

/** What each channel cannot do without. */
const NEEDS: Readonly<
  Record<ReminderChannel, readonly (readonly [SkipReason, (facts: ReminderFacts) => boolean])[]>
> = {
  mail: [['no_address', ({ address }) => address === null]],
  whatsapp: [
    ['no_phone', ({ phone }) => phone === null],
    // WhatsApp asks for an agreement given beforehand, not for the absence of a refusal.
    ['no_opt_in', ({ whatsappConsent }) => whatsappConsent !== 'granted'],
  ],
  linkedin_task: [],
};

export type ReminderDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'skip'; readonly reason: SkipReason }
  | { readonly kind: 'stop'; readonly reason: StopReason };

/** Why a sequence has to end, whatever its next step; null when it goes on. */
export function findStop(
  facts: ReminderFacts,
  rules: StopRules,
  channel: ReminderChannel,
): StopReason | null {
  return STOPS.find(([, holds]) => holds(facts, rules, channel))?.[0] ?? null;
}

/** What becomes of a step that is due: sent, left out, or the end of its sequence. */
export function decideReminder(
  facts: ReminderFacts,
  rules: StopRules,
  step: StepToDecide,
): ReminderDecision {
  const stop = findStop(facts, rules, step.channel);
  if (stop) return { kind: 'stop', reason: stop };
  const missing = NEEDS[step.channel].find(([, lacks]) => lacks(facts))?.[0];
  if (missing) return { kind: 'skip', reason: missing };
  if (failsCondition(facts, step)) return { kind: 'skip', reason: 'condition' };
  return { kind: 'send' };
}
